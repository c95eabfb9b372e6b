package org.inkling.ui.charts;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.ui.charts.internal.LinePlot;

/**
 * Curves over one x axis, with axes, grid, legend, a stretch picked out, and a cursor with the values under it.
 * Curves longer than the plot is wide are drawn from their smallest and largest value in each column.
 *
 * @param series   curves, the first at the bottom
 * @param x        x axis
 * @param y        y axis
 * @param visible  part of the x axis that is shown
 * @param values   part of the y axis that is shown
 * @param picked   stretch of the x axis that is picked out, or null
 * @param cursor   place of the cursor, NaN for none
 * @param legend   whether names and colours of the curves stand below the plot
 * @param cuts     places where the curves are to be cut, marked by lines
 */
public record LineChart(List<Series> series, Axis x, Axis y, Range visible, Range values, @Nullable Range picked, double cursor,
        boolean legend, List<Double> cuts) implements Chart {

    public LineChart {
        series = List.copyOf(series);
        cuts = List.copyOf(cuts);
    }

    /** Everything of some curves. */
    public static LineChart of(List<Series> series, Axis x, Axis y) {
        return new LineChart(series, x, y, places(series), Ticks.widen(values(series), 4), null, Double.NaN, true, List.of());
    }

    /** The whole x axis that there is data for. */
    public Range all() {
        return places(series);
    }

    /** The same with another part of the x axis. */
    public LineChart show(Range part) {
        return new LineChart(series, x, y, part, values, picked, cursor, legend, cuts);
    }

    /** The same with a fixed y axis. */
    public LineChart between(double low, double high) {
        return new LineChart(series, x, y, visible, new Range(low, high), picked, cursor, legend, cuts);
    }

    /** The same with a stretch picked out, or none. */
    public LineChart pick(@Nullable Range stretch) {
        return new LineChart(series, x, y, visible, values, stretch, cursor, legend, cuts);
    }

    /** The same with the cursor somewhere else; NaN takes it away. */
    public LineChart cursorAt(double place) {
        return new LineChart(series, x, y, visible, values, picked, place, legend, cuts);
    }

    /** The same with lines where the curves are to be cut. */
    public LineChart cutAt(List<Double> places) {
        return new LineChart(series, x, y, visible, values, picked, cursor, legend, places);
    }

    /** The same without a legend. */
    public LineChart withoutLegend() {
        return new LineChart(series, x, y, visible, values, picked, cursor, false, cuts);
    }

    /** Zooms by a factor (below 1: closer) so that a place stays where it is; at least about four values stay visible. */
    public LineChart zoom(double place, double factor) {
        Range all = all().open();
        double least = series.stream().mapToDouble(Series::step).min().orElse(1) * 4;
        double length = Math.max(Math.min(least, all.length()), Math.min(all.length(), visible.length() * factor));
        double share = visible.length() > 0 ? (place - visible.from()) / visible.length() : 0.5;
        return show(all.part(place + (0.5 - share) * length, length));
    }

    /** Moves the visible part, not beyond the data. */
    public LineChart pan(double distance) {
        return show(all().open().part((visible.from() + visible.to()) / 2 + distance, visible.length()));
    }

    /** Where the curves themselves are drawn when the chart is painted into an area. */
    public Box plot(Painter painter, Box area) {
        return new LinePlot(this, painter, area).plot();
    }

    @Override
    public void paint(Painter painter, Box area, Theme theme) {
        new LinePlot(this, painter, area).paint(theme);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Plot of ");
        for (int i = 0; i < series.size(); i++) {
            Range range = series.get(i).values();
            text.append(i == 0 ? "" : ", ").append(series.get(i).name()).append(" from ").append(Numbers.decimal(range.from(), 3))
                    .append(" to ").append(Numbers.decimal(range.to(), 3));
        }
        return text.append(y.unit().isEmpty() ? "" : " " + y.unit()).append(", over ").append(Numbers.decimal(visible.from(), 1))
                .append(" to ")
                .append(Numbers.decimal(visible.to(), 1)).append(x.unit().isEmpty() ? "" : " " + x.unit()).append('.').toString();
    }

    private static Range places(List<Series> series) {
        return series.stream().filter(s -> s.data().size() > 0).map(Series::places).reduce(Range::union).orElseGet(() -> new Range(0, 1));
    }

    private static Range values(List<Series> series) {
        return series.stream().filter(s -> s.data().size() > 0).map(Series::values).reduce(Range::union).orElseGet(() -> new Range(0, 1));
    }
}
