package org.inkling.nn.internal.int8;

import org.inkling.nn.AddScaling;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Rounding;
import org.inkling.nn.internal.Kernel;

/** Sum of two tensors. */
final class Add implements Kernel {

    private final byte[] left;
    private final byte[] right;
    private final byte[] out;
    private final int low;
    private final int high;
    private final Sum sum;

    /** Int8-range sum of two int8 values. */
    private interface Sum {
        int apply(int a, int b);
    }

    Add(Operator.Add operator, Quantization a, Quantization b, Quantization to, byte[] left, byte[] right, byte[] out, Rounding rounding) {
        this.left = left;
        this.right = right;
        this.out = out;
        low = operator.activation().low(to);
        high = operator.activation().high(to);
        sum = rounding == Rounding.DEVICE ? AddScaling.of(a, b, to)::apply : tflite(a, b, to);
    }

    /** TFLite's: both inputs to a common scale with 20 more bits, then the sum to the output's. */
    private static Sum tflite(Quantization a, Quantization b, Quantization to) {
        double twice = 2 * (double) Math.max(a.scale(), b.scale());
        TfliteScaler scaler = new TfliteScaler(Requantizer.of(a.scale() / twice, b.scale() / twice,
                twice / ((1 << 20) * (double) to.scale())), false);
        return (x, y) -> scaler.apply(
                scaler.scale(x - a.zeroPoint() << 20, 0) + scaler.scale(y - b.zeroPoint() << 20, 1), 2, to.zeroPoint());
    }

    @Override
    public void run() {
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.max(low, Math.min(high, sum.apply(left[i], right[i])));
        }
    }
}
