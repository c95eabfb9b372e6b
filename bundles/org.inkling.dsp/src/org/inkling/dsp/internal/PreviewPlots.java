package org.inkling.dsp.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.dsp.PreviewPlot;
import org.inkling.api.impulse.SignalShape;

/** Collects the curves of a preview: those of one title become one plot. */
public final class PreviewPlots {

    /** What stands at the x axis of a signal over time. */
    private static final String TIME = "time";

    private final Map<String, PreviewPlot> plots = new LinkedHashMap<>();

    /** A curve over time in milliseconds, starting at 0. */
    public void time(String title, String curve, double stepMs, float[] values) {
        add(title, TIME, "ms", "", 0, stepMs, curve, values);
    }

    /** A curve over frequency in hertz, starting at 0. */
    public void spectrum(String title, String y, String curve, double stepHz, float[] values) {
        add(title, "frequency", "Hz", y, 0, stepHz, curve, values);
    }

    /** Any curve; the places are those of the first curve of the title. */
    public void add(String title, String x, String unit, String y, double start, double step, String curve, float[] values) {
        PreviewPlot known = plots.get(title);
        List<PreviewPlot.Curve> curves = new ArrayList<>(known == null ? List.of() : known.curves());
        curves.add(new PreviewPlot.Curve(curve, values));
        plots.put(title, new PreviewPlot(title, x, unit, y, start, step, curves));
    }

    public List<PreviewPlot> plots() {
        return List.copyOf(plots.values());
    }

    /** The axes as they go into a block that only multiplies them. */
    static List<PreviewPlot> scaled(Axes axes, SignalShape in, float scale, float[] window) {
        PreviewPlots plots = new PreviewPlots();
        for (int axis = 0; axis < axes.count(); axis++) {
            float[] x = new float[in.frames()];
            Axes.gather(window, axes.column(axis), in.axes().size(), in.frames(), scale, x);
            plots.time("After scaling", axes.names().get(axis), in.intervalMs() > 0 ? in.intervalMs() : 1, x);
        }
        return plots.plots();
    }
}
