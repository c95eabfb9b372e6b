package org.inkling.deploy.internal.network;

import java.util.Arrays;

import org.inkling.nn.Accumulator;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;

/**
 * Biases and multipliers of an int8 operator with weights. An output that is the same whatever comes in (training leaves such ones behind,
 * with biases of 2^30) gets weights 0 and a small bias, so that its sums need no more bits than the others'.
 */
final class Channels {

    /** With this multiplier the sum of a constant output is four times the value. */
    private static final int CONSTANT_MULTIPLIER = 1 << 30;
    private static final int CONSTANT_FACTOR = 4;

    private final int[] bias;
    private final int[] multipliers;
    private final boolean[] constant;
    private long largest;
    private long largestBias;

    /** Of an operator without a shift and without a clamp. */
    Channels(Operator.Linear linear, Network network) {
        Quantization in = network.tensor(linear.input()).quantized();
        Quantization out = network.tensor(linear.output()).quantized();
        Requantizer requantizer = Requantizer.of(linear, in, out);
        bias = Accumulator.of(linear, in, out).bias();
        multipliers = new int[bias.length];
        Arrays.setAll(multipliers, requantizer::multiplier);
        constant = new boolean[bias.length];
        long[] reach = reach(linear, bias.length);
        for (int c = 0; c < bias.length; c++) {
            long low = bias[c] - reach[c];
            long high = bias[c] + reach[c];
            if (low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE) {
                int value = output((int) low, c, requantizer, out.zeroPoint());
                constant[c] = value == output((int) high, c, requantizer, out.zeroPoint());
                if (constant[c]) {
                    multipliers[c] = CONSTANT_MULTIPLIER;
                    bias[c] = CONSTANT_FACTOR * (value - out.zeroPoint());
                    reach[c] = 0;
                }
            }
            largest = Math.max(largest, Math.abs((long) bias[c]) + reach[c]);
            largestBias = Math.max(largestBias, Math.abs((long) bias[c]));
        }
    }

    private static int output(int sum, int channel, Requantizer requantizer, int zeroPoint) {
        return Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, requantizer.apply(sum, channel, zeroPoint)));
    }

    /** How far the products can move each sum. */
    private static long[] reach(Operator.Linear linear, int channels) {
        byte[] weights = linear.weights().bytes();
        long[] reach = new long[channels];
        boolean depthwise = linear instanceof Operator.DepthwiseConv2D;
        int perOutput = weights.length / channels;
        for (int i = 0; i < weights.length; i++) {
            reach[depthwise ? i % channels : i / perOutput] += 128L * Math.abs(weights[i]);
        }
        return reach;
    }

    int count() {
        return bias.length;
    }

    int bias(int channel) {
        return bias[channel];
    }

    int multiplier(int channel) {
        return multipliers[channel];
    }

    /** Whether the weights count as 0. */
    boolean constant(int channel) {
        return constant[channel];
    }

    /** No sum is of a larger magnitude. */
    long largest() {
        return largest;
    }

    /** No bias is of a larger magnitude. */
    long largestBias() {
        return largestBias;
    }
}
