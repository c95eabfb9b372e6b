package org.inkling.ui.data.internal.acquisition;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.inkling.ui.Look;

/** Two columns, the left one a little wider, both as high as there is room; below each other where there is no room for both. */
final class TwoColumns extends Layout {

    private static final double LEFT = 0.57;
    private static final int LEAST_RIGHT = 290;
    private static final int MOST_RIGHT = 560;
    private static final int LEAST_BOTH = 600;

    @Override
    protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flush) {
        Control[] children = composite.getChildren();
        int width = widthHint == SWT.DEFAULT ? LEAST_BOTH : widthHint;
        int left = children[0].computeSize(left(width), SWT.DEFAULT, flush).y;
        int right = children[1].computeSize(right(width), SWT.DEFAULT, flush).y;
        return new Point(width, Math.max(heightHint == SWT.DEFAULT ? 0 : heightHint,
                width < LEAST_BOTH ? left + Look.GAP + right : Math.max(left, right)));
    }

    private static int right(int width) {
        return width < LEAST_BOTH ? width : (int) Math.max(LEAST_RIGHT, Math.min(MOST_RIGHT, (width - Look.GAP) * (1 - LEFT)));
    }

    private static int left(int width) {
        return width < LEAST_BOTH ? width : width - Look.GAP - right(width);
    }

    @Override
    protected void layout(Composite composite, boolean flush) {
        Rectangle area = composite.getClientArea();
        Control[] children = composite.getChildren();
        if (area.width < LEAST_BOTH) {
            int below = children[1].computeSize(area.width, SWT.DEFAULT, flush).y;
            int above = Math.max(0, area.height - Look.GAP - below);
            children[0].setBounds(area.x, area.y, area.width, above);
            children[1].setBounds(area.x, area.y + above + Look.GAP, area.width, below);
        } else {
            int left = left(area.width);
            children[0].setBounds(area.x, area.y, left, area.height);
            children[1].setBounds(area.x + left + Look.GAP, area.y, right(area.width), area.height);
        }
    }
}
