package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Tone;

/** The impulse as a diagram: columns of cards with arrows between them; the last column, the output, is narrower. */
final class Strip extends Composite {

    private static final int ARROW = 26;
    private static final double LAST = 0.62;

    private final List<List<Control>> columns = new ArrayList<>();

    Strip(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Look.apply(this, Tone.PAGE, Tone.TEXT);
        setLayout(new ColumnLayout());
        addPaintListener(event -> {
            GcPainter painter = new GcPainter(event.gc);
            for (int i = 1; i < columns.size(); i++) {
                Rectangle left = columns.get(i - 1).get(0).getBounds();
                Box box = new Box(left.x + left.width, 0, ARROW, firstHeight());
                Glyph.ARROW.paint(painter, box, Look.theme().colour(Tone.MUTED));
            }
        });
    }

    /** Puts cards into columns; the cards are children of this strip. */
    void set(List<List<? extends Control>> cards) {
        columns.clear();
        cards.stream().filter(column -> !column.isEmpty()).forEach(column -> columns.add(List.copyOf(column)));
        layout(true, true);
        redraw();
    }

    private int firstHeight() {
        return columns.isEmpty() ? 0 : columns.get(0).get(0).getBounds().height;
    }

    private final class ColumnLayout extends Layout {

        @Override
        protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flush) {
            int width = widthHint == SWT.DEFAULT ? 720 : widthHint;
            return new Point(width, tallest(width));
        }

        @Override
        protected void layout(Composite composite, boolean flush) {
            Rectangle area = composite.getClientArea();
            int unit = unit(area.width);
            int height = tallest(area.width);
            int x = 0;
            for (int i = 0; i < columns.size(); i++) {
                int width = i == columns.size() - 1 ? (int) (unit * LAST) : unit;
                place(columns.get(i), x, width, height, i == columns.size() - 1);
                x += width + ARROW;
            }
        }

        /** A lone card is as high as the strip, several share it; the output stays as high as it needs to be. */
        private static void place(List<Control> cards, int x, int width, int height, boolean last) {
            int y = 0;
            for (Control card : cards) {
                int own = last
                        ? Math.max(96, card.computeSize(width, SWT.DEFAULT).y)
                        : cards.size() == 1 ? height : card.computeSize(width, SWT.DEFAULT).y;
                card.setBounds(x, y, width, own);
                y += own + Look.GAP;
            }
        }

        private int unit(int width) {
            return (int) ((width - (columns.size() - 1.0) * ARROW) / (columns.size() - 1 + LAST));
        }

        private int tallest(int width) {
            int unit = unit(width);
            int most = 0;
            for (int i = 0; i < columns.size(); i++) {
                int own = -Look.GAP;
                for (Control card : columns.get(i)) {
                    own += Look.GAP + card.computeSize(i == columns.size() - 1 ? (int) (unit * LAST) : unit, SWT.DEFAULT).y;
                }
                most = Math.max(most, own);
            }
            return most;
        }
    }
}
