package org.inkling.ui.charts;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.charts.internal.ScatterPlot;
import org.inkling.ui.charts.internal.ScatterRaster;

/**
 * Shows a {@link PointCloud}: turns by dragging and with the arrow keys, comes closer with the wheel, + and −, goes back with a double click
 * or Home. A click on the legend, or the digit of a group, hides and shows it. A click on a point selects it, Escape selects none.
 */
public final class Scatter3D extends Canvas {

    private static final double RADIANS_A_POINT = 0.009;
    private static final double KEY_TURN = Math.toRadians(6);
    private static final double CLOSER = 1.12;
    private static final double REACH = 9;
    private static final int CLICK = 4;

    private final Supplier<Theme> theme;
    private final ScatterRaster raster = new ScatterRaster();
    private @Nullable ScatterChart chart;
    private Tone ground = Tone.SURFACE;
    private IntConsumer selected = point -> {};
    private IntFunction<String> describer = point -> "";
    private int dragX;
    private int dragY;
    private @Nullable View3D dragView;
    private boolean moved;

    /** @param theme asked before each painting, so that a change of theme needs only a redraw */
    public Scatter3D(Composite parent, Supplier<Theme> theme) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.theme = theme;
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, this::down);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::up);
        addListener(SWT.MouseExit, event -> note(-1));
        addListener(SWT.MouseDoubleClick, event -> view(View3D.START));
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse,
                event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
            ScatterChart shown = chart;
            event.result = shown == null ? "" : shown.description();
        }));
    }

    /** Colour around the chart; {@link Tone#SURFACE} at first. */
    public void setGround(Tone tone) {
        ground = tone;
    }

    /** Told the point a person clicks, or −1. */
    public void onSelected(IntConsumer listener) {
        selected = listener;
    }

    /** Says what is written at a point under the mouse; lines separated by line ends, the first one bold. */
    public void describePoints(IntFunction<String> text) {
        describer = text;
    }

    /** Shows another cloud; the view and the hidden groups stay as they are. Null shows nothing. */
    public void setCloud(@Nullable PointCloud cloud) {
        ScatterChart old = chart;
        ScatterChart made = cloud == null ? null : ScatterChart.of(cloud);
        setChart(old == null || made == null ? made : made.from(old.view()).hide(old.hidden()));
    }

    public void setChart(@Nullable ScatterChart value) {
        chart = value;
        if (!isDisposed()) {
            redraw();
        }
    }

    public @Nullable ScatterChart chart() {
        return chart;
    }

    /** Rings around points. */
    public void setRinged(BitSet points) {
        ScatterChart shown = chart;
        if (shown != null) {
            setChart(shown.ring(points));
        }
    }

    /** Selects a point without telling the listener; −1 selects none. */
    public void select(int point) {
        ScatterChart shown = chart;
        if (shown != null && shown.picked() != point) {
            setChart(shown.pick(point));
        }
    }

    private void paint(GC gc) {
        Theme look = theme.get();
        Rectangle area = getClientArea();
        Colour colour = look.colour(ground);
        gc.setBackground(new Color(colour.red(), colour.green(), colour.blue()));
        gc.fillRectangle(area);
        ScatterChart shown = chart;
        if (shown != null) {
            GcPainter painter = new GcPainter(gc);
            new ScatterPlot(shown, painter, box(), raster).paint(look);
            if (isFocusControl()) {
                painter.outline(new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0), 6, look.colour(Tone.ACCENT), 1);
            }
        }
    }

    private Box box() {
        Rectangle area = getClientArea();
        return new Box(2, 2, Math.max(0, area.width - 4), Math.max(0, area.height - 4));
    }

    private void down(Event event) {
        setFocus();
        ScatterChart shown = chart;
        if (shown != null && event.button == 1) {
            dragX = event.x;
            dragY = event.y;
            dragView = shown.view();
            moved = false;
        }
    }

    private void move(Event event) {
        View3D start = dragView;
        if (start == null) {
            note(pointAt(event.x, event.y));
            return;
        }
        moved |= Math.abs(event.x - dragX) > CLICK || Math.abs(event.y - dragY) > CLICK;
        if (moved) {
            view(start.turn((event.x - dragX) * RADIANS_A_POINT, (event.y - dragY) * RADIANS_A_POINT));
        }
    }

    private void up(Event event) {
        boolean click = dragView != null && !moved;
        dragView = null;
        if (!click) {
            return;
        }
        int group = groupAt(event.x, event.y);
        if (group >= 0) {
            toggle(group);
        } else {
            choose(pointAt(event.x, event.y));
        }
    }

    private void choose(int point) {
        select(point);
        selected.accept(point);
    }

    private int groupAt(int x, int y) {
        ScatterPlot plot = plot();
        List<Box> boxes = plot == null ? List.of() : plot.legend();
        for (int group = 0; group < boxes.size(); group++) {
            if (boxes.get(group).contains(x, y)) {
                return group;
            }
        }
        return -1;
    }

    /** The shown point at a place of this control, −1 when there is none. */
    public int pointAt(int x, int y) {
        ScatterPlot plot = plot();
        if (plot == null || !plot.plot().contains(x, y)) {
            return -1;
        }
        double zoom = zoom();
        return raster.pointAt((x - plot.plot().x()) * zoom, (y - plot.plot().y()) * zoom, REACH * zoom);
    }

    private @Nullable ScatterPlot plot() {
        ScatterChart shown = chart;
        if (shown == null) {
            return null;
        }
        GC gc = new GC(this);
        try {
            return new ScatterPlot(shown, new GcPainter(gc), box(), raster);
        } finally {
            gc.dispose();
        }
    }

    private double zoom() {
        GC gc = new GC(this);
        try {
            return new GcPainter(gc).pixelsPerPoint();
        } finally {
            gc.dispose();
        }
    }

    private void note(int point) {
        ScatterChart shown = chart;
        if (shown != null && shown.noted() != point) {
            setChart(shown.noteAt(point, point < 0 ? "" : describer.apply(point)));
        }
    }

    /** Looks from elsewhere. */
    public void view(View3D view) {
        ScatterChart shown = chart;
        if (shown != null) {
            setChart(shown.from(view));
        }
    }

    private void wheel(Event event) {
        ScatterChart shown = chart;
        // a wheel over a scrolling page scrolls it until the plot has been clicked
        if (shown != null && isFocusControl()) {
            view(shown.view().closer(event.count > 0 ? CLOSER : 1 / CLOSER));
            event.doit = false;
        }
    }

    private void key(Event event) {
        ScatterChart shown = chart;
        if (shown == null) {
            return;
        }
        View3D view = shown.view();
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> view(view.turn(-KEY_TURN, 0));
            case SWT.ARROW_RIGHT -> view(view.turn(KEY_TURN, 0));
            case SWT.ARROW_UP -> view(view.turn(0, KEY_TURN));
            case SWT.ARROW_DOWN -> view(view.turn(0, -KEY_TURN));
            case '+', '=', SWT.KEYPAD_ADD -> view(view.closer(CLOSER));
            case '-', SWT.KEYPAD_SUBTRACT -> view(view.closer(1 / CLOSER));
            case SWT.HOME -> view(View3D.START);
            case SWT.ESC -> choose(-1);
            default -> {
                if (event.character < '1' || event.character > '9') {
                    return;
                }
                toggle(event.character - '1');
            }
        }
        event.doit = false;
    }

    /** Hides or shows a group. */
    public void toggle(int group) {
        ScatterChart shown = chart;
        if (shown == null || group >= shown.cloud().groups().size()) {
            return;
        }
        Set<Integer> hidden = new HashSet<>(shown.hidden());
        if (!hidden.remove(group)) {
            hidden.add(group);
        }
        setChart(shown.hide(hidden));
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
