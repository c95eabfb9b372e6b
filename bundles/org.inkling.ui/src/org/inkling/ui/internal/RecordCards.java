package org.inkling.ui.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

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
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/**
 * A stack of cards, one for each record, with what flows in on top and what comes out at the bottom. A click selects, a double click or Enter
 * edits, dragging or Alt with an arrow moves, Delete or the cross removes, the last card adds.
 */
public final class RecordCards extends Canvas {

    static final String TYPE = "type";

    private static final int ROW = 34;
    private static final int GAP = 6;
    private static final int RADIUS = 8;
    private static final int CROSS = 26;
    private static final int DRAG = 4;

    private final Consumer<List<Map<String, Object>>> changed;
    private final Consumer<RecordCards> add;
    private final ObjIntConsumer<RecordCards> edit;
    private List<Map<String, Object>> records = List.of();
    private List<String> notes = List.of();
    private int selected = -1;
    private int hovered = -1;
    private int pressed = -1;
    private int pressedY;
    private int dragY;
    private boolean drags;

    RecordCards(Composite parent, Consumer<List<Map<String, Object>>> changed, Consumer<RecordCards> add,
            ObjIntConsumer<RecordCards> edit) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.changed = changed;
        this.add = add;
        this.edit = edit;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseDown, this::down);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::up);
        addListener(SWT.MouseExit, event -> hover(-1));
        addListener(SWT.MouseDoubleClick, event -> editIf(row(event.y)));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        setToolTipText("Double click or Enter edits, drag or Alt+arrow moves, Delete removes");
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = describe()));
    }

    List<Map<String, Object>> records() {
        return records;
    }

    /** @return whether the height has changed */
    boolean show(List<Map<String, Object>> now) {
        boolean other = now.size() != records.size();
        records = List.copyOf(now);
        selected = Math.min(selected, records.size() - 1);
        redraw();
        return other;
    }

    /** @return whether the height has changed */
    boolean setNotes(List<String> now) {
        boolean other = now.isEmpty() != notes.isEmpty();
        notes = List.copyOf(now);
        redraw();
        return other;
    }

    private String describe() {
        StringJoiner text = new StringJoiner(", then ");
        for (int i = 0; i < records.size(); i++) {
            text.add(title(records.get(i)) + (i == selected ? " (selected)" : ""));
        }
        return "Layers: " + (records.isEmpty() ? "none" : text);
    }

    /** Head and foot are there when it is known what flows through. */
    private int head() {
        return notes.isEmpty() ? 0 : 1;
    }

    private int top(int index) {
        return (head() + index) * (ROW + GAP);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean flush) {
        int rows = head() + records.size() + 1 + head();
        return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint, heightHint == SWT.DEFAULT ? rows * (ROW + GAP) - GAP : heightHint);
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Painter painter = new GcPainter(gc);
        Rectangle area = getClientArea();
        if (head() > 0) {
            end(painter, new Box(0.5, 0.5, area.width - 1.0, ROW - 1.0), "Input · " + notes.get(0), theme);
        }
        for (int i = 0; i < records.size(); i++) {
            if (!(drags && i == pressed)) {
                card(painter, new Box(0.5, top(i) + 0.5, area.width - 1.0, ROW - 1.0), i, theme);
            }
        }
        Box last = new Box(0.5, top(records.size()) + 0.5, area.width - 1.0, ROW - 1.0);
        boolean ready = selected == records.size() && isFocusControl() || hovered == records.size();
        dashed(painter, last, theme.colour(ready ? Tone.ACCENT : Tone.LINE).mix(theme.colour(Tone.MUTED), 0.3));
        centred(painter, last, "＋ Add a layer", TextStyle.TEXT, theme.colour(ready ? Tone.ACCENT : Tone.MUTED));
        if (head() > 0) {
            boolean whole = notes.size() == records.size() + 2;
            end(painter, new Box(0.5, top(records.size() + 1) + 0.5, area.width - 1.0, ROW - 1.0),
                    whole ? "Output · " + notes.get(notes.size() - 1) + " · softmax" : "Output · softmax", theme);
        }
        if (drags) {
            card(painter, new Box(0.5, dragY + 0.5, area.width - 1.0, ROW - 1.0), pressed, theme);
        }
    }

    private static void end(Painter painter, Box box, String text, Theme theme) {
        painter.fill(box, RADIUS, theme.colour(Tone.ACCENT_SOFT));
        painter.outline(box, RADIUS, theme.colour(Tone.ACCENT_SOFT).mix(theme.colour(Tone.ACCENT), 0.25), 1);
        centred(painter, box, text, TextStyle.TEXT, theme.colour(Tone.TEXT));
    }

    private void card(Painter painter, Box box, int index, Theme theme) {
        boolean active = index == selected && isFocusControl() || drags && index == pressed;
        Colour ground = theme.colour(Tone.SURFACE);
        painter.fill(box, RADIUS, index == hovered || active ? ground.mix(theme.colour(Tone.ACCENT), 0.06) : ground);
        painter.outline(box, RADIUS, theme.colour(active ? Tone.ACCENT : Tone.LINE), active ? 1.6 : 1);
        Colour muted = theme.colour(Tone.MUTED);
        for (int dot = 0; dot < 6; dot++) {
            painter.disc(box.x() + 12 + dot % 2 * 5, box.y() + ROW / 2.0 - 5.5 + dot / 2 * 5, 1.2, theme.colour(Tone.LINE).mix(muted, 0.4));
        }
        double right = box.right() - CROSS;
        String note = index + 1 < notes.size() && notes.size() > 1 && index < notes.size() - 1 ? notes.get(index + 1) : "";
        double noteWidth = note.isEmpty() ? 0 : painter.textWidth("→ " + note, TextStyle.SMALL) + 8;
        double small = (box.height() - painter.lineHeight(TextStyle.SMALL)) / 2;
        if (!note.isEmpty()) {
            painter.text("→ " + note, right, box.y() + small, Align.RIGHT, TextStyle.SMALL, muted);
        }
        double middle = (box.height() - painter.lineHeight(TextStyle.TEXT)) / 2;
        painter.text(Texts.fit(painter, title(records.get(index)), right - noteWidth - box.x() - 28, TextStyle.TEXT), box.x() + 28,
                box.y() + middle, Align.LEFT, TextStyle.TEXT, theme.colour(Tone.TEXT));
        if (index == hovered || active) {
            double x = box.right() - CROSS / 2.0;
            double y = box.y() + box.height() / 2;
            painter.line(x - 4, y - 4, x + 4, y + 4, muted, 1.5);
            painter.line(x - 4, y + 4, x + 4, y - 4, muted, 1.5);
        }
    }

    private static void centred(Painter painter, Box box, String text, TextStyle style, Colour colour) {
        painter.text(Texts.fit(painter, text, box.width() - 16, style), box.x() + box.width() / 2,
                box.y() + (box.height() - painter.lineHeight(style)) / 2, Align.CENTRE, style, colour);
    }

    private static void dashed(Painter painter, Box box, Colour colour) {
        for (double x = box.x() + RADIUS; x < box.right() - RADIUS; x += 8) {
            double end = Math.min(x + 4, box.right() - RADIUS);
            painter.line(x, box.y(), end, box.y(), colour, 1);
            painter.line(x, box.bottom(), end, box.bottom(), colour, 1);
        }
        for (double y = box.y() + RADIUS; y < box.bottom() - RADIUS; y += 8) {
            double end = Math.min(y + 4, box.bottom() - RADIUS);
            painter.line(box.x(), y, box.x(), end, colour, 1);
            painter.line(box.right(), y, box.right(), end, colour, 1);
        }
    }

    /** {@code Dense · 20 · relu}; several numbers are named. */
    static String title(Map<String, Object> record) {
        long numbers = record.values().stream().filter(v -> !(v instanceof String)).count();
        StringJoiner text = new StringJoiner(" · ");
        text.add(words(String.valueOf(record.getOrDefault(TYPE, "?"))));
        record.forEach((key, value) -> {
            if (!key.equals(TYPE)) {
                String written = RecordText.format(Map.of(key, value), "").substring(key.length() + 2);
                text.add(value instanceof String || numbers == 1 ? written : key.replace('_', ' ') + " " + written);
            }
        });
        return text.toString();
    }

    static String words(String type) {
        String words = type.replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The record at a height, the number of records for the card that adds, −1 for none. */
    private int row(int y) {
        int index = Math.floorDiv(y, ROW + GAP) - head();
        return index >= 0 && index <= records.size() && Math.floorMod(y, ROW + GAP) < ROW ? index : -1;
    }

    private void hover(int index) {
        if (index != hovered) {
            hovered = index;
            redraw();
        }
    }

    private void down(Event event) {
        setFocus();
        pressed = event.button == 1 ? row(event.y) : -1;
        pressedY = event.y;
        if (pressed >= 0) {
            selected = pressed;
        }
        redraw();
    }

    private void move(Event event) {
        boolean held = pressed >= 0 && pressed < records.size() && (event.stateMask & SWT.BUTTON1) != 0;
        if (held && (drags || Math.abs(event.y - pressedY) > DRAG)) {
            drags = true;
            dragY = Math.max(top(0), Math.min(top(records.size() - 1), top(pressed) + event.y - pressedY));
            redraw();
            return;
        }
        hover(row(event.y));
        setCursor(getDisplay().getSystemCursor(hovered >= 0 ? SWT.CURSOR_HAND : SWT.CURSOR_ARROW));
    }

    private void up(Event event) {
        int from = pressed;
        boolean dragged = drags;
        pressed = -1;
        drags = false;
        redraw();
        if (from < 0) {
            return;
        }
        if (dragged) {
            moveTo(from, Math.round((dragY - top(0)) / (float) (ROW + GAP)));
        } else if (from == records.size()) {
            add.accept(this);
        } else if (row(event.y) == from && event.x > getClientArea().width - CROSS) {
            remove(from);
        }
    }

    private void key(Event event) {
        boolean alt = (event.stateMask & SWT.ALT) != 0;
        switch (event.keyCode) {
            case SWT.ARROW_UP, SWT.ARROW_DOWN -> {
                int step = event.keyCode == SWT.ARROW_UP ? -1 : 1;
                if (alt) {
                    moveTo(selected, selected + step);
                } else {
                    selected = Math.max(0, Math.min(records.size(), selected + step));
                    redraw();
                }
            }
            case SWT.DEL -> remove(selected);
            case SWT.CR, SWT.KEYPAD_CR, ' ', SWT.F2 -> editIf(selected);
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    private void editIf(int index) {
        if (index >= 0 && index < records.size()) {
            edit.accept(this, index);
        } else if (index == records.size()) {
            add.accept(this);
        }
    }

    private void remove(int index) {
        if (index >= 0 && index < records.size()) {
            List<Map<String, Object>> now = new ArrayList<>(records);
            now.remove(index);
            changed.accept(now);
        }
    }

    private void moveTo(int from, int to) {
        if (from >= 0 && from < records.size() && to >= 0 && to < records.size() && from != to) {
            List<Map<String, Object>> now = new ArrayList<>(records);
            Collections.rotate(now.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
            selected = to;
            changed.accept(now);
        }
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
