package org.inkling.ui.impulse.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.inkling.ui.Look;

/** Two parts of a page: a narrow one on the left and a wide one beside it, or below it when there is no room. */
final class SideBySide extends Layout {

    private static final int LEFT = 348;
    private static final int LEAST_LEFT = 306;
    private static final int LEAST_RIGHT = 330;
    private static final double SHARE = 0.38;

    @Override
    protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flush) {
        int width = widthHint == SWT.DEFAULT ? LEFT + LEAST_RIGHT + Look.GAP : widthHint;
        return new Point(width, arrange(composite.getChildren(), new Rectangle(0, 0, width, 0), false));
    }

    @Override
    protected void layout(Composite composite, boolean flush) {
        arrange(composite.getChildren(), composite.getClientArea(), true);
    }

    private static int arrange(Control[] children, Rectangle area, boolean move) {
        boolean beside = area.width >= LEAST_LEFT + LEAST_RIGHT + Look.GAP;
        int left = beside ? Math.max(LEAST_LEFT, Math.min(LEFT, (int) (SHARE * area.width))) : area.width;
        int right = beside ? area.width - left - Look.GAP : area.width;
        int first = children[0].computeSize(left, SWT.DEFAULT).y;
        int second = children[1].computeSize(right, SWT.DEFAULT).y;
        int x = beside ? area.x + left + Look.GAP : area.x;
        int y = beside ? area.y : area.y + first + Look.GAP;
        if (move) {
            children[0].setBounds(area.x, area.y, left, first);
            children[1].setBounds(x, y, right, second);
        }
        return beside ? Math.max(first, second) : first + Look.GAP + second;
    }
}
