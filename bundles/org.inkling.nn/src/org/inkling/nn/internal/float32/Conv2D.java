package org.inkling.nn.internal.float32;

import java.util.Arrays;

import org.inkling.nn.Activation;
import org.inkling.nn.Operator;
import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.Sliding;

/** Convolution: the patch under the kernel is gathered into a row, then multiplied like a dense layer. */
final class Conv2D implements Kernel {

    private final Sliding sliding;
    private final float[] in;
    private final float[] out;
    private final float[] weights;
    private final float[] bias;
    private final Activation activation;
    private final float[] patch;

    Conv2D(Operator.Conv2D operator, Sliding sliding, float[] in, float[] out) {
        this.sliding = sliding;
        this.in = in;
        this.out = out;
        weights = operator.weights().floats();
        bias = operator.bias().floats();
        activation = operator.activation();
        patch = new float[sliding.patch()];
    }

    @Override
    public void run() {
        int to = 0;
        for (int y = 0; y < sliding.outputHeight; y++) {
            for (int x = 0; x < sliding.outputWidth; x++) {
                gather(y, x);
                Linear.row(patch, 0, weights, bias, activation, patch.length, out, to);
                to += bias.length;
            }
        }
    }

    private void gather(int y, int x) {
        int channels = sliding.channels;
        int at = 0;
        for (int i = 0; i < sliding.kernelHeight; i++) {
            for (int j = 0; j < sliding.kernelWidth; j++) {
                int pixel = sliding.pixel(y, x, i, j);
                if (pixel < 0) {
                    Arrays.fill(patch, at, at + channels, 0);
                } else {
                    System.arraycopy(in, pixel, patch, at, channels);
                }
                at += channels;
            }
        }
    }
}
