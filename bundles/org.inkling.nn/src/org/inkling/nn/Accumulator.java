package org.inkling.nn;

/**
 * The 32-bit accumulator of an int8 operator with weights: {@code acc = bias'[o] + Σ w · x} over raw int8 inputs, where {@code bias'[o] = bias[o] − zeroPoint ·
 * Σ w} has the input's zero point folded in and padding reads the zero point. All sums are modulo 2^32 (two's complement), so the order does not matter.
 */
public final class Accumulator {

    private final int[] bias;
    private final long largest;

    private Accumulator(int[] bias, long largest) {
        this.bias = bias;
        this.largest = largest;
    }

    /** Of an operator of an int8 network that reads such a tensor. */
    public static Accumulator of(Operator.Linear linear, Quantization input) {
        byte[] weights = linear.weights().bytes();
        int[] bias = linear.bias().ints();
        long[] sums = new long[bias.length];
        long[] magnitudes = new long[bias.length];
        int perOutput = weights.length / bias.length;
        boolean depthwise = linear instanceof Operator.DepthwiseConv2D;
        for (int i = 0; i < weights.length; i++) {
            int c = depthwise ? i % bias.length : i / perOutput;
            sums[c] += weights[i];
            magnitudes[c] += Math.abs(weights[i]);
        }
        long largest = 0;
        for (int c = 0; c < bias.length; c++) {
            long folded = bias[c] - input.zeroPoint() * sums[c];
            largest = Math.max(largest, Math.abs(folded) + 128 * magnitudes[c]);
            bias[c] = (int) folded;
        }
        return new Accumulator(bias, largest);
    }

    /** A copy of the folded biases. */
    public int[] bias() {
        return bias.clone();
    }

    /** No sum, partial sums included, is ever of a larger magnitude. Up to 2^31 − 1 signed arithmetic cannot overflow. */
    public long largest() {
        return largest;
    }
}
