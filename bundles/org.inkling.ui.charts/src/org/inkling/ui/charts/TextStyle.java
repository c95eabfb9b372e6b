package org.inkling.ui.charts;

/** The few sizes of text there are. {@link #TEXT} is the font of the system, the others are relative to it. */
public enum TextStyle {
    SMALL(11, false), SMALL_STRONG(11, true), TEXT(13, false), STRONG(13, true), TITLE(18, true), FIGURE(23, true);

    private final double size;
    private final boolean bold;

    TextStyle(double size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** Height of the letters in points of 1/96 inch when {@link #TEXT} is 13. */
    public double size() {
        return size;
    }

    public boolean bold() {
        return bold;
    }
}
