package org.inkling.ui.charts.internal;

import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.Pyramid;
import org.inkling.ui.charts.Range;
import org.inkling.ui.charts.Series;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Ticks;
import org.inkling.ui.charts.Tone;

/** Lays out and paints one {@link LineChart}. */
public final class LinePlot {

    private static final double LINE = 1.6;
    private static final double GAP = 6;

    private final LineChart chart;
    private final Painter painter;
    private final Box area;
    private final Ticks yTicks;
    private final Box plot;

    public LinePlot(LineChart chart, Painter painter, Box area) {
        this.chart = chart;
        this.painter = painter;
        this.area = area;
        double line = painter.lineHeight(TextStyle.SMALL);
        double below = line + GAP + (chart.legend() ? painter.lineHeight(TextStyle.TEXT) + GAP : 0);
        this.yTicks = Ticks.of(chart.values(), (int) Math.max(2, (area.height() - below) / (3 * line)));
        double left = 0;
        for (int i = 0; i < yTicks.count(); i++) {
            left = Math.max(left, painter.textWidth(yTicks.label(i), TextStyle.SMALL));
        }
        this.plot = area.inset(left + GAP, chart.y().unit().isEmpty() && chart.y().title().isEmpty() ? 2 : line + 2, 1, below);
    }

    public Box plot() {
        return plot;
    }

    public void paint(Theme theme) {
        painter.fill(plot, 6, theme.colour(Tone.PLOT));
        grid(theme);
        painter.clip(plot);
        Range picked = chart.picked();
        if (picked != null) {
            painter.fill(new Box(x(picked.from()), plot.y(), x(picked.to()) - x(picked.from()), plot.height()), 0,
                    theme.colour(Tone.ACCENT).opacity(0.13));
        }
        for (Series series : chart.series()) {
            curve(series, series.hue().in(theme));
        }
        if (picked != null) {
            edge(picked.from(), theme);
            edge(picked.to(), theme);
        }
        for (double cut : chart.cuts()) {
            cut(cut, theme);
        }
        if (!Double.isNaN(chart.cursor())) {
            cursor(theme);
        }
        painter.unclip();
        painter.outline(plot, 6, theme.colour(Tone.LINE), 1);
        if (chart.legend()) {
            legend(theme);
        }
    }

    private void grid(Theme theme) {
        Colour line = theme.colour(Tone.LINE);
        Colour muted = theme.colour(Tone.MUTED);
        double height = painter.lineHeight(TextStyle.SMALL);
        for (int i = 0; i < yTicks.count(); i++) {
            double at = y(yTicks.value(i));
            painter.line(plot.x(), at, plot.right(), at, line, 1);
            painter.text(yTicks.label(i), plot.x() - GAP, at - height / 2, Align.RIGHT, TextStyle.SMALL, muted);
        }
        String caption = chart.x().caption();
        double captionWidth = caption.isEmpty() ? 0 : painter.textWidth(caption, TextStyle.SMALL) + GAP;
        Ticks ticks = xTicks();
        for (int i = 0; i < ticks.count(); i++) {
            double at = x(ticks.value(i));
            painter.line(at, plot.y(), at, plot.bottom(), line, 1);
            String label = ticks.label(i);
            double half = painter.textWidth(label, TextStyle.SMALL) / 2;
            if (at + half < plot.right() - captionWidth) {
                double place = Math.max(at, plot.x() + Math.min(half, 4));
                painter.text(label, place, plot.bottom() + 3, Align.CENTRE, TextStyle.SMALL, muted);
            }
        }
        painter.text(caption, plot.right(), plot.bottom() + 3, Align.RIGHT, TextStyle.SMALL, muted);
        painter.text(chart.y().caption(), plot.x(), area.y() - 1, Align.LEFT, TextStyle.SMALL, muted);
    }

    private Ticks xTicks() {
        double widest = painter.textWidth("00,000", TextStyle.SMALL) + 24;
        return Ticks.of(chart.visible(), (int) Math.max(2, plot.width() / widest));
    }

    private void curve(Series series, Colour colour) {
        Pyramid data = series.data();
        Range visible = chart.visible();
        int from = (int) Math.max(0, Math.floor((visible.from() - series.start()) / series.step()));
        int to = (int) Math.min(data.size(), Math.ceil((visible.to() - series.start()) / series.step()) + 1L);
        if (to <= from || plot.width() < 1) {
            return;
        }
        if (to - from > 2 * plot.width()) {
            columns(series, colour);
        } else {
            points(series, from, to, colour);
        }
    }

    private void points(Series series, int from, int to, Colour colour) {
        double[] xs = new double[to - from];
        double[] ys = new double[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            float value = series.data().get(i);
            if (Float.isNaN(value)) {
                // a gap in the data is a gap in the curve
                stroke(xs, ys, n, colour);
                n = 0;
            } else {
                xs[n] = x(series.start() + i * series.step());
                ys[n++] = y(value);
            }
        }
        stroke(xs, ys, n, colour);
    }

    private void stroke(double[] xs, double[] ys, int count, Colour colour) {
        if (count == 1) {
            painter.disc(xs[0], ys[0], LINE * 1.5, colour);
        } else if (count > 1) {
            painter.polyline(xs, ys, count, colour, LINE);
        }
    }

    private void columns(Series series, Colour colour) {
        int width = (int) Math.ceil(plot.width());
        double[] xs = new double[2 * width];
        double[] ys = new double[2 * width];
        float[] both = new float[2];
        int n = 0;
        for (int column = 0; column < width; column++) {
            int from = index(series, column);
            series.data().extremes(from, Math.max(from + 1, index(series, column + 1)), both);
            if (both[0] > both[1]) {
                continue;
            }
            // alternate the order so that the line does not double back
            boolean up = column % 2 == 0;
            xs[n] = plot.x() + column;
            ys[n++] = y(up ? both[0] : both[1]);
            xs[n] = plot.x() + column + 0.5;
            ys[n++] = y(up ? both[1] : both[0]);
        }
        painter.polyline(xs, ys, n, colour, 1);
    }

    private int index(Series series, int column) {
        double place = chart.visible().from() + chart.visible().length() * column / plot.width();
        return (int) Math.max(0, Math.min(series.data().size(), Math.ceil((place - series.start()) / series.step())));
    }

    private void edge(double place, Theme theme) {
        painter.line(x(place), plot.y(), x(place), plot.bottom(), theme.colour(Tone.ACCENT), 1.2);
    }

    private void cut(double place, Theme theme) {
        Colour colour = theme.colour(Tone.VIOLET);
        double at = x(place);
        painter.line(at, plot.y(), at, plot.bottom(), colour, 1.6);
        // a handle, so that it is seen that the line can be dragged
        painter.fillPolygon(new double[]{ at - 6, at + 6, at }, new double[]{ plot.y(), plot.y(), plot.y() + 9 }, 3, colour);
    }

    private void cursor(Theme theme) {
        double at = x(chart.cursor());
        painter.line(at, plot.y(), at, plot.bottom(), theme.colour(Tone.MUTED), 1);
        double line = painter.lineHeight(TextStyle.SMALL) + 2;
        double width = 0;
        for (Series series : chart.series()) {
            width = Math.max(width, painter.textWidth(reading(series), TextStyle.SMALL) + 12);
        }
        String place = Numbers.decimal(chart.cursor(), 1) + (chart.x().unit().isEmpty() ? "" : " " + chart.x().unit());
        width = Math.max(width, painter.textWidth(place, TextStyle.SMALL)) + 14;
        Box box = new Box(at + 8 + width > plot.right() ? at - 8 - width : at + 8, plot.y() + 6, width,
                line * (chart.series().size() + 1) + 8);
        painter.fill(box, 6, theme.colour(Tone.SURFACE).opacity(0.94));
        painter.outline(box, 6, theme.colour(Tone.LINE), 1);
        painter.text(place, box.x() + 7, box.y() + 4, Align.LEFT, TextStyle.SMALL, theme.colour(Tone.MUTED));
        double top = box.y() + 4 + line;
        for (Series series : chart.series()) {
            painter.disc(box.x() + 11, top + line / 2 - 1, 3, series.hue().in(theme));
            painter.text(reading(series), box.x() + 19, top, Align.LEFT, TextStyle.SMALL, theme.colour(Tone.TEXT));
            top += line;
        }
    }

    private String reading(Series series) {
        String number = series.data().size() == 0
                ? "–"
                : Numbers.decimal(series.data().get(nearest(series)), Math.max(2, yTicks.decimals() + 1));
        return series.name() + "  " + number + (chart.y().unit().isEmpty() ? "" : " " + chart.y().unit());
    }

    private int nearest(Series series) {
        double index = Math.rint((chart.cursor() - series.start()) / series.step());
        return (int) Math.max(0, Math.min(series.data().size() - 1, index));
    }

    private void legend(Theme theme) {
        double line = painter.lineHeight(TextStyle.TEXT);
        double top = area.bottom() - line;
        double at = plot.x();
        for (Series series : chart.series()) {
            painter.disc(at + 4, top + line / 2, 4, series.hue().in(theme));
            painter.text(series.name(), at + 13, top, Align.LEFT, TextStyle.TEXT, theme.colour(Tone.MUTED));
            at += 13 + painter.textWidth(series.name(), TextStyle.TEXT) + 14;
        }
    }

    private double x(double place) {
        Range visible = chart.visible().open();
        return plot.x() + (place - visible.from()) / visible.length() * plot.width();
    }

    private double y(double value) {
        Range values = chart.values().open();
        return plot.bottom() - (value - values.from()) / values.length() * plot.height();
    }
}
