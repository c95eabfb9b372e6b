package org.inkling.engine.internal.projection;

import java.util.Arrays;

/** Edges between neighbours with the weights of UMAP: fuzzy membership by distance, united over both directions. Both directions are there. */
final class FuzzyGraph {

    private static final int BISECTIONS = 64;
    private static final double LEAST_WIDTH = 1e-3;

    private final int[] from;
    private final int[] to;
    private final float[] weights;
    private final float largest;

    private FuzzyGraph(int[] from, int[] to, float[] weights) {
        this.from = from;
        this.to = to;
        this.weights = weights;
        float most = 0;
        for (float weight : weights) {
            most = Math.max(most, weight);
        }
        largest = most;
    }

    static FuzzyGraph of(Neighbours neighbours, int rows) {
        int k = neighbours.k();
        float[] directed = new float[rows * k];
        for (int row = 0; row < rows; row++) {
            memberships(neighbours, row, directed);
        }
        int[] from = new int[2 * rows * k];
        int[] to = new int[2 * rows * k];
        float[] weights = new float[2 * rows * k];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            for (int rank = 0; rank < k; rank++) {
                int other = neighbours.id(row, rank);
                int back = other < 0 ? -1 : rank(neighbours, other, row);
                float own = directed[row * k + rank];
                float weight = back < 0 ? own : own + directed[other * k + back] - own * directed[other * k + back];
                if (other >= 0 && weight > 0) {
                    from[n] = row;
                    to[n] = other;
                    weights[n++] = weight;
                    if (back < 0) {
                        from[n] = other;
                        to[n] = row;
                        weights[n++] = weight;
                    }
                }
            }
        }
        return new FuzzyGraph(Arrays.copyOf(from, n), Arrays.copyOf(to, n), Arrays.copyOf(weights, n));
    }

    private static int rank(Neighbours neighbours, int row, int wanted) {
        for (int rank = 0; rank < neighbours.k(); rank++) {
            if (neighbours.id(row, rank) == wanted) {
                return rank;
            }
        }
        return -1;
    }

    /** The nearest neighbour counts 1, the others less the farther they are, so that the sum is log2(k). */
    private static void memberships(Neighbours neighbours, int row, float[] into) {
        int k = neighbours.k();
        double nearest = 0;
        double mean = 0;
        for (int rank = k - 1; rank >= 0; rank--) {
            double distance = neighbours.distance(row, rank);
            nearest = distance > 0 && Double.isFinite(distance) ? distance : nearest;
            mean += Double.isFinite(distance) ? distance / k : 0;
        }
        double wanted = Math.log(Math.max(2, k)) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double width = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double sum = 0;
            for (int rank = 0; rank < k; rank++) {
                sum += membership(neighbours.distance(row, rank) - nearest, width);
            }
            if (sum > wanted) {
                high = width;
                width = (low + high) / 2;
            } else {
                low = width;
                width = Double.isInfinite(high) ? width * 2 : (low + high) / 2;
            }
        }
        width = Math.max(width, LEAST_WIDTH * mean);
        for (int rank = 0; rank < k; rank++) {
            into[row * k + rank] = (float) membership(neighbours.distance(row, rank) - nearest, width);
        }
    }

    private static double membership(double beyond, double width) {
        return beyond <= 0 ? 1 : width <= 0 ? 0 : Math.exp(-beyond / width);
    }

    int size() {
        return from.length;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    float weight(int edge) {
        return weights[edge];
    }

    float largest() {
        return largest;
    }
}
