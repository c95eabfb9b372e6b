package org.inkling.nn.internal.float32;

import org.inkling.nn.Activation;
import org.inkling.nn.Operator;
import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.Sliding;

/** Depthwise convolution, channels innermost. */
final class DepthwiseConv2D implements Kernel {

    private final Sliding sliding;
    private final float[] in;
    private final float[] out;
    private final float[] weights;
    private final float[] bias;
    private final Activation activation;
    private final int multiplier;
    private final float[] sums;

    DepthwiseConv2D(Operator.DepthwiseConv2D operator, Sliding sliding, float[] in, float[] out) {
        this.sliding = sliding;
        this.in = in;
        this.out = out;
        weights = operator.weights().floats();
        bias = operator.bias().floats();
        activation = operator.activation();
        multiplier = bias.length / sliding.channels;
        sums = new float[bias.length];
    }

    @Override
    public void run() {
        int to = 0;
        for (int y = 0; y < sliding.outputHeight; y++) {
            for (int x = 0; x < sliding.outputWidth; x++) {
                System.arraycopy(bias, 0, sums, 0, bias.length);
                for (int i = 0; i < sliding.kernelHeight; i++) {
                    for (int j = 0; j < sliding.kernelWidth; j++) {
                        int pixel = sliding.pixel(y, x, i, j);
                        if (pixel >= 0) {
                            add(pixel, (i * sliding.kernelWidth + j) * bias.length);
                        }
                    }
                }
                for (int c = 0; c < bias.length; c++) {
                    out[to++] = activation.apply(sums[c]);
                }
            }
        }
    }

    private void add(int pixel, int tap) {
        if (multiplier == 1) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += in[pixel + c] * weights[tap + c];
            }
        } else {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += in[pixel + c / multiplier] * weights[tap + c];
            }
        }
    }
}
