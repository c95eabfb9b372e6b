package org.inkling.ui.impulse.internal;

import java.util.function.DoubleConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Theme;

/** A slider on a coloured card: the mouse shows the value while it drags and sets it when it lets go; arrow keys and Page keys set it. */
final class CardSlider extends Canvas {

    private static final Colour WHITE = Colour.of("#ffffff");
    private static final double KNOB = 6;

    private final StripCard card;
    private final DoubleConsumer preview;
    private final DoubleConsumer commit;
    private double least;
    private double most = 1;
    private double step = 1;
    private double value;
    private boolean dragging;

    CardSlider(StripCard card, String name, DoubleConsumer preview, DoubleConsumer commit) {
        super(card, SWT.DOUBLE_BUFFERED);
        this.card = card;
        this.preview = preview;
        this.commit = commit;
        Look.apply(this, org.inkling.ui.charts.Tone.PAGE, org.inkling.ui.charts.Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, event -> drag(event, event.button == 1));
        addListener(SWT.MouseMove, event -> drag(event, dragging));
        addListener(SWT.MouseUp, event -> drop());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(event -> event.result = name + " " + Numbers.decimal(value, 1) + " ms"));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_SLIDER;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = Numbers.decimal(value, 1);
            }
        });
        setToolTipText(name + ": drag, or use the arrow keys");
    }

    void show(double now, double minimum, double maximum, double by) {
        least = minimum;
        most = Math.max(minimum + by, maximum);
        step = by;
        value = now;
        redraw();
    }

    boolean dragging() {
        return dragging;
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        Point at = getLocation();
        card.ground(painter, at.x, at.y, theme);
        double middle = area.height / 2.0;
        double x = KNOB + (area.width - 2 * KNOB) * Math.max(0, Math.min(1, (value - least) / (most - least)));
        painter.fill(new Box(0, middle - 2.5, area.width, 5), 2.5, WHITE.opacity(0.32));
        painter.fill(new Box(0, middle - 2.5, x, 5), 2.5, WHITE);
        painter.disc(x, middle, KNOB, WHITE);
        if (isFocusControl()) {
            painter.outline(new Box(x - KNOB - 1.5, middle - KNOB - 1.5, 2 * KNOB + 3, 2 * KNOB + 3), KNOB + 1.5, WHITE, 1.5);
        }
    }

    private void drag(Event event, boolean active) {
        if (!active) {
            return;
        }
        dragging = true;
        setFocus();
        double share = (event.x - KNOB) / Math.max(1, getClientArea().width - 2 * KNOB);
        double wanted = clamp(Math.rint((least + share * (most - least)) / step) * step);
        if (wanted != value) {
            value = wanted;
            preview.accept(wanted);
            redraw();
        }
    }

    private void drop() {
        if (dragging) {
            dragging = false;
            commit.accept(value);
        }
    }

    private void key(Event event) {
        double wanted = switch (event.keyCode) {
            case SWT.ARROW_LEFT, SWT.ARROW_DOWN -> value - step;
            case SWT.ARROW_RIGHT, SWT.ARROW_UP -> value + step;
            case SWT.PAGE_DOWN -> value - 10 * step;
            case SWT.PAGE_UP -> value + 10 * step;
            case SWT.HOME -> least;
            case SWT.END -> most;
            default -> Double.NaN;
        };
        if (!Double.isNaN(wanted)) {
            event.doit = false;
            commit.accept(clamp(wanted));
        }
    }

    private double clamp(double wanted) {
        return Math.max(least, Math.min(most, wanted));
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
