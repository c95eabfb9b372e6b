package org.inkling.ui.data.internal.acquisition;

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

/** A tab: underlined while it is the chosen one. Sends {@code SWT.Selection}. */
final class TabButton extends Canvas {

    private static final int HEIGHT = 30;

    private String text;
    private boolean chosen;
    private boolean hover;

    TabButton(Composite parent, String text, Runnable action) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.text = text;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.MouseDown, event -> setFocus());
        addListener(SWT.MouseUp, event -> notifyListeners(SWT.Selection, new Event()));
        addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR || event.character == ' ') {
                notifyListeners(SWT.Selection, new Event());
            }
        });
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN || event.doit);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Selection, event -> action.run());
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = this.text));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_TABITEM;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE | (chosen ? ACC.STATE_SELECTED : 0);
            }
        });
    }

    String getText() {
        return text;
    }

    void setText(String value) {
        if (!value.equals(text)) {
            text = value;
            requestLayout();
            redraw();
        }
    }

    void setChosen(boolean value) {
        chosen = value;
        redraw();
    }

    boolean isChosen() {
        return chosen;
    }

    private void hover(boolean on) {
        hover = on;
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        try {
            return new Point((int) Math.ceil(new GcPainter(gc).textWidth(text, TextStyle.STRONG)) + 20, HEIGHT);
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        TextStyle style = chosen ? TextStyle.STRONG : TextStyle.TEXT;
        Tone ink = chosen || hover ? Tone.TEXT : Tone.MUTED;
        painter.text(text, area.width / 2.0, (area.height - painter.lineHeight(style)) / 2 - 1, Align.CENTRE, style, theme.colour(ink));
        if (chosen) {
            painter.fill(new Box(6, area.height - 3.0, area.width - 12.0, 3), 1.5, theme.colour(Tone.ACCENT));
        }
        if (isFocusControl()) {
            painter.outline(new Box(0.5, 0.5, area.width - 1.0, area.height - 4.0), 6, theme.colour(Tone.ACCENT), 1);
        }
    }
}
