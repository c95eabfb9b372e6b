package org.inkling.learn.tensorflow.internal.worker;

import java.util.Arrays;

import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainingSet;

/** Small sums over rows. */
final class Statistics {

    private Statistics() {
    }

    /** Mean and 1 / population standard deviation of each feature over some rows, summed in double precision. */
    static Standardiser standardiser(TrainingSet data, int[] rows) {
        int size = data.shape().size();
        double[] mean = new double[size];
        double[] square = new double[size];
        for (int row : rows) {
            for (int i = 0; i < size; i++) {
                mean[i] += data.features()[row * size + i] / (double) rows.length;
            }
        }
        for (int row : rows) {
            for (int i = 0; i < size; i++) {
                double d = data.features()[row * size + i] - mean[i];
                square[i] += d * d / rows.length;
            }
        }
        float[] means = new float[size];
        float[] scales = new float[size];
        for (int i = 0; i < size; i++) {
            double deviation = Math.sqrt(square[i]);
            means[i] = (float) mean[i];
            // rounding leaves a constant feature with a deviation far below what float32 can tell apart
            scales[i] = deviation > 1e-6 * Math.abs(mean[i]) && (float) (1 / deviation) < Float.MAX_VALUE ? (float) (1 / deviation) : 0;
        }
        return new Standardiser(means, scales);
    }

    /** Rows / (classes · rows of the class), so that every class weighs the same as a whole. */
    static float[] balanced(TrainingSet data, int[] rows) {
        int classes = data.classes().size();
        int[] counts = new int[classes];
        for (int row : rows) {
            counts[data.labels()[row]]++;
        }
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = counts[c] == 0 ? 0 : (float) rows.length / (classes * counts[c]);
        }
        return weights;
    }

    static float[] equal(TrainingSet data) {
        float[] weights = new float[data.classes().size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    /**
     * Brier's score of one row: the sum over the classes of (probability − truth)², 0 when sure and right, 2 when sure and wrong
     * (Brier: Verification of forecasts expressed in terms of probability, 1950).
     */
    static double brier(float[] probabilities, int offset, int classes, int label) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double error = probabilities[offset + c] - (c == label ? 1 : 0);
            sum += error * error;
        }
        return sum;
    }

    /** Index of the largest of some values, the first one of equals. */
    static int largest(float[] values, int offset, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = values[offset + i] > values[offset + best] ? i : best;
        }
        return best;
    }
}
