package org.inkling.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.inkling.ui.Look;

/** Puts cards into as many columns as fit; each card goes into the column that is shortest so far. Invisible ones take no room. */
public final class CardColumns extends Layout {

    private final int least;
    private final int most;

    /**
     * @param least least width of a column
     * @param most  greatest width of a column
     */
    public CardColumns(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flush) {
        int width = widthHint == SWT.DEFAULT ? 2 * least + Look.GAP : widthHint;
        return new Point(width, arrange(composite, new Rectangle(0, 0, width, 0), false));
    }

    @Override
    protected void layout(Composite composite, boolean flush) {
        arrange(composite, composite.getClientArea(), true);
    }

    private int arrange(Composite composite, Rectangle area, boolean move) {
        Control[] children = composite.getChildren();
        int cards = 0;
        for (Control child : children) {
            cards += child.getVisible() ? 1 : 0;
        }
        int columns = Math.max(1, Math.min(Math.max(1, cards), (area.width + Look.GAP) / (least + Look.GAP)));
        int width = Math.min(most, (area.width - (columns - 1) * Look.GAP) / columns);
        int[] heights = new int[columns];
        for (Control child : children) {
            if (!child.getVisible()) {
                continue;
            }
            int shortest = 0;
            for (int c = 1; c < columns; c++) {
                shortest = heights[c] < heights[shortest] ? c : shortest;
            }
            int height = child.computeSize(width, SWT.DEFAULT).y;
            int top = heights[shortest] == 0 ? 0 : heights[shortest] + Look.GAP;
            if (move) {
                child.setBounds(area.x + shortest * (width + Look.GAP), area.y + top, width, height);
            }
            heights[shortest] = top + height;
        }
        return java.util.Arrays.stream(heights).max().orElse(0);
    }
}
