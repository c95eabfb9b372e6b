package org.inkling.ui;

import java.util.List;

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
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.internal.ChoiceList;

/**
 * One of some texts, in the look of the product: what a read-only {@code Combo} does. A click, Enter or Space opens the list, which can be
 * searched when it is long; the arrow keys change the choice. Sends {@code SWT.Selection} when a person chooses. Ten thousand items cost nothing
 * before the list is opened, and little then.
 */
public final class Choice extends Canvas {

    private static final int RADIUS = 6;
    private static final int MARGIN = 10;
    private static final int ARROW = 14;
    private static final int MEASURED = 40;

    private List<String> items = List.of();
    private int selected = -1;
    private boolean hover;
    private boolean pressed;

    public Choice(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.MouseDown, event -> {
            pressed = event.button == 1;
            setFocus();
        });
        addListener(SWT.MouseUp, this::up);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        accessible();
    }

    private void accessible() {
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
            String help = getToolTipText();
            event.result = help == null ? getText() : help + ": " + getText();
        }));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(@Nullable AccessibleControlEvent event) {
                if (event != null) {
                    event.detail = ACC.ROLE_COMBOBOX;
                }
            }

            @Override
            public void getValue(@Nullable AccessibleControlEvent event) {
                if (event != null) {
                    event.result = getText();
                }
            }
        });
    }

    /** What can be chosen; nothing is selected afterwards. */
    public void setItems(List<String> texts) {
        items = List.copyOf(texts);
        selected = -1;
        redraw();
    }

    public List<String> items() {
        return items;
    }

    /** Selects without telling anybody; −1 selects none. */
    public void select(int index) {
        int now = index >= 0 && index < items.size() ? index : -1;
        if (now != selected) {
            selected = now;
            redraw();
        }
    }

    public int selected() {
        return selected;
    }

    /** The selected text, empty when there is none. */
    public String getText() {
        return selected < 0 ? "" : items.get(selected);
    }

    /** Selects as a person does: listeners are told. */
    public void choose(int index) {
        if (index != selected && index >= 0 && index < items.size()) {
            select(index);
            notifyListeners(SWT.Selection, new Event());
        }
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
            double widest = 40;
            for (String item : items.subList(0, Math.min(MEASURED, items.size()))) {
                widest = Math.max(widest, painter.textWidth(item, TextStyle.TEXT));
            }
            int height = (int) Math.ceil(painter.lineHeight(TextStyle.TEXT)) + 10;
            return new Point(widthHint == SWT.DEFAULT ? (int) Math.ceil(widest) + 2 * MARGIN + ARROW : widthHint,
                    heightHint == SWT.DEFAULT ? height : heightHint);
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        Box box = new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0);
        Colour ground = theme.colour(Tone.PAGE);
        painter.fill(box, RADIUS, hover && isEnabled() ? ground.mix(theme.colour(Tone.TEXT), 0.05) : ground);
        painter.outline(box, RADIUS, theme.colour(isFocusControl() ? Tone.ACCENT : Tone.LINE), isFocusControl() ? 1.5 : 1);
        Colour ink = theme.colour(isEnabled() ? Tone.TEXT : Tone.MUTED);
        double top = (area.height - painter.lineHeight(TextStyle.TEXT)) / 2;
        painter.text(Texts.fit(painter, getText(), area.width - 2.0 * MARGIN - ARROW, TextStyle.TEXT), MARGIN, top, Align.LEFT,
                TextStyle.TEXT,
                ink);
        double x = area.width - MARGIN - 4;
        double y = area.height / 2.0;
        painter.polyline(new double[]{ x - 4, x, x + 4 }, new double[]{ y - 2, y + 2, y - 2 }, 3, theme.colour(Tone.MUTED), 1.5);
    }

    private void hover(boolean on) {
        hover = on;
        redraw();
    }

    private void up(Event event) {
        if (pressed && getClientArea().contains(event.x, event.y)) {
            open();
        }
        pressed = false;
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_UP -> choose(selected - 1);
            case SWT.ARROW_DOWN -> choose(selected + 1);
            case SWT.HOME -> choose(0);
            case SWT.END -> choose(items.size() - 1);
            case SWT.CR, SWT.KEYPAD_CR, ' ', SWT.F4 -> open();
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    private void open() {
        if (isEnabled() && !items.isEmpty()) {
            ChoiceList.open(this, items, selected, this::choose);
        }
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
