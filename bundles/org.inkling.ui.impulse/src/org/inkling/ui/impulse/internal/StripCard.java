package org.inkling.ui.impulse.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** One card of the strip. Enter, Space or a click opens the block's page. */
abstract class StripCard extends Canvas {

    static final double RADIUS = 11;
    private static final Colour WHITE = Colour.of("#ffffff");

    private final Runnable open;

    StripCard(Composite parent, Runnable open) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.open = open;
        Look.apply(this, Tone.PAGE, Tone.TEXT);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, event -> setFocus());
        addListener(SWT.MouseUp, event -> openIf(event.button == 1 && getClientArea().contains(event.x, event.y)));
        addListener(SWT.KeyDown, event -> openIf(event.character == SWT.CR || event.character == ' '));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        // without this the card would swallow Tab
        addListener(SWT.Traverse, StripCard::traverse);
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = describe()));
    }

    private static void traverse(Event event) {
        event.doit = event.detail != SWT.TRAVERSE_RETURN;
    }

    private void openIf(boolean wanted) {
        if (wanted) {
            open.run();
        }
    }

    /** Colours of the gradient, or twice the same. */
    abstract Tone from();

    abstract Tone to();

    /** Whether it is filled with its colours; otherwise it is a sheet with a coloured edge. */
    boolean filled() {
        return true;
    }

    /** Writes the card; called to draw and to measure. */
    abstract void write(CardInk ink, Theme theme);

    /** The card in words. */
    abstract String describe();

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        ground(painter, 0, 0, theme);
        write(ink(painter, area.width, area.height, theme, true), theme);
        if (isFocusControl()) {
            painter.outline(new Box(2.5, 2.5, area.width - 5.0, area.height - 5.0), RADIUS - 2,
                    filled() ? WHITE : theme.colour(Tone.ACCENT), 1.5);
        }
    }

    /** Paints the ground; a control on the card passes where it is, and so continues the gradient. */
    void ground(Painter painter, int x, int y, Theme theme) {
        Point size = getSize();
        Box box = new Box(-x, -y, size.x, size.y);
        if (filled()) {
            painter.fill(box, RADIUS, theme.colour(from()), theme.colour(to()));
            return;
        }
        painter.fill(box, RADIUS, theme.colour(from()));
        painter.fill(new Box(box.x(), box.y() + 4, box.width(), box.height() - 4), RADIUS - 2, theme.colour(Tone.SURFACE));
        painter.outline(box.inset(0.5, 4.5, 0.5, 0.5), RADIUS - 2, theme.colour(Tone.LINE), 1);
    }

    CardInk ink(Painter painter, int width, int height, Theme theme, boolean draws) {
        Box inner = new Box(0, 0, width, height).inset(13, filled() ? 12 : 14, 13, 12);
        return filled()
                ? new CardInk(painter, inner, WHITE, WHITE, draws)
                : new CardInk(painter, inner, theme.colour(Tone.TEXT), theme.colour(Tone.MUTED), draws);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 190 : widthHint;
        GC gc = new GC(this);
        try {
            CardInk ink = ink(new GcPainter(gc), width, 0, Look.theme(), false);
            write(ink, Look.theme());
            return new Point(width, heightHint == SWT.DEFAULT ? (int) Math.ceil(ink.y()) + 12 : heightHint);
        } finally {
            gc.dispose();
        }
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
