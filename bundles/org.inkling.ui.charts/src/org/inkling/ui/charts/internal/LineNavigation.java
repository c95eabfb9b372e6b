package org.inkling.ui.charts.internal;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Range;

/** Mouse and keyboard of a {@link LineChart} on a canvas. */
public final class LineNavigation {

    private static final double CLOSER = 0.8;
    private static final double STEP = 0.1;

    private final ChartCanvas canvas;
    private double dragFrom = Double.NaN;
    private boolean dragsPicked;
    private final StretchDrag stretch;
    private final CutDrag cuts;
    private @Nullable LineChart dragged;

    private LineNavigation(ChartCanvas canvas) {
        this.canvas = canvas;
        this.stretch = new StretchDrag(canvas);
        this.cuts = new CutDrag(canvas);
    }

    /** Makes a canvas react to mouse and keyboard. */
    public static void install(ChartCanvas canvas) {
        new LineNavigation(canvas).listen();
    }

    private void listen() {
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, event -> {
            dragFrom = Double.NaN;
            stretch.end();
            cuts.end();
        });
        canvas.addListener(SWT.MouseExit, event -> update(c -> c.cursorAt(Double.NaN)));
        canvas.addListener(SWT.MouseDoubleClick, this::doubleClick);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse,
                event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
    }

    private void wheel(Event event) {
        LineChart chart = chart();
        if (chart != null) {
            canvas.setChart(chart.zoom(place(chart, event.x), event.count > 0 ? CLOSER : 1 / CLOSER));
            event.doit = false;
        }
    }

    private void down(Event event) {
        canvas.setFocus();
        LineChart chart = chart();
        if (chart == null || event.button != 1) {
            return;
        }
        if (stretch.begin(chart, reach(chart), place(chart, event.x))
                || cuts.begin(chart, plot(chart).contains(event.x, event.y), reach(chart), place(chart, event.x))) {
            return;
        }
        dragFrom = place(chart, event.x);
        dragged = chart;
        Range picked = chart.picked();
        dragsPicked = picked != null && canvas.pickedListener() != null && dragFrom >= picked.from() && dragFrom <= picked.to();
    }

    private void move(Event event) {
        LineChart chart = chart();
        if (chart == null) {
            return;
        }
        LineChart start = dragged;
        if (stretch.drag(chart, place(chart, event.x)) || cuts.drag(chart, place(chart, event.x))) {
            return;
        }
        boolean handle = stretch.over(chart, reach(chart), place(chart, event.x)) || cuts.over(chart, reach(chart), place(chart, event.x));
        canvas.setCursor(canvas.getDisplay().getSystemCursor(handle ? SWT.CURSOR_SIZEWE : SWT.CURSOR_ARROW));
        if (Double.isNaN(dragFrom) || start == null) {
            Box plot = plot(chart);
            canvas.setChart(chart.cursorAt(plot.contains(event.x, event.y) ? place(chart, event.x) : Double.NaN));
        } else if (dragsPicked) {
            movePicked(start, place(start, event.x) - dragFrom);
        } else {
            canvas.setChart(start.pan(dragFrom - place(start, event.x)).cursorAt(Double.NaN));
        }
    }

    private void doubleClick(Event event) {
        LineChart chart = chart();
        if (chart != null && !cuts.remove(chart, reach(chart), place(chart, event.x))) {
            canvas.setChart(chart.show(chart.all()));
        }
    }

    /** How far from a line a press still takes hold of it, along the x axis. */
    private double reach(LineChart chart) {
        return 6 / Math.max(1, plot(chart).width()) * chart.visible().length();
    }

    private void movePicked(LineChart start, double distance) {
        Range picked = start.picked();
        Consumer<Range> listener = canvas.pickedListener();
        if (picked == null || listener == null) {
            return;
        }
        Range moved = start.all().part((picked.from() + picked.to()) / 2 + distance, picked.length());
        update(c -> c.pick(moved));
        listener.accept(moved);
    }

    private void key(Event event) {
        LineChart chart = chart();
        if (chart == null) {
            return;
        }
        Range visible = chart.visible();
        double middle = (visible.from() + visible.to()) / 2;
        double sign = event.keyCode == SWT.ARROW_LEFT ? -1 : 1;
        switch (event.keyCode) {
            case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> arrow(chart, sign * visible.length() * STEP, (event.stateMask & SWT.SHIFT) != 0);
            case '+', '=', SWT.KEYPAD_ADD -> canvas.setChart(chart.zoom(middle, CLOSER));
            case '-', SWT.KEYPAD_SUBTRACT -> canvas.setChart(chart.zoom(middle, 1 / CLOSER));
            case SWT.HOME -> canvas.setChart(chart.show(chart.all()));
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    private void arrow(LineChart chart, double distance, boolean shift) {
        if (shift || chart.picked() == null || canvas.pickedListener() == null) {
            canvas.setChart(chart.pan(distance));
        } else {
            movePicked(chart, distance);
        }
    }

    private void update(java.util.function.UnaryOperator<LineChart> change) {
        LineChart chart = chart();
        if (chart != null) {
            canvas.setChart(change.apply(chart));
        }
    }

    private @Nullable LineChart chart() {
        return canvas.chart() instanceof LineChart line ? line : null;
    }

    private double place(LineChart chart, int x) {
        Box plot = plot(chart);
        return chart.visible().from() + (x - plot.x()) / Math.max(1, plot.width()) * chart.visible().length();
    }

    private Box plot(LineChart chart) {
        GC gc = new GC(canvas);
        try {
            return chart.plot(new GcPainter(gc), canvas.box());
        } finally {
            gc.dispose();
        }
    }
}
