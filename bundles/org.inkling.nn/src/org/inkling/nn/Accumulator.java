package org.inkling.nn;

import java.util.function.IntUnaryOperator;

/**
 * The 32-bit accumulator of an int8 operator with weights: {@code acc = bias'[o] + Σ w · x} over raw int8 inputs, padding read as the
 * input's zero point, and
 *
 * <pre>
 * bias'[o] = bias[o] − zeroPoint · Σ w + (m[o] &lt; ½ ? 1 : 0)        m: real multiplier of {@link Requantizer}
 * </pre>
 *
 * All sums are modulo 2^32 (two's complement), so the order does not matter. The 1 stands for TensorFlow Lite's first of two roundings:
 * that moves its thresholds up by ½ … 1 accumulator unit where m is below ½. With it one rounding differs from TFLite's two less than half
 * as often, at no cost.
 */
public final class Accumulator {

    private final int[] bias;
    private final long largest;

    private Accumulator(int[] bias, long largest) {
        this.bias = bias;
        this.largest = largest;
    }

    /** Of an operator of an int8 network that reads and writes such tensors. */
    public static Accumulator of(Operator.Linear linear, Quantization input, Quantization output) {
        Requantizer requantizer = Requantizer.of(linear, input, output);
        return of(linear, input.zeroPoint(), c -> requantizer.real(c) < 0.5 ? 1 : 0);
    }

    /** With nothing but the zero point folded in: what TensorFlow Lite computes. */
    public static Accumulator withoutRounding(Operator.Linear linear, Quantization input) {
        return of(linear, input.zeroPoint(), c -> 0);
    }

    private static Accumulator of(Operator.Linear linear, int zeroPoint, IntUnaryOperator rounding) {
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
            long folded = bias[c] - zeroPoint * sums[c] + rounding.applyAsInt(c);
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
