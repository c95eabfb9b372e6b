package org.inkling.nn;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/** Extents of a tensor, outermost first; activations are NHWC with a leading batch of 1, as in a {@code .tflite} file. */
public final class Shape {

    private final int[] extents;
    private final int size;

    private Shape(int[] extents) {
        long product = 1;
        for (int extent : extents) {
            if (extent < 1) {
                throw new IllegalArgumentException("extent " + extent + " in a tensor shape; every extent is at least 1");
            }
            product *= extent;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a tensor of more than 2^31 elements");
            }
        }
        this.extents = extents;
        this.size = (int) product;
    }

    /** A shape of these extents, each at least 1. */
    public static Shape of(int... extents) {
        return new Shape(extents.clone());
    }

    /** Number of dimensions. */
    public int rank() {
        return extents.length;
    }

    /** Extent of one dimension; negative dimensions count from the end, −1 is the last. */
    public int dim(int dimension) {
        return extents[dimension < 0 ? dimension + extents.length : dimension];
    }

    /** Number of elements. */
    public int size() {
        return size;
    }

    /** A copy of the extents. */
    public int[] toArray() {
        return extents.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** For people: {@code 1×48×48×8}. */
    @Override
    public String toString() {
        return String.join("×", Arrays.stream(extents).mapToObj(Integer::toString).toList());
    }
}
