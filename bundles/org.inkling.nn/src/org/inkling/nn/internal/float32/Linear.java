package org.inkling.nn.internal.float32;

import org.inkling.nn.Activation;
import org.inkling.nn.Operator;
import org.inkling.nn.internal.Kernel;

/** Rows times a weight matrix: dense layers and pointwise convolutions. */
final class Linear implements Kernel {

    private final float[] in;
    private final float[] out;
    private final float[] weights;
    private final float[] bias;
    private final Activation activation;
    private final int width;

    Linear(Operator.Linear operator, float[] in, float[] out) {
        this.in = in;
        this.out = out;
        weights = operator.weights().floats();
        bias = operator.bias().floats();
        activation = operator.activation();
        width = weights.length / bias.length;
    }

    @Override
    public void run() {
        for (int from = 0, to = 0; to < out.length; from += width, to += bias.length) {
            row(in, from, weights, bias, activation, width, out, to);
        }
    }

    /** One row of outputs. Each sum runs in four partial sums, so that additions do not wait for each other. */
    static void row(float[] in, int from, float[] weights, float[] bias, Activation activation, int width, float[] out, int to) {
        int w = 0;
        for (int c = 0; c < bias.length; c++) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            int i = 0;
            for (; i + 3 < width; i += 4) {
                s0 += in[from + i] * weights[w + i];
                s1 += in[from + i + 1] * weights[w + i + 1];
                s2 += in[from + i + 2] * weights[w + i + 2];
                s3 += in[from + i + 3] * weights[w + i + 3];
            }
            for (; i < width; i++) {
                s0 += in[from + i] * weights[w + i];
            }
            out[to + c] = activation.apply(s0 + s1 + (s2 + s3) + bias[c]);
            w += width;
        }
    }
}
