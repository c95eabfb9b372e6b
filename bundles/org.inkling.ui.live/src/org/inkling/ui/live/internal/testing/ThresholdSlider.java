package org.inkling.ui.live.internal.testing;

import java.util.Locale;
import java.util.function.DoubleConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
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
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/**
 * The confidence below which a window is uncertain, from 0 to 1 in steps of 0.01, over a histogram of the best scores:
 * what stands left of the handle is uncertain. Dragged, or moved with the arrow keys, Page up and down, Home and End.
 */
final class ThresholdSlider extends Canvas {

    private static final int BINS = 50;
    private static final int HEIGHT = 84;
    private static final double HANDLE = 7;
    private static final double SIDE = 10;
    private static final double FOOT = 20;

    private final DoubleConsumer moved;
    private double value;
    private int[] right = new int[BINS];
    private int[] wrong = new int[BINS];

    /** @param moved told of every new value while it is dragged */
    ThresholdSlider(Composite parent, DoubleConsumer moved) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.moved = moved;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, event -> {
            setFocus();
            drag(event);
        });
        addListener(SWT.MouseMove, event -> {
            if ((event.stateMask & SWT.BUTTON1) != 0) {
                drag(event);
            }
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE));
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = "Confidence threshold"));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(@Nullable AccessibleControlEvent event) {
                if (event != null) {
                    event.detail = ACC.ROLE_SLIDER;
                }
            }

            @Override
            public void getValue(@Nullable AccessibleControlEvent event) {
                if (event != null) {
                    event.result = text();
                }
            }
        });
    }

    double value() {
        return value;
    }

    /** Moves the handle without telling anyone. */
    void setValue(double threshold) {
        value = Math.max(0, Math.min(1, Math.round(threshold * 100) / 100.0));
        redraw();
    }

    /** Moves the handle as a person does. */
    void move(double threshold) {
        double before = value;
        setValue(threshold);
        if (value != before) {
            moved.accept(value);
        }
    }

    /** Best scores of the windows, by whether the best class is right. */
    void setScores(float[] ofRight, float[] ofWrong) {
        right = bins(ofRight);
        wrong = bins(ofWrong);
        redraw();
    }

    private static int[] bins(float[] scores) {
        int[] bins = new int[BINS];
        for (float score : scores) {
            bins[Math.max(0, Math.min(BINS - 1, (int) (score * BINS)))]++;
        }
        return bins;
    }

    private String text() {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 220 : widthHint, heightHint == SWT.DEFAULT ? HEIGHT : heightHint);
    }

    private void drag(Event event) {
        double width = getClientArea().width - 2 * SIDE;
        move((event.x - SIDE) / Math.max(1, width));
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT, SWT.ARROW_DOWN -> move(value - 0.01);
            case SWT.ARROW_RIGHT, SWT.ARROW_UP -> move(value + 0.01);
            case SWT.PAGE_DOWN -> move(value - 0.1);
            case SWT.PAGE_UP -> move(value + 0.1);
            case SWT.HOME -> move(0);
            case SWT.END -> move(1);
            default -> {
                // other keys belong to others
            }
        }
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        double width = area.width - 2 * SIDE;
        double base = area.height - FOOT - HANDLE;
        double place = SIDE + value * width;
        int most = 1;
        for (int i = 0; i < BINS; i++) {
            most = Math.max(most, right[i] + wrong[i]);
        }
        double bin = width / BINS;
        for (int i = 0; i < BINS; i++) {
            // the root keeps single windows visible beside hundreds
            double whole = (base - 4) * Math.sqrt((double) (right[i] + wrong[i]) / most);
            double bad = right[i] + wrong[i] == 0 ? 0 : whole * wrong[i] / (right[i] + wrong[i]);
            Box column = new Box(SIDE + i * bin + 0.5, base - whole, Math.max(1, bin - 1), whole);
            boolean sure = i + 0.5 >= value * BINS;
            painter.fill(column, 1, theme.colour(sure ? Tone.OK : Tone.LINE));
            painter.fill(new Box(column.x(), base - bad, column.width(), bad), 1, theme.colour(sure ? Tone.BAD : Tone.MUTED));
        }
        painter.fill(new Box(SIDE, base + 1, width, 3), 1.5, theme.colour(Tone.LINE));
        painter.fill(new Box(place, base + 1, SIDE + width - place, 3), 1.5, theme.colour(Tone.ACCENT));
        painter.line(place, 2, place, base, theme.colour(Tone.ACCENT), 1);
        painter.disc(place, base + 2.5, HANDLE, theme.colour(Tone.ACCENT));
        painter.disc(place, base + 2.5, HANDLE - 2.5, theme.colour(Tone.SURFACE));
        double top = area.height - FOOT + 6;
        painter.text("uncertain below " + text(), Math.max(64, Math.min(area.width - 64.0, place)), top, Align.CENTRE, TextStyle.SMALL,
                theme.colour(Tone.MUTED));
        if (isFocusControl()) {
            painter.outline(new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0), 6, theme.colour(Tone.ACCENT), 1);
        }
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
