package org.inkling.ui.impulse.internal;

import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** Writes a card of the strip from top to bottom; without drawing it only measures. */
final class CardInk {

    private final Painter painter;
    private final Box inner;
    private final Colour strong;
    private final Colour soft;
    private final boolean draws;
    private double y;

    /**
     * @param inner  the card without its margins
     * @param strong colour of values
     * @param soft   colour of captions
     * @param draws  false to measure only
     */
    CardInk(Painter painter, Box inner, Colour strong, Colour soft, boolean draws) {
        this.painter = painter;
        this.inner = inner;
        this.strong = strong;
        this.soft = soft;
        this.draws = draws;
        this.y = inner.y();
    }

    /** Where the next thing goes. */
    double y() {
        return y;
    }

    void gap(double height) {
        y += height;
    }

    /** Leaves room for a control. */
    Box room(double height) {
        Box box = new Box(inner.x(), y, inner.width(), height);
        y += height;
        return box;
    }

    void title(String text, Glyph glyph, Colour colour) {
        if (draws) {
            write(Texts.fit(painter, text, inner.width() - 22, TextStyle.STRONG), inner.x(), Align.LEFT, TextStyle.STRONG, strong);
            glyph.paint(painter, new Box(inner.right() - 14, y + 1, 14, 14), colour);
        }
        y += painter.lineHeight(TextStyle.STRONG) + 8;
    }

    void caption(String text) {
        line(text, TextStyle.TEXT, soft);
    }

    void value(String text) {
        line(text, TextStyle.TEXT, strong);
    }

    private void line(String text, TextStyle style, Colour colour) {
        if (draws) {
            write(Texts.fit(painter, text, inner.width(), style), inner.x(), Align.LEFT, style, colour);
        }
        y += painter.lineHeight(style);
    }

    /** Up to {@code most} lines. */
    void wrapped(String text, Colour colour, int most) {
        for (String line : Texts.wrap(painter, text, inner.width(), TextStyle.TEXT, most)) {
            line(line, TextStyle.TEXT, colour);
        }
    }

    /** A caption on the left and its value on the right. */
    void pair(String label, String value) {
        double width = painter.textWidth(value, TextStyle.STRONG);
        if (draws) {
            write(Texts.fit(painter, label, inner.width() - width - 8, TextStyle.TEXT), inner.x(), Align.LEFT, TextStyle.TEXT, soft);
            write(Texts.fit(painter, value, inner.width(), TextStyle.STRONG), inner.right(), Align.RIGHT, TextStyle.STRONG, strong);
        }
        y += painter.lineHeight(TextStyle.TEXT) + 1;
    }

    /** A label and its value in a box. */
    void field(String label, String value, Theme theme) {
        double line = painter.lineHeight(TextStyle.TEXT);
        double height = line + 6;
        if (draws) {
            String shown = Texts.fit(painter, value, inner.width() * 0.62 - 16, TextStyle.TEXT);
            double width = Math.max(64, painter.textWidth(shown, TextStyle.TEXT) + 18);
            Box box = new Box(inner.right() - width, y, width, height);
            painter.fill(box, 6, theme.colour(Tone.PAGE));
            painter.outline(box, 6, theme.colour(Tone.LINE), 1);
            painter.text(shown, box.right() - 9, y + 3, Align.RIGHT, TextStyle.TEXT, strong);
            painter.text(Texts.fit(painter, label, inner.width() - width - 8, TextStyle.TEXT), inner.x(), y + 3, Align.LEFT, TextStyle.TEXT,
                    strong);
        }
        y += height + 5;
    }

    /** A sign, and what it says, in up to three lines. */
    void status(String sign, Colour signColour, String text) {
        double left = painter.textWidth("✓", TextStyle.STRONG) + 6;
        boolean first = true;
        for (String line : Texts.wrap(painter, text, inner.width() - left, TextStyle.TEXT, 3)) {
            if (draws) {
                if (first) {
                    write(sign, inner.x(), Align.LEFT, TextStyle.STRONG, signColour);
                }
                write(line, inner.x() + left, Align.LEFT, TextStyle.TEXT, soft);
            }
            first = false;
            y += painter.lineHeight(TextStyle.TEXT);
        }
    }

    private void write(String text, double x, Align align, TextStyle style, Colour colour) {
        painter.text(text, x, y, align, style, colour);
    }
}
