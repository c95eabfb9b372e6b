package org.inkling.ui.live.internal;

import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Range;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/**
 * A recording with one of its windows picked out, and below it a stripe for each window in the colour of its class, standing at the
 * middle of the window. A click on a stripe, or dragging the window, picks another.
 */
public final class WindowPlot extends Composite {

    private static final int STRIP_HEIGHT = 18;

    private final ChartCanvas plot;
    private final Canvas strip;
    private final IntConsumer picked;
    private @Nullable LineChart base;
    private @Nullable Scored scored;
    private int window;

    /** @param height of the plot; @param picked told when the person picks another window */
    public WindowPlot(Composite parent, int height, IntConsumer picked) {
        super(parent, SWT.NONE);
        this.picked = picked;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 2;
        setLayout(layout);
        plot = new ChartCanvas(this, Look::theme);
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
        room.heightHint = height;
        plot.setLayoutData(room);
        plot.onPickedMoved(this::dragged);
        strip = new Canvas(this, SWT.DOUBLE_BUFFERED);
        Look.apply(strip, Look.ground(parent), Tone.TEXT);
        GridData stripRoom = new GridData(SWT.FILL, SWT.TOP, true, false);
        stripRoom.heightHint = STRIP_HEIGHT;
        strip.setLayoutData(stripRoom);
        strip.addPaintListener(event -> paint(new GcPainter(event.gc)));
        strip.addListener(SWT.MouseDown, this::clicked);
        strip.addListener(SWT.MouseMove, this::hover);
        plot.addPaintListener(event -> strip.redraw());
        strip.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = description()));
    }

    /** The part with the curves, for tests. */
    public ChartCanvas plot() {
        return plot;
    }

    /** Shows a recording without classes, or nothing. */
    public void setChart(@Nullable LineChart chart) {
        base = chart;
        show();
    }

    /** Shows the classes of its windows, or none; the picked window stays when there is such a one. */
    public void setScored(@Nullable Scored value) {
        scored = value;
        window = value == null ? 0 : Math.max(0, Math.min(window, value.windows().size() - 1));
        show();
    }

    /** Picks a window. */
    public void pick(int index) {
        window = index;
        show();
    }

    public int window() {
        return window;
    }

    private void show() {
        LineChart chart = base;
        Scored scores = scored;
        if (chart == null || isDisposed()) {
            plot.setChart(null);
            strip.redraw();
            return;
        }
        LineChart visible = plot.chart() instanceof LineChart line && line.series().equals(chart.series()) ? line : chart;
        Range range = scores == null || scores.windows().isEmpty()
                ? null
                : new Range(scores.startMs(window), scores.startMs(window) + scores.windowMs());
        plot.setChart(visible.pick(range));
        strip.redraw();
    }

    private void dragged(Range range) {
        Scored scores = scored;
        if (scores == null || scores.windows().isEmpty()) {
            return;
        }
        int nearest = (int) Math.round(range.from() / Math.max(1e-9, scores.stepMs()));
        nearest = Math.max(0, Math.min(scores.windows().size() - 1, nearest));
        if (nearest != window) {
            window = nearest;
            strip.redraw();
            picked.accept(nearest);
        }
    }

    private void clicked(Event event) {
        int at = windowAt(event.x);
        if (event.button == 1 && at >= 0) {
            pick(at);
            picked.accept(at);
        }
    }

    private void hover(Event event) {
        int at = windowAt(event.x);
        Scored scores = scored;
        if (at < 0 || scores == null) {
            strip.setToolTipText(null);
            return;
        }
        int predicted = scores.predicted(at);
        strip.setToolTipText(Math.round(scores.startMs(at)) + " ms: " + scores.name(predicted));
    }

    private int windowAt(int x) {
        Scored scores = scored;
        LineChart line = plot.chart() instanceof LineChart shown ? shown : null;
        if (scores == null || line == null) {
            return -1;
        }
        for (int i = 0; i < scores.windows().size(); i++) {
            Box box = stripe(scores, line, plotBox(line), i);
            if (x >= box.x() && x < box.right()) {
                return i;
            }
        }
        return -1;
    }

    private Box plotBox(LineChart line) {
        org.eclipse.swt.graphics.GC gc = new org.eclipse.swt.graphics.GC(plot);
        try {
            return line.plot(new GcPainter(gc), plot.box());
        } finally {
            gc.dispose();
        }
    }

    private static Box stripe(Scored scores, LineChart line, Box area, int index) {
        double middle = scores.startMs(index) + scores.windowMs() / 2;
        double scale = area.width() / Math.max(1e-9, line.visible().length());
        double left = area.x() + (middle - scores.stepMs() / 2 - line.visible().from()) * scale;
        return new Box(left, 1, Math.max(1, scores.stepMs() * scale), STRIP_HEIGHT - 6);
    }

    private void paint(GcPainter painter) {
        Scored scores = scored;
        LineChart line = plot.chart() instanceof LineChart shown ? shown : null;
        if (scores == null || line == null) {
            return;
        }
        Theme theme = Look.theme();
        Rectangle area = strip.getClientArea();
        Box plotArea = plotBox(line);
        painter.clip(new Box(plotArea.x(), 0, plotArea.width(), area.height));
        for (int i = 0; i < scores.windows().size(); i++) {
            Box box = stripe(scores, line, plotArea, i);
            int predicted = scores.predicted(i);
            Box gap = box.width() > 4 ? box.inset(0.5, 0, 0.5, 0) : box;
            painter.fill(gap, 2, scores.hue(predicted).in(theme));
            if (predicted == scores.classes().size()) {
                // uncertain is hollow as well as grey, so that it does not depend on colour alone
                painter.fill(gap.inset(1.5), 1, theme.colour(Tone.SURFACE));
            }
            if (i == window) {
                painter.fill(new Box(box.x(), box.bottom() + 2, box.width(), 2), 1, theme.colour(Tone.ACCENT));
            }
        }
        painter.unclip();
    }

    private String description() {
        Scored scores = scored;
        if (scores == null) {
            return "No classes";
        }
        StringBuilder text = new StringBuilder("Classes of the windows:");
        scores.sample().counts(scores.classes(), scores.precision(), scores.threshold())
                .forEach((name, count) -> text.append(' ').append(count).append(' ').append(name).append(';'));
        return text.toString();
    }
}
