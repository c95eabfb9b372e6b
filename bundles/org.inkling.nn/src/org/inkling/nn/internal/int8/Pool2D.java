package org.inkling.nn.internal.int8;

import org.inkling.nn.Activation;
import org.inkling.nn.Quantization;
import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.Sliding;

/** Maximum, or mean rounded half away from zero, of the raw int8 values under a window. */
final class Pool2D implements Kernel {

    private final Sliding sliding;
    private final boolean max;
    private final int low;
    private final int high;
    private final byte[] in;
    private final byte[] out;

    Pool2D(Sliding sliding, boolean max, Activation activation, Quantization quantization, byte[] in, byte[] out) {
        this.sliding = sliding;
        this.max = max;
        low = activation.low(quantization);
        high = activation.high(quantization);
        this.in = in;
        this.out = out;
    }

    @Override
    public void run() {
        int to = 0;
        for (int y = 0; y < sliding.outputHeight; y++) {
            for (int x = 0; x < sliding.outputWidth; x++) {
                for (int c = 0; c < sliding.channels; c++) {
                    out[to++] = (byte) Math.max(low, Math.min(high, pool(y, x, c)));
                }
            }
        }
    }

    private int pool(int y, int x, int channel) {
        int largest = -128;
        int sum = 0;
        int count = 0;
        for (int i = sliding.firstKernelRow(y), rows = sliding.endKernelRow(y); i < rows; i++) {
            for (int j = sliding.firstKernelColumn(x), columns = sliding.endKernelColumn(x); j < columns; j++) {
                int value = in[sliding.pixel(y, x, i, j) + channel];
                largest = Math.max(largest, value);
                sum += value;
                count++;
            }
        }
        return max ? largest : (sum > 0 ? sum + count / 2 : sum - count / 2) / count;
    }
}
