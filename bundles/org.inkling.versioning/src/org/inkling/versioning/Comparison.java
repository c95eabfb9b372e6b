package org.inkling.versioning;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.engine.Metrics;

/**
 * Two versions side by side.
 *
 * @param left     the earlier one, or the first one asked for
 * @param right    the other one
 * @param files    that differ, by path
 * @param impulses of either version, by name
 */
public record Comparison(Version left, Version right, List<Change> files, List<ImpulseComparison> impulses) {

    public Comparison {
        files = List.copyOf(files);
        impulses = List.copyOf(impulses);
    }

    /**
     * A file that differs.
     *
     * @param kind {@code added}, {@code removed} or {@code changed}, from left to right
     */
    public record Change(String path, String kind) {
    }

    /**
     * An impulse on both sides.
     *
     * @param parameters every value, in the order of the file; those that only one side has have an empty text on the other
     * @param figures    of the last run
     * @param left       confusion matrices on the left; null entries where there was no such run
     * @param right      those on the right
     */
    public record ImpulseComparison(String impulse, List<Row> parameters, List<Row> figures, Matrices left, Matrices right) {

        public ImpulseComparison {
            parameters = List.copyOf(parameters);
            figures = List.copyOf(figures);
        }
    }

    /**
     * A value on both sides.
     *
     * @param name  what it is: {@code nn.cycles} of a parameter, words of a figure
     * @param left  empty when there is none
     * @param right empty when there is none
     */
    public record Row(String name, String left, String right) {

        public boolean differs() {
            return !left.equals(right);
        }
    }

    /** What the confusion matrices are made from. */
    public record Matrices(@Nullable Metrics validation, @Nullable Metrics test) {
    }
}
