package org.inkling.nn.internal.float32;

import org.inkling.nn.Activation;
import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.Sliding;

/** Maximum or mean under a window. */
final class Pool2D implements Kernel {

    private final Sliding sliding;
    private final boolean max;
    private final Activation activation;
    private final float[] in;
    private final float[] out;

    Pool2D(Sliding sliding, boolean max, Activation activation, float[] in, float[] out) {
        this.sliding = sliding;
        this.max = max;
        this.activation = activation;
        this.in = in;
        this.out = out;
    }

    @Override
    public void run() {
        int to = 0;
        for (int y = 0; y < sliding.outputHeight; y++) {
            for (int x = 0; x < sliding.outputWidth; x++) {
                for (int c = 0; c < sliding.channels; c++) {
                    out[to++] = activation.apply(pool(y, x, c));
                }
            }
        }
    }

    private float pool(int y, int x, int channel) {
        float result = max ? Float.NEGATIVE_INFINITY : 0;
        int count = 0;
        for (int i = sliding.firstKernelRow(y), rows = sliding.endKernelRow(y); i < rows; i++) {
            for (int j = sliding.firstKernelColumn(x), columns = sliding.endKernelColumn(x); j < columns; j++) {
                float value = in[sliding.pixel(y, x, i, j) + channel];
                result = max ? Math.max(result, value) : result + value;
                count++;
            }
        }
        return max ? result : result / count;
    }
}
