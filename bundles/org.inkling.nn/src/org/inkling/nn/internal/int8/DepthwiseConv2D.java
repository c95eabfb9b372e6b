package org.inkling.nn.internal.int8;

import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Rounding;
import org.inkling.nn.internal.Sliding;

/** Depthwise convolution, channels innermost. */
final class DepthwiseConv2D extends Linear {

    private final Sliding sliding;
    private final int multiplier;
    private final int zero;
    private final int[] sums;

    DepthwiseConv2D(Operator.DepthwiseConv2D operator, Sliding sliding, Quantization from, Quantization to, byte[] in, byte[] out,
            Rounding rounding) {
        super(operator, from, to, in, out, rounding);
        this.sliding = sliding;
        multiplier = outputs / sliding.channels;
        zero = from.zeroPoint();
        sums = new int[outputs];
    }

    @Override
    public void run() {
        int to = 0;
        for (int y = 0; y < sliding.outputHeight; y++) {
            for (int x = 0; x < sliding.outputWidth; x++) {
                System.arraycopy(bias, 0, sums, 0, outputs);
                for (int i = 0; i < sliding.kernelHeight; i++) {
                    for (int j = 0; j < sliding.kernelWidth; j++) {
                        tap(sliding.pixel(y, x, i, j), (i * sliding.kernelWidth + j) * outputs);
                    }
                }
                for (int c = 0; c < outputs; c++) {
                    store(sums[c], c, to);
                }
                to += outputs;
            }
        }
    }

    private void tap(int pixel, int tap) {
        if (pixel < 0) {
            for (int c = 0; c < outputs; c++) {
                sums[c] += zero * weights[tap + c];
            }
        } else if (multiplier == 1) {
            for (int c = 0; c < outputs; c++) {
                sums[c] += in[pixel + c] * weights[tap + c];
            }
        } else {
            for (int c = 0; c < outputs; c++) {
                sums[c] += in[pixel + c / multiplier] * weights[tap + c];
            }
        }
    }
}
