package org.inkling.ui.charts;

import java.util.Locale;

/**
 * Evenly spaced round values for an axis: steps of 1, 2 or 5 times a power of ten.
 *
 * @param first    first tick, at least the start of the range
 * @param step     distance between ticks
 * @param count    number of ticks
 * @param decimals digits after the point that the labels need
 */
public record Ticks(double first, double step, int count, int decimals) {

    /** The densest ticks of which no more than {@code most} fall on the range. */
    public static Ticks of(Range range, int most) {
        Range open = range.open();
        double rough = open.length() / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * 10;
        for (double factor : new double[]{ 1, 2, 5 }) {
            if (count(open, power * factor) <= Math.max(1, most)) {
                step = power * factor;
                break;
            }
        }
        double first = Math.ceil(open.from() / step - 1e-9) * step;
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return new Ticks(first, step, count(open, step), decimals);
    }

    private static int count(Range range, double step) {
        return (int) (Math.floor(range.to() / step + 1e-9) - Math.ceil(range.from() / step - 1e-9)) + 1;
    }

    public double value(int index) {
        double value = first + index * step;
        return Math.abs(value) < step * 1e-9 ? 0 : value;
    }

    /** The label of a tick, thousands separated. */
    public String label(int index) {
        double value = value(index);
        if (Math.abs(value) >= 1e9 || step < 1e-6) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace("-", "\u2212");
    }

    /** The range widened to the next ticks on both sides. */
    public static Range widen(Range range, int most) {
        Range open = range.open();
        double step = of(open, most).step();
        return new Range(Math.floor(open.from() / step + 1e-9) * step, Math.ceil(open.to() / step - 1e-9) * step);
    }
}
