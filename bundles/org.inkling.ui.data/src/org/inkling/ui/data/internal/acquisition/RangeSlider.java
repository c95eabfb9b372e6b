package org.inkling.ui.data.internal.acquisition;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A stretch between 0 and a greatest value, with a thumb at each end; arrow keys move the upper one, with Shift the lower one. */
final class RangeSlider extends Canvas {

    private static final int RADIUS = 7;

    private final Runnable changed;
    private double most = 1;
    private double from;
    private double to = 1;
    private int held = -1;

    RangeSlider(Composite parent, Runnable changed) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.changed = changed;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, this::down);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, event -> held = -1);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse,
                event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(event -> event.result = "Length from " + words(from) + " to " + words(to)));
    }

    private static String words(double ms) {
        return Numbers.decimal(ms, 0) + " ms";
    }

    /** Sets what is the most and shows all of it. */
    void reset(double greatest) {
        most = Math.max(1, Math.ceil(greatest));
        from = 0;
        to = most;
        redraw();
    }

    double from() {
        return from;
    }

    /** Infinite while the upper thumb is at the end. */
    double to() {
        return to >= most ? Double.POSITIVE_INFINITY : to;
    }

    void set(double lower, double upper) {
        from = Math.max(0, Math.min(lower, upper));
        to = Math.min(most, Math.max(lower, upper));
        redraw();
        changed.run();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean flush) {
        return new Point(widthHint == SWT.DEFAULT ? 160 : widthHint, 38);
    }

    private double x(double value) {
        return RADIUS + 1 + value / most * (getClientArea().width - 2 * RADIUS - 2);
    }

    private double value(int x) {
        double share = (x - RADIUS - 1) / (double) Math.max(1, getClientArea().width - 2 * RADIUS - 2);
        return Math.round(Math.max(0, Math.min(1, share)) * most);
    }

    private void down(Event event) {
        setFocus();
        held = Math.abs(event.x - x(from)) < Math.abs(event.x - x(to)) ? 0 : 1;
        move(event);
    }

    private void move(Event event) {
        if (held == 0) {
            set(Math.min(value(event.x), to), to);
        } else if (held == 1) {
            set(from, Math.max(value(event.x), from));
        }
    }

    private void key(Event event) {
        int sign = event.keyCode == SWT.ARROW_LEFT ? -1 : event.keyCode == SWT.ARROW_RIGHT ? 1 : 0;
        double step = sign * most / 50;
        if (sign != 0 && (event.stateMask & SWT.SHIFT) != 0) {
            set(Math.max(0, Math.min(to, from + step)), to);
        } else if (sign != 0) {
            set(from, Math.min(most, Math.max(from, to + step)));
        }
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        double middle = RADIUS + 2;
        painter.fill(new Box(RADIUS + 1.0, middle - 2, area.width - 2.0 * RADIUS - 2, 4), 2, theme.colour(Tone.LINE));
        painter.fill(new Box(x(from), middle - 2, x(to) - x(from), 4), 2, theme.colour(Tone.ACCENT));
        for (double thumb : new double[]{ from, to }) {
            painter.disc(x(thumb), middle, RADIUS, theme.colour(Tone.ACCENT));
            painter.disc(x(thumb), middle, RADIUS - 2.5, theme.colour(isFocusControl() ? Tone.ACCENT : Tone.SURFACE));
        }
        double top = 2 * RADIUS + 6;
        painter.text(words(from), 0, top, Align.LEFT, TextStyle.SMALL, theme.colour(Tone.MUTED));
        painter.text(words(to), area.width, top, Align.RIGHT, TextStyle.SMALL, theme.colour(Tone.MUTED));
    }
}
