package org.inkling.engine.internal.projection;

import java.util.Arrays;

/** Weighted edges that are added one by one, in both directions, and then read by their first end. */
final class Edges {

    private final int rows;
    private int[] from;
    private int[] to;
    private double[] weights;
    private int size;
    private int[] firsts = new int[0];

    Edges(int rows, int room) {
        this.rows = rows;
        from = new int[room];
        to = new int[room];
        weights = new double[room];
    }

    /** Adds a weight to both directions; the same edge may be added twice. */
    void add(int a, int b, double weight) {
        put(a, b, weight);
        put(b, a, weight);
    }

    private void put(int a, int b, double weight) {
        from[size] = a;
        to[size] = b;
        weights[size++] = weight;
    }

    /** Orders the edges by their first end. */
    Edges sorted() {
        firsts = new int[rows + 1];
        for (int e = 0; e < size; e++) {
            firsts[from[e] + 1]++;
        }
        for (int row = 0; row < rows; row++) {
            firsts[row + 1] += firsts[row];
        }
        int[] next = Arrays.copyOf(firsts, rows);
        int[] orderedTo = new int[size];
        double[] orderedWeights = new double[size];
        for (int e = 0; e < size; e++) {
            int at = next[from[e]]++;
            orderedTo[at] = to[e];
            orderedWeights[at] = weights[e];
        }
        to = orderedTo;
        weights = orderedWeights;
        return this;
    }

    /** Index of the first edge of a row; that of the row behind the last is the number of edges. */
    int first(int row) {
        return firsts[row];
    }

    int to(int edge) {
        return to[edge];
    }

    double weight(int edge) {
        return weights[edge];
    }
}
