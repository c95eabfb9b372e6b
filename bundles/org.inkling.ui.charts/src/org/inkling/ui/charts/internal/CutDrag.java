package org.inkling.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.LineChart;

/** Sets, drags and removes the cuts of a chart. */
final class CutDrag {

    private final ChartCanvas canvas;
    private int held = -1;

    CutDrag(ChartCanvas canvas) {
        this.canvas = canvas;
    }

    /** Takes hold of the cut within reach, or makes one. @return whether cuts can be made */
    boolean begin(LineChart chart, boolean inside, double reach, double place) {
        if (canvas.cutsListener() == null || !inside) {
            return false;
        }
        held = nearest(chart, reach, place);
        if (held < 0) {
            List<Double> cuts = new ArrayList<>(chart.cuts());
            cuts.add(place);
            held = cuts.size() - 1;
            show(chart, cuts);
        }
        return true;
    }

    boolean over(LineChart chart, double reach, double place) {
        return canvas.cutsListener() != null && nearest(chart, reach, place) >= 0;
    }

    /** @return whether a cut is held */
    boolean drag(LineChart chart, double place) {
        if (held < 0 || held >= chart.cuts().size()) {
            return false;
        }
        List<Double> cuts = new ArrayList<>(chart.cuts());
        cuts.set(held, Math.max(chart.all().from(), Math.min(chart.all().to(), place)));
        show(chart, cuts);
        return true;
    }

    void end() {
        held = -1;
    }

    /** Removes the cut within reach. @return whether cuts can be made, and a double click therefore means one */
    boolean remove(LineChart chart, double reach, double place) {
        if (canvas.cutsListener() == null) {
            return false;
        }
        int found = nearest(chart, reach, place);
        if (found >= 0) {
            List<Double> cuts = new ArrayList<>(chart.cuts());
            cuts.remove(found);
            held = -1;
            show(chart, cuts);
        }
        return true;
    }

    private static int nearest(LineChart chart, double reach, double place) {
        int best = -1;
        for (int i = 0; i < chart.cuts().size(); i++) {
            double distance = Math.abs(chart.cuts().get(i) - place);
            if (distance <= reach && (best < 0 || distance < Math.abs(chart.cuts().get(best) - place))) {
                best = i;
            }
        }
        return best;
    }

    private void show(LineChart chart, List<Double> cuts) {
        canvas.setChart(chart.cutAt(cuts).cursorAt(Double.NaN));
        @Nullable
        Consumer<List<Double>> listener = canvas.cutsListener();
        if (listener != null) {
            listener.accept(cuts);
        }
    }
}
