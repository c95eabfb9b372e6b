package org.inkling.ui.lab.internal.screens;

import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A deployment target to be chosen: badge, title and what it is. Works like a radio button. */
public final class TargetTile extends Canvas {

    private static final int HEIGHT = 76;
    private static final double BADGE = 44;
    private static final int RADIUS = 10;

    private final TargetInfo target;
    private final boolean selected;
    private boolean hover;

    TargetTile(Composite parent, TargetInfo target, boolean selected, Runnable choose) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.target = target;
        this.selected = selected;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        setToolTipText(target.description());
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(new GcPainter(event.gc), getClientArea()));
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseUp, event -> notifyListeners(SWT.Selection, new Event()));
        addListener(SWT.KeyDown, event -> {
            if (event.character == ' ' || event.character == SWT.CR) {
                notifyListeners(SWT.Selection, new Event());
            }
        });
        addListener(SWT.Traverse, event -> event.doit = true);
        addListener(SWT.Selection, event -> choose.run());
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = target.title()));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_RADIOBUTTON;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE | (selected ? ACC.STATE_CHECKED : 0);
            }
        });
    }

    /** Its title. */
    public String getText() {
        return target.title();
    }

    private void hover(boolean on) {
        hover = on;
        redraw();
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        return new Point(width == SWT.DEFAULT ? 220 : width, HEIGHT);
    }

    private void paint(GcPainter painter, Rectangle area) {
        Theme theme = Look.theme();
        Box box = new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0);
        painter.fill(box, RADIUS, theme.colour(selected ? Tone.ACCENT_SOFT : hover ? Tone.PAGE : Tone.SURFACE));
        painter.outline(box, RADIUS, theme.colour(selected ? Tone.ACCENT : Tone.LINE), selected ? 2 : 1);
        if (isFocusControl()) {
            painter.outline(box.inset(3), RADIUS - 2.0, theme.colour(Tone.ACCENT), 1);
        }
        Box badge = new Box(12, (area.height - BADGE) / 2, BADGE, BADGE);
        painter.fill(badge, 9, theme.colour(from()), theme.colour(to()));
        String mark = mark();
        TextStyle style = mark.length() > 4 ? TextStyle.SMALL_STRONG : TextStyle.STRONG;
        painter.text(mark, badge.x() + BADGE / 2, badge.y() + (BADGE - painter.lineHeight(style)) / 2, Align.CENTRE, style,
                org.inkling.ui.charts.Colour.of("#ffffff"));
        double left = badge.right() + 12;
        double room = area.width - left - 10;
        double top = 10;
        painter.text(Texts.fit(painter, target.title(), room, TextStyle.STRONG), left, top, Align.LEFT, TextStyle.STRONG,
                theme.colour(Tone.TEXT));
        top += painter.lineHeight(TextStyle.STRONG) + 2;
        List<String> lines = Texts.wrap(painter, target.description(), room, TextStyle.SMALL, 2);
        for (String line : lines) {
            painter.text(line, left, top, Align.LEFT, TextStyle.SMALL, theme.colour(Tone.MUTED));
            top += painter.lineHeight(TextStyle.SMALL);
        }
    }

    private Tone from() {
        return switch (target.section()) {
            case "firmware" -> Tone.INPUT_FROM;
            case "model" -> Tone.OUTPUT_FROM;
            default -> Tone.LEARN_FROM;
        };
    }

    private Tone to() {
        return switch (target.section()) {
            case "firmware" -> Tone.INPUT_TO;
            case "model" -> Tone.OUTPUT_TO;
            default -> Tone.LEARN_TO;
        };
    }

    /** A few letters that stand for it. */
    private String mark() {
        return switch (target.id()) {
            case "cpp" -> "C++";
            case "arduino" -> "INO";
            case "cmsis-pack" -> "PACK";
            case "wasm" -> "WASM";
            case "wasm-browser" -> "WEB";
            case "tflite" -> "TFL";
            case "eim" -> "EIM";
            default -> {
                String letters = target.id().replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
                yield letters.substring(0, Math.min(4, letters.length()));
            }
        };
    }
}
