package org.inkling.engine.internal.projection;

import java.util.SplittableRandom;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.operation.OperationContext;

/** Uniform manifold approximation and projection into three dimensions, with the settings its authors recommend. */
public final class Umap {

    private static final int D = 3;
    private static final int NEIGHBOURS = 15;
    private static final int NEGATIVE = 5;
    /** Of the curve 1/(1 + a·d^2b) fitted for a least distance of 0.1. */
    private static final double A = 1.576943;
    private static final double B = 0.8950609;
    private static final double CLIP = 4;
    private static final double START_SIZE = 10;
    private static final int FEW = 10_000;

    private final Rows rows;
    private final long seed;
    private final OperationContext context;

    public Umap(Rows rows, long seed, OperationContext context) {
        this.rows = rows;
        this.seed = seed;
        this.context = context;
    }

    /** {@code count × 3}. */
    public float[] run() throws OperationCancelledException {
        double[] y = start();
        if (rows.count() > D) {
            Neighbours neighbours = Neighbours.of(rows, NEIGHBOURS, seed, context);
            optimise(FuzzyGraph.of(neighbours, rows.count()), y);
        }
        float[] result = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            result[i] = (float) y[i];
        }
        return result;
    }

    private double[] start() throws OperationCancelledException {
        float[] pca = Pca.project(rows, D, seed, context);
        double largest = 1e-9;
        for (float value : pca) {
            largest = Math.max(largest, Math.abs(value));
        }
        double[] y = new double[pca.length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < y.length; i++) {
            // a little noise parts rows that are equal
            y[i] = pca[i] / largest * START_SIZE + 1e-3 * (random.nextDouble() - 0.5);
        }
        return y;
    }

    /** Stochastic gradient descent: an edge is visited in proportion to its weight, and each visit pushes some other rows away. */
    private void optimise(FuzzyGraph graph, double[] y) throws OperationCancelledException {
        int epochs = rows.count() <= FEW ? 500 : 200;
        int edges = graph.size();
        float[] next = new float[edges];
        float[] every = new float[edges];
        for (int e = 0; e < edges; e++) {
            every[e] = graph.largest() / graph.weight(e);
            next[e] = every[e];
        }
        SplittableRandom random = new SplittableRandom(seed + 1);
        context.progress().begin("UMAP", epochs);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            context.checkCancelled();
            double rate = 1 - (epoch - 1.0) / epochs;
            for (int e = 0; e < edges; e++) {
                if (next[e] <= epoch) {
                    attract(y, graph.from(e) * D, graph.to(e) * D, rate);
                    for (int i = 0; i < NEGATIVE; i++) {
                        repel(y, graph.from(e) * D, random.nextInt(rows.count()) * D, rate);
                    }
                    next[e] += every[e];
                }
            }
            context.progress().at(epoch);
        }
    }

    private static void attract(double[] y, int i, int j, double rate) {
        double squared = squared(y, i, j);
        if (squared > 0) {
            double power = Math.pow(squared, B);
            move(y, i, j, -2 * A * B * power / squared / (1 + A * power), rate, true);
        }
    }

    private static void repel(double[] y, int i, int j, double rate) {
        if (i == j) {
            return;
        }
        double squared = squared(y, i, j);
        move(y, i, j, 2 * B / ((0.001 + squared) * (1 + A * Math.pow(squared, B))), rate, false);
    }

    private static double squared(double[] y, int i, int j) {
        double dx = y[i] - y[j];
        double dy = y[i + 1] - y[j + 1];
        double dz = y[i + 2] - y[j + 2];
        return dx * dx + dy * dy + dz * dz;
    }

    private static void move(double[] y, int i, int j, double strength, double rate, boolean both) {
        for (int d = 0; d < D; d++) {
            double step = rate * Math.max(-CLIP, Math.min(CLIP, strength * (y[i + d] - y[j + d])));
            y[i + d] += step;
            if (both) {
                y[j + d] -= step;
            }
        }
    }
}
