package org.inkling.nn.internal.quantization;

import java.util.Arrays;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.nn.Constant;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** Smallest and largest value of every tensor of a float32 network over calibration rows. */
public final class ActivationRanges {

    private static final int BINS = 4096;

    private final Network network;
    private final float[] low;
    private final float[] high;

    private ActivationRanges(Network network) {
        this.network = network;
        low = new float[network.tensors().size()];
        high = new float[network.tensors().size()];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
    }

    /** Runs the rows once, or twice when the ranges are to cover less than everything. */
    public static ActivationRanges observe(Network network, Iterable<float[]> rows, double coverage) throws OperationException {
        for (Operator operator : network.operators()) {
            if (operator instanceof Operator.Linear linear && !(isFinite(linear.weights()) && isFinite(linear.bias()))) {
                String layer = network.tensor(linear.output()).name();
                throw new OperationException(Problem.error("nn.non-finite-weights", Location.of("model", layer),
                        "The weights of layer " + layer + " contain values that are not numbers",
                        "Train again with a lower learning rate"));
            }
        }
        ActivationRanges ranges = new ActivationRanges(network);
        ranges.extremes(rows);
        if (coverage < 1) {
            ranges.narrow(rows, coverage);
        }
        return ranges;
    }

    float low(int tensor) {
        return low[tensor];
    }

    float high(int tensor) {
        return high[tensor];
    }

    private static boolean isFinite(Constant constant) {
        for (float value : constant.floats()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private void extremes(Iterable<float[]> rows) throws OperationException {
        FloatExecutor executor = new FloatExecutor(network);
        float[] output = new float[executor.outputSize()];
        int count = 0;
        for (float[] row : rows) {
            run(executor, row, output);
            for (int t = 0; t < low.length; t++) {
                for (float value : executor.values(t)) {
                    if (!Float.isFinite(value)) {
                        throw new OperationException(Problem.error("nn.non-finite-activation",
                                Location.of("model", network.tensor(t).name()),
                                "Calibration row " + count + " gives a value that is not a number in " + network.tensor(t).name(),
                                "Look for infinite or missing values in the features"));
                    }
                    low[t] = Math.min(low[t], value);
                    high[t] = Math.max(high[t], value);
                }
            }
            count++;
        }
        if (count == 0) {
            throw new OperationException(Problem.error("nn.no-calibration", Location.of("model", "quantisation"),
                    "There are no rows to find the range of the activations from", "Add training data"));
        }
    }

    private void run(FloatExecutor executor, float[] row, float[] output) {
        if (row.length != executor.inputSize()) {
            throw new IllegalArgumentException("a calibration row has " + row.length + " values, the network takes "
                    + executor.inputSize());
        }
        executor.run(row, output);
    }

    private void narrow(Iterable<float[]> rows, double coverage) {
        FloatExecutor executor = new FloatExecutor(network);
        float[] output = new float[executor.outputSize()];
        long[][] histograms = new long[low.length][BINS];
        for (float[] row : rows) {
            run(executor, row, output);
            for (int t = 0; t < low.length; t++) {
                double width = ((double) high[t] - low[t]) / BINS;
                for (float value : executor.values(t)) {
                    histograms[t][width > 0 ? (int) Math.min(BINS - 1, (value - low[t]) / width) : 0]++;
                }
            }
        }
        for (int t = 0; t < low.length; t++) {
            double width = ((double) high[t] - low[t]) / BINS;
            long cut = (long) Math.floor(Arrays.stream(histograms[t]).sum() * (1 - coverage));
            int first = 0;
            for (long left = cut - histograms[t][0]; left >= 0 && first < BINS - 1; left -= histograms[t][first]) {
                first++;
            }
            int last = BINS - 1;
            for (long left = cut - histograms[t][last]; left >= 0 && last > first; left -= histograms[t][last]) {
                last--;
            }
            high[t] = last == BINS - 1 ? high[t] : (float) (low[t] + width * (last + 1));
            low[t] = (float) (low[t] + width * first);
        }
    }
}
