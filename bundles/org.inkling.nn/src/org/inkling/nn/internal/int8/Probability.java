package org.inkling.nn.internal.int8;

import org.inkling.nn.LogisticTable;
import org.inkling.nn.Quantization;
import org.inkling.nn.Rounding;
import org.inkling.nn.SoftmaxTable;
import org.inkling.nn.internal.Kernel;

/** Softmax and logistic: the device's integer tables, or TFLite's float tables. */
final class Probability {

    private Probability() {
    }

    static Kernel softmax(Quantization input, float beta, int width, byte[] in, byte[] out, Rounding rounding) {
        if (rounding == Rounding.TFLITE) {
            return tfliteSoftmax(input, beta, width, in, out);
        }
        SoftmaxTable table = new SoftmaxTable(input, beta);
        return () -> {
            for (int row = 0; row < out.length; row += width) {
                table.apply(in, out, row, width);
            }
        };
    }

    private static Kernel tfliteSoftmax(Quantization input, float beta, int width, byte[] in, byte[] out) {
        float[] exp = new float[256];
        for (int d = 0; d < 256; d++) {
            exp[d] = (float) Math.exp(-input.scale() * beta * d);
        }
        return () -> {
            for (int row = 0; row < out.length; row += width) {
                int max = -128;
                for (int i = row; i < row + width; i++) {
                    max = Math.max(max, in[i]);
                }
                float sum = 0;
                for (int i = row; i < row + width; i++) {
                    sum += exp[max - in[i]];
                }
                float inverse = 1 / (sum * Quantization.PROBABILITY.scale());
                for (int i = row; i < row + width; i++) {
                    out[i] = (byte) (Math.min(255, Math.round(exp[max - in[i]] * inverse)) - 128);
                }
            }
        };
    }

    static Kernel logistic(Quantization input, byte[] in, byte[] out, Rounding rounding) {
        byte[] table = rounding == Rounding.DEVICE ? new LogisticTable(input).toArray() : tfliteLogistic(input);
        return () -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = table[in[i] + 128];
            }
        };
    }

    private static byte[] tfliteLogistic(Quantization input) {
        byte[] table = new byte[256];
        for (int x = -128; x < 128; x++) {
            float probability = 1 / (1 + (float) Math.exp(-input.dequantize((byte) x)));
            table[x + 128] = (byte) (Math.min(255, Math.round(probability * 256)) - 128);
        }
        return table;
    }
}
