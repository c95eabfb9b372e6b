package org.inkling.ui.charts;

/** An interval of an axis. */
public record Range(double from, double to) {

    public double length() {
        return to - from;
    }

    /** The smallest interval that holds both. */
    public Range union(Range other) {
        return new Range(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** A part of this range of the given length around a centre, moved where it would stick out. */
    public Range part(double centre, double length) {
        double wanted = Math.min(length, length());
        double start = Math.max(from, Math.min(to - wanted, centre - wanted / 2));
        return new Range(start, start + wanted);
    }

    /** An interval of some length even when both ends are equal. */
    public Range open() {
        if (to > from) {
            return this;
        }
        double half = from == 0 ? 1 : Math.abs(from) * 0.5;
        return new Range(from - half, from + half);
    }
}
