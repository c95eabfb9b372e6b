package org.inkling.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleActionAdapter;
import org.eclipse.swt.accessibility.AccessibleActionEvent;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A button of the look. Sends {@code SWT.Selection}; Enter and Space press it. */
public final class FlatButton extends Canvas {

    /** How much it wants to be pressed. */
    public enum Kind {
        /** The one action of a page. */
        PRIMARY,
        /** Any other action. */
        QUIET,
        /** A way out in a text. */
        LINK
    }

    private static final int RADIUS = 6;
    private static final int LEAST_HEIGHT = 26;

    private final Kind kind;
    private String text;
    private boolean hover;
    private boolean pressed;

    public FlatButton(Composite parent, Kind kind, String text, Runnable action) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.kind = kind;
        this.text = text;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.MouseDown, event -> press(event.button == 1));
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN || event.doit);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Selection, event -> action.run());
        accessible();
    }

    private void accessible() {
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = text));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(@org.eclipse.jdt.annotation.Nullable AccessibleControlEvent event) {
                if (event != null) {
                    event.detail = kind == Kind.LINK ? ACC.ROLE_LINK : ACC.ROLE_PUSHBUTTON;
                }
            }
        });
        getAccessible().addAccessibleActionListener(new AccessibleActionAdapter() {

            @Override
            public void doAction(@org.eclipse.jdt.annotation.Nullable AccessibleActionEvent event) {
                fire();
            }
        });
    }

    public void setText(String value) {
        text = value;
        requestLayout();
        redraw();
    }

    public String getText() {
        return text;
    }

    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        try {
            GcPainter painter = new GcPainter(gc);
            int margin = kind == Kind.LINK ? 2 : 14;
            int width = (int) Math.ceil(painter.textWidth(text, style())) + 2 * margin;
            int height = Math.max(LEAST_HEIGHT, (int) Math.ceil(painter.lineHeight(style())) + (kind == Kind.LINK ? 4 : 10));
            return new Point(widthHint == SWT.DEFAULT ? width : widthHint, heightHint == SWT.DEFAULT ? height : heightHint);
        } finally {
            gc.dispose();
        }
    }

    private TextStyle style() {
        return kind == Kind.PRIMARY ? TextStyle.STRONG : TextStyle.TEXT;
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        Box box = new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0);
        Colour ground = theme.colour(kind == Kind.PRIMARY ? Tone.ACCENT : Tone.SURFACE);
        Colour ink = theme
                .colour(!isEnabled() ? Tone.MUTED : kind == Kind.PRIMARY ? Tone.ON_ACCENT : kind == Kind.LINK ? Tone.ACCENT : Tone.TEXT);
        if (kind != Kind.LINK) {
            Colour shade = !isEnabled()
                    ? theme.colour(Tone.PAGE)
                    : pressed || hover ? ground.mix(theme.colour(Tone.TEXT), pressed ? 0.16 : 0.07) : ground;
            painter.fill(box, RADIUS, shade);
            if (kind == Kind.QUIET || !isEnabled()) {
                painter.outline(box, RADIUS, theme.colour(Tone.LINE), 1);
            }
        }
        double top = (area.height - painter.lineHeight(style())) / 2;
        painter.text(text, area.width / 2.0, top, Align.CENTRE, style(), ink);
        if (kind == Kind.LINK && hover) {
            double half = painter.textWidth(text, style()) / 2;
            painter.line(area.width / 2.0 - half, area.height - 4, area.width / 2.0 + half, area.height - 4, ink, 1);
        }
        if (isFocusControl()) {
            painter.outline(box.inset(2), RADIUS - 1.0, kind == Kind.PRIMARY ? theme.colour(Tone.ON_ACCENT) : theme.colour(Tone.ACCENT), 1);
        }
    }

    private void hover(boolean on) {
        hover = on;
        pressed &= on;
        redraw();
    }

    private void press(boolean on) {
        if (on) {
            setFocus();
        }
        pressed = on;
        redraw();
    }

    private void release(Event event) {
        boolean fires = pressed && getClientArea().contains(event.x, event.y);
        press(false);
        if (fires) {
            fire();
        }
    }

    private void key(Event event) {
        if (event.character == SWT.CR || event.character == ' ' || event.keyCode == SWT.KEYPAD_CR) {
            fire();
        }
    }

    private void fire() {
        if (isEnabled()) {
            notifyListeners(SWT.Selection, new Event());
        }
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
