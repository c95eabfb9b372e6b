package org.inkling.ui.charts;

import java.util.Locale;

/** Numbers as people read them: thousands separated, a space before the unit, no more digits than carry meaning. */
public final class Numbers {

    private Numbers() {
    }

    /** {@code 1,014}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 98.2 %} of a fraction 0..1; "–" when it is not a number. */
    public static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.1f %%", 100 * fraction) : "–";
    }

    /** A share without decimals, rounded down as the lab does: {@code 53 %}. */
    public static String percentDown(double fraction) {
        return Double.isFinite(fraction) ? (int) Math.floor(100 * fraction + 1e-9) + " %" : "–";
    }

    /** Up to {@code decimals} digits after the point, without useless zeros: {@code 2,000}, {@code 62.5}. */
    public static String decimal(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return decimals == 0 ? text : text.replaceFirst("\\.?0+$", "");
    }

    /** {@code 1.9 KB}. */
    public static String bytes(long value) {
        if (value < 1024) {
            return value + " B";
        }
        return value < 1024 * 1024 ? decimal(value / 1024.0, 1) + " KB" : decimal(value / 1048576.0, 1) + " MB";
    }

    /** A length of time: {@code 4 m 0 s}, {@code 2.9 s}. */
    public static String duration(double milliseconds) {
        double seconds = milliseconds / 1000;
        if (seconds < 60) {
            return decimal(seconds, seconds < 10 ? 1 : 0) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600 ? whole / 60 + " m " + whole % 60 + " s" : whole / 3600 + " h " + whole % 3600 / 60 + " m";
    }
}
