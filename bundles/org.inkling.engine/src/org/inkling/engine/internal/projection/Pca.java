package org.inkling.engine.internal.projection;

import java.util.Random;
import java.util.stream.IntStream;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.operation.OperationContext;

/** Principal components of rows whose columns have mean 0. */
public final class Pca {

    private static final int MORE = 8;
    private static final int ITERATIONS = 40;

    private Pca() {
    }

    /** The rows in their first components, {@code count × components}; missing components are 0. */
    public static float[] project(Rows rows, int components, long seed, OperationContext context) throws OperationCancelledException {
        int basis = Math.min(rows.width(), components + MORE);
        double[][] q = new double[basis][rows.width()];
        Random random = new Random(seed);
        for (double[] vector : q) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = random.nextGaussian();
            }
        }
        orthonormalise(q);
        // with a whole basis there is nothing to iterate
        int iterations = basis == rows.width() ? 0 : ITERATIONS;
        context.progress().begin("Principal components", Math.max(1, iterations));
        context.checkCancelled();
        for (int i = 0; i < iterations; i++) {
            context.checkCancelled();
            q = timesCovariance(rows, q);
            orthonormalise(q);
            context.progress().at(i + 1L);
        }
        double[][] directions = rotate(q, rows);
        float[] result = new float[rows.count() * components];
        IntStream.range(0, rows.count()).parallel().forEach(row -> {
            for (int c = 0; c < Math.min(components, directions.length); c++) {
                result[row * components + c] = (float) dot(rows, row, directions[c]);
            }
        });
        return result;
    }

    /** The rows as they are, or in fewer columns when they have more than {@code most}. */
    public static Rows reduce(Rows rows, int most, long seed, OperationContext context) throws OperationCancelledException {
        return rows.width() <= most ? rows : new Rows(rows.count(), most, project(rows, most, seed, context));
    }

    /** Turns the basis so that the first vector explains most, and so on; the largest entry of each is positive. */
    private static double[][] rotate(double[][] q, Rows rows) {
        int n = q.length;
        double[][] image = timesCovariance(rows, q);
        double[][] small = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                small[i][j] = 0.5 * (dot(q[i], image[j]) + dot(q[j], image[i]));
            }
        }
        double[][] vectors = SymmetricEigen.vectors(small);
        double[][] result = new double[n][rows.width()];
        for (int c = 0; c < n; c++) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < rows.width(); k++) {
                    result[c][k] += vectors[c][i] * q[i][k];
                }
            }
            int largest = 0;
            for (int k = 1; k < rows.width(); k++) {
                largest = Math.abs(result[c][k]) > Math.abs(result[c][largest]) ? k : largest;
            }
            if (rows.width() > 0 && result[c][largest] < 0) {
                for (int k = 0; k < rows.width(); k++) {
                    result[c][k] = -result[c][k];
                }
            }
        }
        return result;
    }

    /** XᵀX times each vector. Each vector is worked on by one thread, so the order of the sums never changes. */
    private static double[][] timesCovariance(Rows rows, double[][] q) {
        double[][] result = new double[q.length][rows.width()];
        IntStream.range(0, q.length).parallel().forEach(v -> {
            for (int row = 0; row < rows.count(); row++) {
                double along = dot(rows, row, q[v]);
                int at = row * rows.width();
                for (int k = 0; k < rows.width(); k++) {
                    result[v][k] += along * rows.values()[at + k];
                }
            }
        });
        return result;
    }

    /** Gram–Schmidt, twice, because once loses digits. */
    private static void orthonormalise(double[][] q) {
        for (int i = 0; i < q.length; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = dot(q[i], q[j]);
                    for (int k = 0; k < q[i].length; k++) {
                        q[i][k] -= along * q[j][k];
                    }
                }
            }
            double length = Math.sqrt(dot(q[i], q[i]));
            for (int k = 0; k < q[i].length; k++) {
                q[i][k] = length > 1e-300 ? q[i][k] / length : 0;
            }
        }
    }

    private static double dot(Rows rows, int row, double[] vector) {
        double sum = 0;
        int at = row * rows.width();
        for (int k = 0; k < vector.length; k++) {
            sum += rows.values()[at + k] * vector[k];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
