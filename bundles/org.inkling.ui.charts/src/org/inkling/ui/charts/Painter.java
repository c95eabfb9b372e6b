package org.inkling.ui.charts;

/** What a chart needs of a drawing surface. Lengths are points (see {@link Box}); y grows downwards. */
public interface Painter {

    void fill(Box box, double radius, Colour colour);

    /** Fills with a gradient from the upper left to the lower right corner. */
    void fill(Box box, double radius, Colour from, Colour to);

    /** Outlines a box; the line is centred on its edge. */
    void outline(Box box, double radius, Colour colour, double width);

    void line(double x1, double y1, double x2, double y2, Colour colour, double width);

    /** An open line through the first {@code count} points. */
    void polyline(double[] x, double[] y, int count, Colour colour, double width);

    void fillPolygon(double[] x, double[] y, int count, Colour colour);

    void disc(double centreX, double centreY, double radius, Colour colour);

    /** Writes one line. @param top of the line, not the baseline */
    void text(String text, double x, double top, Align align, TextStyle style, Colour colour);

    double textWidth(String text, TextStyle style);

    /** Height of a line of text. */
    double lineHeight(TextStyle style);

    /** Paints only inside the box until {@link #unclip()}; does not nest. */
    void clip(Box box);

    void unclip();

    /** Pixels of the surface for each point of length, for pictures that are painted pixel by pixel. */
    double pixelsPerPoint();

    /**
     * Draws an opaque picture into a box.
     *
     * @param rgb {@code 0xrrggbb}, rows from the top
     */
    void pixels(Box box, int[] rgb, int width, int height);
}
