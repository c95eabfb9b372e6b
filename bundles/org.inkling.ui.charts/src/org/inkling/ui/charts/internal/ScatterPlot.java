package org.inkling.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.PointCloud;
import org.inkling.ui.charts.ScatterChart;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Ticks;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.charts.View3D;

/** Lays out and paints one {@link ScatterChart}: back walls with a grid, points, ticks at the outer edges, legend, note. */
public final class ScatterPlot {

    private static final double GAP = 6;
    private static final double TICK_DISTANCE = 13;
    private static final double TITLE_DISTANCE = 38;
    private static final double WIDE = 1.9;
    private static final double HIGH = 1.82;
    /** The middle of the cube stands a little above that of the plot: there is more to write below it. */
    private static final double MIDDLE = 0.455;

    private final ScatterChart chart;
    private final PointCloud cloud;
    private final Painter painter;
    private final Box plot;
    private final ScatterRaster raster;
    private final List<Box> legend = new ArrayList<>();
    private final double scale;
    private final double[] at = new double[3];

    public ScatterPlot(ScatterChart chart, Painter painter, Box area, ScatterRaster raster) {
        this.chart = chart;
        this.cloud = chart.cloud();
        this.painter = painter;
        this.raster = raster;
        layLegend(area);
        double below = legend.isEmpty() ? 0 : area.bottom() - legend.get(0).y() + GAP;
        this.plot = area.inset(0, 0, 0, below);
        this.scale = Math.max(1, Math.min(plot.width() / WIDE, plot.height() / HIGH));
    }

    /** Entries in rows from the bottom up, as many rows as the names need. */
    private void layLegend(Box area) {
        double line = painter.lineHeight(TextStyle.TEXT) + 2;
        double x = area.x();
        double y = 0;
        for (PointCloud.Group group : cloud.groups()) {
            double width = 13 + painter.textWidth(group.name(), TextStyle.TEXT) + 14;
            if (x > area.x() && x + width > area.right()) {
                x = area.x();
                y += line;
            }
            legend.add(new Box(x, y, width, line));
            x += width;
        }
        double top = area.bottom() - y - line;
        legend.replaceAll(box -> new Box(box.x(), box.y() + top, box.width(), box.height()));
    }

    /** Where the cube is. */
    public Box plot() {
        return plot;
    }

    /** Where each group stands in the legend. */
    public List<Box> legend() {
        return legend;
    }

    public void paint(Theme theme) {
        double zoom = painter.pixelsPerPoint();
        int width = (int) Math.round(plot.width() * zoom);
        int height = (int) Math.round(plot.height() * zoom);
        if (width > 1 && height > 1) {
            raster.clear(width, height, theme.colour(Tone.PLOT));
            walls(theme, zoom);
            raster.points(chart, width / 2.0, height * MIDDLE, scale * zoom, zoom, theme);
            painter.pixels(plot, raster.pixels(), width, height);
        }
        painter.clip(plot);
        for (int axis = 0; axis < 3; axis++) {
            edge(axis, theme);
        }
        painter.unclip();
        painter.outline(plot, 6, theme.colour(Tone.LINE), 1);
        paintLegend(theme);
        if (!chart.note().isEmpty() && raster.shows(chart.noted())) {
            note(plot.x() + raster.x(chart.noted()) / zoom, plot.y() + raster.y(chart.noted()) / zoom, theme);
        }
    }

    /** Side of the cube on an axis that lies behind the points: −0.5 or 0.5. */
    private double back(int axis) {
        double[] middle = new double[3];
        middle[axis] = 0.5;
        chart.view().project(middle[0], middle[1], middle[2], at);
        return at[2] >= 0 ? 0.5 : -0.5;
    }

    private void walls(Theme theme, double zoom) {
        Colour line = theme.colour(Tone.LINE);
        for (int wall = 0; wall < 3; wall++) {
            int first = (wall + 1) % 3;
            int second = (wall + 2) % 3;
            double side = back(wall);
            grid(wall, side, first, second, line, zoom);
            grid(wall, side, second, first, line, zoom);
        }
    }

    /** Lines on a wall along {@code along}, one for each tick of {@code across}. */
    private void grid(int wall, double side, int across, int along, Colour colour, double zoom) {
        Ticks ticks = cloud.ticks(across);
        double[] place = new double[3];
        place[wall] = side;
        for (int i = 0; i < ticks.count(); i++) {
            place[across] = unit(across, ticks.value(i));
            place[along] = -0.5;
            double[] from = screen(place);
            place[along] = 0.5;
            double[] to = screen(place);
            raster.line((from[0] - plot.x()) * zoom, (from[1] - plot.y()) * zoom, (to[0] - plot.x()) * zoom, (to[1] - plot.y()) * zoom,
                    colour);
        }
    }

    private double unit(int axis, double value) {
        return (value - cloud.range(axis).from()) / cloud.range(axis).length() - 0.5;
    }

    private double[] screen(double[] place) {
        View3D view = chart.view();
        view.project(place[0], place[1], place[2], at);
        return new double[]{ plot.x() + plot.width() / 2 + at[0] * scale, plot.y() + plot.height() * MIDDLE - at[1] * scale };
    }

    /** Ticks and title along the outline of the cube: where a wall in front meets one behind, low for x and y, on the left for z. */
    private void edge(int axis, Theme theme) {
        int first = (axis + 1) % 3;
        int second = (axis + 2) % 3;
        double[] one = new double[3];
        one[first] = back(first);
        one[second] = -back(second);
        double[] two = new double[3];
        two[first] = -back(first);
        two[second] = back(second);
        double[] a = screen(one);
        double[] b = screen(two);
        boolean takeFirst = axis == 2 ? a[0] < b[0] : a[1] > b[1];
        double[] place = takeFirst ? one : two;
        double[] middle = takeFirst ? a : b;
        double[] out = outward(axis, place, middle);
        Ticks ticks = cloud.ticks(axis);
        Colour muted = theme.colour(Tone.MUTED);
        double line = painter.lineHeight(TextStyle.SMALL);
        double widest = 0;
        for (int i = 0; i < ticks.count(); i++) {
            place[axis] = unit(axis, ticks.value(i));
            double[] tick = screen(place);
            String label = ticks.label(i);
            double width = painter.textWidth(label, TextStyle.SMALL);
            widest = Math.max(widest, width);
            double x = tick[0] + out[0] * (TICK_DISTANCE + width / 2 * Math.abs(out[0]));
            painter.text(label, x, tick[1] + out[1] * TICK_DISTANCE - line / 2, Align.CENTRE, TextStyle.SMALL, muted);
        }
        title(axis, middle, out, widest, theme);
    }

    /** Across an edge, away from the middle of the cube. */
    private double[] outward(int axis, double[] place, double[] middle) {
        place[axis] = -0.5;
        double[] from = screen(place);
        place[axis] = 0.5;
        double[] to = screen(place);
        double x = from[1] - to[1];
        double y = to[0] - from[0];
        double length = Math.max(1e-6, Math.hypot(x, y));
        boolean inward = x * (middle[0] - plot.x() - plot.width() / 2) + y * (middle[1] - plot.y() - plot.height() * MIDDLE) < 0;
        return new double[]{ (inward ? -x : x) / length, (inward ? -y : y) / length };
    }

    private void title(int axis, double[] middle, double[] out, double widest, Theme theme) {
        String title = Texts.fit(painter, cloud.axis(axis), plot.width() / 3, TextStyle.SMALL_STRONG);
        double half = painter.textWidth(title, TextStyle.SMALL_STRONG) / 2;
        double line = painter.lineHeight(TextStyle.SMALL_STRONG);
        double far = TITLE_DISTANCE + (widest + half) * Math.abs(out[0]) * 0.6;
        double x = Math.max(plot.x() + half + 4, Math.min(plot.right() - half - 4, middle[0] + out[0] * far));
        double y = Math.max(plot.y() + 2, Math.min(plot.bottom() - line - 2, middle[1] + out[1] * TITLE_DISTANCE - line / 2));
        painter.text(title, x, y, Align.CENTRE, TextStyle.SMALL_STRONG, theme.colour(Tone.TEXT));
    }

    private void paintLegend(Theme theme) {
        for (int group = 0; group < legend.size(); group++) {
            Box box = legend.get(group);
            boolean hidden = chart.hidden().contains(group);
            Colour colour = cloud.groups().get(group).hue().in(theme);
            double middle = box.y() + box.height() / 2;
            painter.disc(box.x() + 5, middle, 4.5, hidden ? theme.colour(Tone.LINE) : colour);
            painter.text(cloud.groups().get(group).name(), box.x() + 13, box.y() + 1, Align.LEFT, TextStyle.TEXT,
                    theme.colour(hidden ? Tone.MUTED : Tone.TEXT).opacity(1));
            if (hidden) {
                painter.line(box.x() + 13, middle, box.right() - 14, middle, theme.colour(Tone.MUTED), 1);
            }
        }
    }

    private void note(double x, double y, Theme theme) {
        String[] lines = chart.note().split("\n");
        double line = painter.lineHeight(TextStyle.SMALL) + 1;
        double width = 0;
        for (int i = 0; i < lines.length; i++) {
            width = Math.max(width, painter.textWidth(lines[i], i == 0 ? TextStyle.SMALL_STRONG : TextStyle.SMALL));
        }
        width += 16;
        double height = line * lines.length + 8;
        double left = x + 12 + width > plot.right() ? x - 12 - width : x + 12;
        Box box = new Box(Math.max(plot.x() + 2, left), Math.max(plot.y() + 2, Math.min(plot.bottom() - height - 2, y - height / 2)), width,
                height);
        painter.fill(box, 6, theme.colour(Tone.SURFACE).opacity(0.95));
        painter.outline(box, 6, theme.colour(Tone.LINE), 1);
        for (int i = 0; i < lines.length; i++) {
            painter.text(lines[i], box.x() + 8, box.y() + 4 + i * line, Align.LEFT, i == 0 ? TextStyle.SMALL_STRONG : TextStyle.SMALL,
                    theme.colour(i == 0 ? Tone.TEXT : Tone.MUTED));
        }
    }
}
