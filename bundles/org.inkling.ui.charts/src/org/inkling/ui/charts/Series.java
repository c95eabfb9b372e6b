package org.inkling.ui.charts;

/**
 * One curve over evenly spaced places.
 *
 * @param name   for the legend
 * @param data   its values
 * @param start  place of the first value on the x axis
 * @param step   distance between values, positive
 * @param hue    colour
 */
public record Series(String name, Pyramid data, double start, double step, Hue hue) {

    public Series {
        if (!(step > 0)) {
            throw new IllegalArgumentException("the distance between values has to be positive: " + step);
        }
    }

    public static Series of(String name, FloatSource values, double start, double step, Hue hue) {
        return new Series(name, new Pyramid(values), start, step, hue);
    }

    double place(int index) {
        return start + index * step;
    }

    /** Index of the value nearest to a place, clamped to those there are. */
    int index(double place) {
        return (int) Math.max(0, Math.min(data.size() - 1L, Math.round((place - start) / step)));
    }

    Range places() {
        return new Range(start, place(Math.max(0, data.size() - 1)));
    }

    /** Smallest and largest value; 0..0 for an empty curve. */
    Range values() {
        float[] both = new float[2];
        data.extremes(0, data.size(), both);
        return both[0] > both[1] ? new Range(0, 0) : new Range(both[0], both[1]);
    }
}
