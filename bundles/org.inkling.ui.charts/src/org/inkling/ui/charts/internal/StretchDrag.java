package org.inkling.ui.charts.internal;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Range;

/** Drags one end of the picked stretch of a chart. */
final class StretchDrag {

    private final ChartCanvas canvas;
    private boolean drags;
    private double fixed;

    StretchDrag(ChartCanvas canvas) {
        this.canvas = canvas;
    }

    /** Takes hold of an end. @return whether there is one within reach */
    boolean begin(LineChart chart, double reach, double place) {
        Range picked = chart.picked();
        if (picked == null || !over(chart, reach, place)) {
            return false;
        }
        drags = true;
        fixed = Math.abs(place - picked.from()) < Math.abs(place - picked.to()) ? picked.to() : picked.from();
        return true;
    }

    boolean over(LineChart chart, double reach, double place) {
        Range picked = chart.picked();
        return picked != null && canvas.isPickedResizable()
                && Math.min(Math.abs(place - picked.from()), Math.abs(place - picked.to())) <= reach;
    }

    /** @return whether an end is held */
    boolean drag(LineChart chart, double place) {
        if (!drags) {
            return false;
        }
        Range all = chart.all();
        double moved = Math.max(all.from(), Math.min(all.to(), place));
        Range picked = new Range(Math.min(fixed, moved), Math.max(fixed, moved));
        canvas.setChart(chart.pick(picked).cursorAt(Double.NaN));
        @Nullable
        Consumer<Range> listener = canvas.pickedListener();
        if (listener != null) {
            listener.accept(picked);
        }
        return true;
    }

    void end() {
        drags = false;
    }
}
