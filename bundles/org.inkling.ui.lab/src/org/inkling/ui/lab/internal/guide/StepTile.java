package org.inkling.ui.lab.internal.guide;

import java.util.List;

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
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A step of the guide: a small card that opens what the step is done with. The one to do now stands out. */
public final class StepTile extends Canvas {

    private static final int MOST_LINES = 8;
    private static final double SIDE = 11;
    private static final double TOP = 9;

    private final GuideSteps.Step step;
    private final int number;
    private final boolean now;
    private boolean hover;

    StepTile(Composite parent, GuideSteps.Step step, int number, boolean now, Runnable open) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.step = step;
        this.number = number;
        this.now = now;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(new GcPainter(event.gc), getClientArea()));
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseUp, event -> {
            if (event.button == 1) {
                notifyListeners(SWT.Selection, new Event());
            }
        });
        addListener(SWT.KeyDown, event -> {
            if (event.character == ' ' || event.character == SWT.CR) {
                notifyListeners(SWT.Selection, new Event());
            }
        });
        addListener(SWT.Traverse, event -> event.doit = true);
        addListener(SWT.Selection, event -> open.run());
        getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(event -> event.result = getText() + (step.done() ? ", done. " : ". ") + step.text()));
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_PUSHBUTTON;
            }
        });
    }

    /** Number and title. */
    public String getText() {
        return number + " " + step.title();
    }

    private void hover(boolean on) {
        hover = on;
        redraw();
    }

    private String heading() {
        return (step.done() ? "✓ " : "") + getText();
    }

    private String graded() {
        return step.graded() == 0 ? "" : "✎ graded: evidence in step " + step.graded();
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        int wide = width == SWT.DEFAULT ? 220 : width;
        GC gc = new GC(this);
        try {
            return new Point(wide, (int) Math.ceil(content(new GcPainter(gc), wide, null) + TOP));
        } finally {
            gc.dispose();
        }
    }

    private void paint(GcPainter painter, Rectangle area) {
        Theme theme = Look.theme();
        Box box = new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0);
        painter.fill(box, 9, theme.colour(now ? Tone.ACCENT_SOFT : hover ? Tone.PAGE : Tone.SURFACE));
        painter.outline(box, 9, theme.colour(now ? Tone.ACCENT : Tone.LINE), 1);
        if (isFocusControl()) {
            painter.outline(box.inset(2), 7, theme.colour(Tone.ACCENT), 1);
        }
        content(painter, area.width, theme);
    }

    /** Paints, or only measures when there is no theme. @return where it ends */
    private double content(Painter painter, double width, Theme theme) {
        double y = TOP;
        y = lines(painter, heading(), TextStyle.STRONG, Tone.TEXT, width, y, theme);
        if (!step.text().isEmpty()) {
            y = lines(painter, step.text(), TextStyle.TEXT, Tone.MUTED, width, y + 2, theme);
        }
        if (!graded().isEmpty()) {
            y = lines(painter, graded(), TextStyle.SMALL, Tone.ACCENT, width, y + 3, theme);
        }
        return y;
    }

    private static double lines(Painter painter, String text, TextStyle style, Tone tone, double width, double top, Theme theme) {
        double y = top;
        List<String> lines = Texts.wrap(painter, text, width - 2 * SIDE, style, MOST_LINES);
        for (String line : lines) {
            if (theme != null) {
                painter.text(line, SIDE, y, Align.LEFT, style, theme.colour(tone));
            }
            y += painter.lineHeight(style);
        }
        return y;
    }
}
