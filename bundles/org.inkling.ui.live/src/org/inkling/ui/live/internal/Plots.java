package org.inkling.ui.live.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.data.Signal;
import org.inkling.ui.charts.Axis;
import org.inkling.ui.charts.FloatSource;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Series;

/** Plots of recordings. */
public final class Plots {

    private Plots() {
    }

    /** Every axis over milliseconds. May take a while for a long recording: not for the user interface's thread. */
    public static LineChart of(Signal signal) {
        List<Series> series = new ArrayList<>();
        int axes = signal.schema().axes().size();
        double step = signal.schema().intervalMs() > 0 ? signal.schema().intervalMs() : 1;
        for (int a = 0; a < axes; a++) {
            series.add(Series.of(signal.schema().axes().get(a).name(), FloatSource.interleaved(signal.values(), a, axes), 0, step,
                    Hue.axis(a)));
        }
        String unit = axes == 0 ? "" : signal.schema().axes().get(0).units().replace("m/s2", "m/s²");
        return LineChart.of(series, new Axis("", "ms"), new Axis("", unit));
    }
}
