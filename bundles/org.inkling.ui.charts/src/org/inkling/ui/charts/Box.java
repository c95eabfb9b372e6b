package org.inkling.ui.charts;

/** A rectangle in points: 1/96 inch at 100 %, whatever the zoom of the screen. */
public record Box(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /** The box with its edges moved inwards. */
    public Box inset(double left, double top, double right, double bottom) {
        return new Box(x + left, y + top, Math.max(0, width - left - right), Math.max(0, height - top - bottom));
    }

    public Box inset(double margin) {
        return inset(margin, margin, margin, margin);
    }
}
