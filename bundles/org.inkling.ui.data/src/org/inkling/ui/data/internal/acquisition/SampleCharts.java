package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.inkling.api.data.Signal;
import org.inkling.data.Media;
import org.inkling.ui.charts.Axis;
import org.inkling.ui.charts.FloatSource;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Series;

/** Plots of recordings. Making one looks at every value once: do it in the background. */
public final class SampleCharts {

    private SampleCharts() {
    }

    /** A curve for each axis of a recording, in milliseconds. */
    public static List<Series> series(Signal signal) {
        int count = signal.schema().axes().size();
        double interval = signal.schema().intervalMs() > 0 ? signal.schema().intervalMs() : 1;
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            series.add(Series.of(signal.schema().axes().get(i).name(), FloatSource.interleaved(signal.values(), i, count), 0, interval,
                    Hue.axis(i)));
        }
        return series;
    }

    /** The plot of some curves. @param hidden indices of curves that are not shown */
    public static LineChart chart(Signal signal, List<Series> series, Set<Integer> hidden) {
        List<Series> shown = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if (!hidden.contains(i)) {
                shown.add(series.get(i));
            }
        }
        return LineChart.of(shown, new Axis("", "ms"), new Axis("", unit(signal)));
    }

    /** The unit of every axis, empty when they differ. */
    static String unit(Signal signal) {
        if (Media.of(signal.schema()) == Media.AUDIO) {
            return "";
        }
        return signal.schema().axes().stream().map(org.inkling.api.data.Axis::units).distinct().count() == 1
                ? signal.schema().axes().get(0).units().replace("m/s2", "m/s²")
                : "";
    }
}
