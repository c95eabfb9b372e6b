package org.inkling.ui.live.internal.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.inkling.api.data.Signal;
import org.inkling.engine.Metrics;
import org.inkling.engine.WindowScores;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Chart;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/**
 * The last seconds of a stream: its curves above, the score of each class below, and a band with the class of each window, all over the
 * same time, the present at the right. Fed by one thread, painted by another.
 */
final class StripChart implements Chart {

    private static final double SECONDS = 15;
    private static final double SCORES_SHARE = 0.36;
    private static final double BAND = 14;
    private static final double LEFT = 44;
    private static final double TOP = 18;

    private final List<String> classes;
    private final double threshold;
    private final double intervalMs;
    private final int windowFrames;
    private final int width;
    private final float[] ring;
    private final Deque<WindowScores> results = new ArrayDeque<>();
    private long frames;

    StripChart(List<String> classes, double threshold, double intervalMs, int windowFrames, int width) {
        this.classes = List.copyOf(classes);
        this.threshold = threshold;
        this.intervalMs = intervalMs;
        this.windowFrames = windowFrames;
        this.width = width;
        this.ring = new float[(int) Math.max(2, SECONDS * 1000 / intervalMs) * width];
    }

    /** Takes the next frames; all axes of the signal are drawn, up to as many as were announced. */
    synchronized void add(Signal signal) {
        int in = signal.schema().axes().size();
        int capacity = ring.length / width;
        for (int frame = 0; frame < signal.frames(); frame++, frames++) {
            int place = (int) (frames % capacity) * width;
            for (int a = 0; a < width; a++) {
                ring[place + a] = a < in ? signal.values()[frame * in + a] : 0;
            }
        }
        long oldest = frames - capacity - windowFrames;
        while (!results.isEmpty() && results.peekFirst().start() < oldest) {
            results.removeFirst();
        }
    }

    synchronized void add(WindowScores result) {
        results.addLast(result);
    }

    /** The class of the latest window, or "uncertain"; empty before the first. */
    synchronized String now() {
        WindowScores last = results.peekLast();
        return last == null ? "" : name(predicted(last));
    }

    /** Best score of the latest window. */
    synchronized double score() {
        WindowScores last = results.peekLast();
        return last == null ? 0 : last.float32()[Metrics.predict(last.float32(), 0, classes.size(), 0)];
    }

    synchronized long frames() {
        return frames;
    }

    private int predicted(WindowScores window) {
        return Metrics.predict(window.float32(), 0, classes.size(), threshold);
    }

    private String name(int predicted) {
        return predicted < classes.size() ? classes.get(predicted) : Metrics.UNCERTAIN;
    }

    @Override
    public synchronized void paint(Painter painter, Box area, Theme theme) {
        double scores = (area.height() - TOP - BAND) * SCORES_SHARE;
        Box curves = new Box(area.x() + LEFT, area.y() + TOP, area.width() - LEFT - 4, area.height() - TOP - scores - BAND - 12);
        Box band = new Box(curves.x(), curves.bottom() + 4, curves.width(), BAND);
        Box below = new Box(curves.x(), band.bottom() + 8, curves.width(), Math.max(10, scores - 12));
        legend(painter, area, theme);
        painter.fill(curves, 4, theme.colour(Tone.PLOT));
        painter.fill(below, 4, theme.colour(Tone.PLOT));
        curves(painter, curves, theme);
        band(painter, band, theme);
        scores(painter, below, theme);
    }

    private double x(Box box, double frame) {
        double capacity = (double) ring.length / width;
        return box.right() - (frames - frame) / capacity * box.width();
    }

    private void curves(Painter painter, Box box, Theme theme) {
        int capacity = ring.length / width;
        int count = (int) Math.min(frames, capacity);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count * width; i++) {
            low = Math.min(low, ring[i]);
            high = Math.max(high, ring[i]);
        }
        if (count < 2) {
            return;
        }
        double room = Math.max(1, high - low) * 0.06;
        double bottom = low - room;
        double scale = box.height() / (high + room - bottom);
        Colour muted = theme.colour(Tone.MUTED);
        painter.text(number(high), box.x() - 6, box.y(), Align.RIGHT, TextStyle.SMALL, muted);
        painter.text(number(low), box.x() - 6, box.bottom() - painter.lineHeight(TextStyle.SMALL), Align.RIGHT, TextStyle.SMALL, muted);
        painter.clip(box);
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int a = 0; a < width; a++) {
            for (int i = 0; i < count; i++) {
                long frame = frames - count + i;
                xs[i] = x(box, frame);
                ys[i] = box.bottom() - (ring[(int) (frame % capacity) * width + a] - bottom) * scale;
            }
            painter.polyline(xs, ys, count, theme.axis(a), 1.4);
        }
        painter.unclip();
    }

    private static String number(float value) {
        return String.format(java.util.Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%.0f", value);
    }

    private void band(Painter painter, Box box, Theme theme) {
        painter.fill(box, 3, theme.colour(Tone.PLOT));
        painter.clip(box);
        List<WindowScores> all = new ArrayList<>(results);
        for (int i = 0; i < all.size(); i++) {
            // a window is told when its last frame has come, and counts until the next
            double from = x(box, all.get(i).start() + (double) windowFrames);
            double to = i + 1 < all.size() ? x(box, all.get(i + 1).start() + (double) windowFrames) : box.right();
            int predicted = predicted(all.get(i));
            Hue hue = predicted < classes.size() ? Hue.label(predicted) : Tone.LINE;
            painter.fill(new Box(from, box.y(), Math.max(1, to - from + 0.5), box.height()), 0, hue.in(theme));
        }
        painter.unclip();
    }

    private void scores(Painter painter, Box box, Theme theme) {
        Colour muted = theme.colour(Tone.MUTED);
        double line = painter.lineHeight(TextStyle.SMALL);
        painter.text("1", box.x() - 6, box.y() - 2, Align.RIGHT, TextStyle.SMALL, muted);
        painter.text("0", box.x() - 6, box.bottom() - line, Align.RIGHT, TextStyle.SMALL, muted);
        double limit = box.bottom() - threshold * box.height();
        painter.line(box.x(), limit, box.right(), limit, theme.colour(Tone.LINE), 1);
        List<WindowScores> all = new ArrayList<>(results);
        if (all.size() < 2) {
            return;
        }
        painter.clip(box);
        double[] xs = new double[all.size()];
        double[] ys = new double[all.size()];
        for (int c = 0; c < classes.size(); c++) {
            for (int i = 0; i < all.size(); i++) {
                xs[i] = x(box, all.get(i).start() + (double) windowFrames);
                ys[i] = box.bottom() - 1 - all.get(i).float32()[c] * (box.height() - 2);
            }
            painter.polyline(xs, ys, all.size(), theme.label(c), 1.8);
        }
        painter.unclip();
    }

    private void legend(Painter painter, Box area, Theme theme) {
        double x = area.x() + LEFT;
        Colour text = theme.colour(Tone.MUTED);
        for (int c = 0; c < classes.size(); c++) {
            painter.disc(x + 4, area.y() + 8, 4, theme.label(c));
            painter.text(classes.get(c), x + 13, area.y() + 1, Align.LEFT, TextStyle.SMALL, text);
            x += painter.textWidth(classes.get(c), TextStyle.SMALL) + 28;
        }
        painter.text("last " + Math.round(ring.length / (double) width * intervalMs / 1000) + " s", area.right() - 4, area.y() + 1,
                Align.RIGHT, TextStyle.SMALL, text);
    }

    @Override
    public String description() {
        String last = now();
        return "Running classification" + (last.isEmpty() ? "." : ": " + last + ".");
    }
}
