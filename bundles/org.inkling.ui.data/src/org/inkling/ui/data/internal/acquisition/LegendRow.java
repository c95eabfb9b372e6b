package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Series;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** Names and colours of the curves of a plot; a click hides one or shows it again. */
final class LegendRow extends Composite {

    private final Runnable changed;
    private final Set<Integer> hidden = new TreeSet<>();
    private List<String> names = List.of();

    LegendRow(Composite parent, Runnable changed) {
        super(parent, SWT.NONE);
        this.changed = changed;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginLeft = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.spacing = 6;
        setLayout(layout);
    }

    /** Shows these curves; what was hidden stays hidden while the names are the same. */
    void show(List<Series> series) {
        List<String> now = series.stream().map(Series::name).toList();
        if (now.equals(names)) {
            return;
        }
        names = now;
        hidden.clear();
        for (Control child : getChildren()) {
            child.dispose();
        }
        for (int i = 0; i < series.size(); i++) {
            Widgets.id(new Entry(i, series.get(i)), "data.legend." + series.get(i).name());
        }
        requestLayout();
    }

    /** Indices of the curves that are not to be shown. */
    Set<Integer> hidden() {
        return hidden;
    }

    private final class Entry extends Canvas {

        private static final int HEIGHT = 24;
        private final int index;
        private final Series series;

        Entry(int index, Series series) {
            super(LegendRow.this, SWT.DOUBLE_BUFFERED);
            this.index = index;
            this.series = series;
            Look.apply(this, Look.ground(LegendRow.this), Tone.TEXT);
            setToolTipText("Click to show or hide " + series.name());
            setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
            addPaintListener(event -> paint(event.gc));
            addListener(SWT.MouseDown, event -> setFocus());
            addListener(SWT.MouseUp, event -> notifyListeners(SWT.Selection, new Event()));
            addListener(SWT.KeyDown, event -> {
                if (event.character == ' ' || event.character == SWT.CR) {
                    notifyListeners(SWT.Selection, new Event());
                }
            });
            addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN || event.doit);
            addListener(SWT.FocusIn, event -> redraw());
            addListener(SWT.FocusOut, event -> redraw());
            addListener(SWT.Selection, event -> toggle());
            getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = series.name()));
            getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

                @Override
                public void getRole(AccessibleControlEvent event) {
                    event.detail = ACC.ROLE_CHECKBUTTON;
                }

                @Override
                public void getState(AccessibleControlEvent event) {
                    event.detail = ACC.STATE_FOCUSABLE | (hidden.contains(index) ? 0 : ACC.STATE_CHECKED);
                }
            });
        }

        private void toggle() {
            // the last visible curve stays
            if (!hidden.remove(index) && hidden.size() < names.size() - 1) {
                hidden.add(index);
            }
            redraw();
            changed.run();
        }

        @Override
        public Point computeSize(int widthHint, int heightHint, boolean flush) {
            GC gc = new GC(this);
            try {
                return new Point((int) Math.ceil(new GcPainter(gc).textWidth(series.name(), TextStyle.TEXT)) + 24, HEIGHT);
            } finally {
                gc.dispose();
            }
        }

        private void paint(GC gc) {
            Theme theme = Look.theme();
            GcPainter painter = new GcPainter(gc);
            Rectangle area = getClientArea();
            boolean off = hidden.contains(index);
            Colour colour = series.hue().in(theme);
            painter.disc(9, area.height / 2.0, 5, colour);
            if (off) {
                painter.disc(9, area.height / 2.0, 3.5, theme.colour(Tone.SURFACE));
            }
            double top = (area.height - painter.lineHeight(TextStyle.TEXT)) / 2;
            painter.text(series.name(), 19, top, Align.LEFT, TextStyle.TEXT, theme.colour(off ? Tone.MUTED : Tone.TEXT));
            if (off) {
                painter.line(19, area.height / 2.0 + 1, area.width - 5.0, area.height / 2.0 + 1, theme.colour(Tone.MUTED), 1);
            }
            if (isFocusControl()) {
                painter.outline(new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0), 6, theme.colour(Tone.ACCENT), 1);
            }
        }
    }
}
