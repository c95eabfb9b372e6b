package org.inkling.nn.internal.int8;

import org.inkling.nn.Accumulator;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Rounding;
import org.inkling.nn.internal.Kernel;

/** Rows times a weight matrix: dense layers and pointwise convolutions; and what every operator with weights shares. */
class Linear implements Kernel {

    final byte[] in;
    final byte[] out;
    final byte[] weights;
    final int[] bias;
    final int outputs;
    private final int width;
    private final Scaler scaler;
    private final int zeroPoint;
    private final int low;
    private final int high;

    Linear(Operator.Linear operator, Quantization from, Quantization to, byte[] in, byte[] out, Rounding rounding) {
        this.in = in;
        this.out = out;
        weights = operator.weights().bytes();
        bias = (rounding == Rounding.DEVICE ? Accumulator.of(operator, from, to) : Accumulator.withoutRounding(operator, from)).bias();
        outputs = bias.length;
        width = weights.length / outputs;
        scaler = Scaler.of(Requantizer.of(operator, from, to), rounding, !(operator instanceof Operator.DepthwiseConv2D));
        zeroPoint = to.zeroPoint();
        low = operator.activation().low(to);
        high = operator.activation().high(to);
    }

    @Override
    public void run() {
        for (int from = 0, to = 0; to < out.length; from += width, to += outputs) {
            row(in, from, to);
        }
    }

    /** All outputs of one row of {@code width} inputs, four channels at a time so that each input is loaded once for four products. */
    final void row(byte[] source, int from, int to) {
        int c = 0;
        for (; c + 3 < outputs; c += 4) {
            int w0 = c * width;
            int w1 = w0 + width;
            int w2 = w1 + width;
            int w3 = w2 + width;
            int s0 = bias[c];
            int s1 = bias[c + 1];
            int s2 = bias[c + 2];
            int s3 = bias[c + 3];
            for (int i = 0; i < width; i++) {
                int x = source[from + i];
                s0 += x * weights[w0 + i];
                s1 += x * weights[w1 + i];
                s2 += x * weights[w2 + i];
                s3 += x * weights[w3 + i];
            }
            store(s0, c, to);
            store(s1, c + 1, to);
            store(s2, c + 2, to);
            store(s3, c + 3, to);
        }
        for (; c < outputs; c++) {
            int sum = bias[c];
            for (int i = 0, w = c * width; i < width; i++) {
                sum += source[from + i] * weights[w + i];
            }
            store(sum, c, to);
        }
    }

    final void store(int accumulator, int channel, int to) {
        out[to + channel] = (byte) Math.max(low, Math.min(high, scaler.apply(accumulator, channel, zeroPoint)));
    }
}
