package org.inkling.ui.charts;

import java.util.Locale;

/** A colour with opacity. @param argb alpha, red, green, blue, eight bits each */
public record Colour(int argb) {

    /** An opaque colour from {@code #rrggbb}. */
    public static Colour of(String hex) {
        return new Colour(0xff000000 | Integer.parseInt(hex.substring(1), 16));
    }

    public int alpha() {
        return argb >>> 24;
    }

    public int red() {
        return argb >> 16 & 255;
    }

    public int green() {
        return argb >> 8 & 255;
    }

    public int blue() {
        return argb & 255;
    }

    /** The same colour with another opacity, 0..1. */
    public Colour opacity(double value) {
        return new Colour((int) Math.round(255 * value) << 24 | argb & 0xffffff);
    }

    /** The opaque colour a fraction {@code t} of the way from this one to another. */
    public Colour mix(Colour other, double t) {
        return new Colour(0xff000000 | channel(red(), other.red(), t) << 16 | channel(green(), other.green(), t) << 8
                | channel(blue(), other.blue(), t));
    }

    /** {@code #rrggbb}, without the opacity. */
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", argb & 0xffffff);
    }

    /** Contrast ratio of two opaque colours after WCAG 2.1, 1..21. */
    public double contrast(Colour other) {
        double a = luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int channel(int a, int b, double t) {
        return (int) Math.round(a + (b - a) * t);
    }
}
