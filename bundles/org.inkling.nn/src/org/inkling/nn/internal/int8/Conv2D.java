package org.inkling.nn.internal.int8;

import java.util.Arrays;

import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Rounding;
import org.inkling.nn.internal.Sliding;

/** Convolution: the patch under the kernel is gathered into a row, padding as the zero point, then multiplied like a dense layer. */
final class Conv2D extends Linear {

    private final Sliding sliding;
    private final byte[] patch;
    private final byte zero;

    Conv2D(Operator.Conv2D operator, Sliding sliding, Quantization from, Quantization to, byte[] in, byte[] out, Rounding rounding) {
        super(operator, from, to, in, out, rounding);
        this.sliding = sliding;
        patch = new byte[sliding.patch()];
        zero = (byte) from.zeroPoint();
    }

    @Override
    public void run() {
        int to = 0;
        for (int y = 0; y < sliding.outputHeight; y++) {
            for (int x = 0; x < sliding.outputWidth; x++) {
                gather(y, x);
                row(patch, 0, to);
                to += outputs;
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
                    Arrays.fill(patch, at, at + channels, zero);
                } else {
                    System.arraycopy(in, pixel, patch, at, channels);
                }
                at += channels;
            }
        }
    }
}
