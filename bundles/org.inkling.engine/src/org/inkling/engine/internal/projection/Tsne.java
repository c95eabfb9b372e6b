package org.inkling.engine.internal.projection;

import java.util.stream.IntStream;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.operation.OperationContext;

/** t-SNE into three dimensions: neighbours attract, everything repels; exact for few rows, with an octree for many. */
public final class Tsne {

    private static final int D = 3;
    private static final double PERPLEXITY = 30;
    private static final int ITERATIONS = 750;
    private static final int EARLY = 250;
    private static final double EXAGGERATION = 12;
    private static final double START_SIZE = 1e-2;
    private static final double LEAST_RATE = 50;
    private static final double LEAST_GAIN = 0.01;
    private static final double THETA = 0.5;
    private static final int EXACT = 1_200;
    private static final int BISECTIONS = 60;

    private final Rows rows;
    private final int n;
    private final long seed;
    private final OperationContext context;

    public Tsne(Rows rows, long seed, OperationContext context) {
        this.rows = rows;
        this.n = rows.count();
        this.seed = seed;
        this.context = context;
    }

    /** {@code count × 3}. */
    public float[] run() throws OperationCancelledException {
        double[] y = start();
        if (n > D) {
            Neighbours neighbours = Neighbours.of(rows, (int) (3 * perplexity()), seed, context);
            descend(y, affinities(neighbours));
        }
        float[] result = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            result[i] = (float) y[i];
        }
        return result;
    }

    private double perplexity() {
        return Math.max(1, Math.min(PERPLEXITY, (n - 1) / 3.0));
    }

    private double[] start() throws OperationCancelledException {
        float[] pca = Pca.project(rows, D, seed, context);
        double squares = 1e-12;
        for (int i = 0; i < n; i++) {
            squares += (double) pca[i * D] * pca[i * D];
        }
        double[] y = new double[n * D];
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        for (int i = 0; i < y.length; i++) {
            y[i] = START_SIZE * (pca[i] / Math.sqrt(squares / n) + 1e-3 * (random.nextDouble() - 0.5));
        }
        return y;
    }

    /** Symmetric affinities that sum to 1, as edges of both directions by row. */
    private Edges affinities(Neighbours neighbours) {
        int k = neighbours.k();
        double[] directed = new double[n * k];
        IntStream.range(0, n).parallel().forEach(row -> conditional(neighbours, row, directed));
        Edges edges = new Edges(n, 2 * n * k);
        for (int row = 0; row < n; row++) {
            for (int rank = 0; rank < k; rank++) {
                int other = neighbours.id(row, rank);
                if (other >= 0) {
                    edges.add(row, other, directed[row * k + rank] / (2.0 * n));
                }
            }
        }
        return edges.sorted();
    }

    /** Probabilities of the neighbours of a row whose entropy is the logarithm of the perplexity. */
    private void conditional(Neighbours neighbours, int row, double[] into) {
        int k = neighbours.k();
        double[] squared = new double[k];
        for (int rank = 0; rank < k; rank++) {
            double distance = neighbours.distance(row, rank);
            squared[rank] = distance * distance;
        }
        double wanted = Math.log(perplexity());
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double sum = 0;
            double weighted = 0;
            for (int rank = 0; rank < k; rank++) {
                double p = Math.exp(-beta * (squared[rank] - squared[0]));
                into[row * k + rank] = p;
                sum += p;
                weighted += p * (squared[rank] - squared[0]);
            }
            double entropy = Math.log(sum) + beta * weighted / sum;
            for (int rank = 0; rank < k; rank++) {
                into[row * k + rank] /= sum;
            }
            if (entropy > wanted) {
                low = beta;
                beta = Double.isInfinite(high) ? beta * 2 : (low + high) / 2;
            } else {
                high = beta;
                beta = (low + high) / 2;
            }
        }
    }

    private void descend(double[] y, Edges p) throws OperationCancelledException {
        double[] gradient = new double[y.length];
        double[] update = new double[y.length];
        double[] gains = new double[y.length];
        java.util.Arrays.fill(gains, 1);
        double rate = Math.max(LEAST_RATE, n / EXAGGERATION / 4);
        context.progress().begin("t-SNE", ITERATIONS);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            context.checkCancelled();
            boolean early = iteration < EARLY;
            gradient(y, p, early ? EXAGGERATION : 1, gradient);
            for (int i = 0; i < y.length; i++) {
                boolean turned = Math.signum(gradient[i]) != Math.signum(update[i]);
                gains[i] = Math.max(LEAST_GAIN, turned ? gains[i] + 0.2 : gains[i] * 0.8);
                update[i] = (early ? 0.5 : 0.8) * update[i] - rate * gains[i] * gradient[i];
                y[i] += update[i];
            }
            context.progress().at(iteration + 1L);
        }
    }

    private void gradient(double[] y, Edges p, double exaggeration, double[] gradient) {
        double[] repulsion = new double[n * (D + 1)];
        if (n <= EXACT) {
            IntStream.range(0, n).parallel().forEach(i -> repelExactly(y, i, repulsion));
        } else {
            Octree tree = new Octree(y, n);
            IntStream.range(0, n).parallel().forEach(i -> tree.repel(i, THETA, repulsion));
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += repulsion[i * (D + 1) + D];
        }
        double total = Math.max(1e-300, sum);
        IntStream.range(0, n).parallel().forEach(i -> {
            double[] pull = new double[D];
            for (int e = p.first(i); e < p.first(i + 1); e++) {
                int j = p.to(e) * D;
                double dx = y[i * D] - y[j];
                double dy = y[i * D + 1] - y[j + 1];
                double dz = y[i * D + 2] - y[j + 2];
                double strength = exaggeration * p.weight(e) / (1 + dx * dx + dy * dy + dz * dz);
                pull[0] += strength * dx;
                pull[1] += strength * dy;
                pull[2] += strength * dz;
            }
            for (int d = 0; d < D; d++) {
                gradient[i * D + d] = 4 * (pull[d] - repulsion[i * (D + 1) + d] / total);
            }
        });
    }

    /** Into four values: the push in three directions, and the sum of the similarities. */
    private void repelExactly(double[] y, int i, double[] into) {
        double x0 = y[i * D];
        double y0 = y[i * D + 1];
        double z0 = y[i * D + 2];
        int at = i * (D + 1);
        for (int j = 0; j < n; j++) {
            if (j != i) {
                double dx = x0 - y[j * D];
                double dy = y0 - y[j * D + 1];
                double dz = z0 - y[j * D + 2];
                double q = 1 / (1 + dx * dx + dy * dy + dz * dz);
                into[at] += q * q * dx;
                into[at + 1] += q * q * dy;
                into[at + 2] += q * q * dz;
                into[at + 3] += q;
            }
        }
    }
}
