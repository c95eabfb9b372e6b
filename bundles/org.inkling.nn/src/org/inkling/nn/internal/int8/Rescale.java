package org.inkling.nn.internal.int8;

import org.inkling.nn.Activation;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Rounding;
import org.inkling.nn.internal.Kernel;

/** The same numbers under another quantisation, clamped: requantize and relu; and the mean over height and width. */
final class Rescale {

    private Rescale() {
    }

    static Kernel elements(Activation activation, Quantization from, Quantization to, byte[] in, byte[] out, Rounding rounding) {
        Scaler scaler = Scaler.of(Requantizer.of((double) from.scale() / to.scale()), rounding, false);
        int low = activation.low(to);
        int high = activation.high(to);
        return () -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) Math.max(low, Math.min(high, scaler.apply(in[i] - from.zeroPoint(), 0, to.zeroPoint())));
            }
        };
    }

    static Kernel mean(Quantization from, Quantization to, byte[] in, byte[] out, Rounding rounding) {
        int channels = out.length;
        int count = in.length / channels;
        Scaler scaler = Scaler.of(Requantizer.of((double) from.scale() / ((double) count * to.scale())), rounding, false);
        return () -> {
            for (int c = 0; c < channels; c++) {
                int sum = -count * from.zeroPoint();
                for (int i = c; i < in.length; i += channels) {
                    sum += in[i];
                }
                out[c] = (byte) Math.max(-128, Math.min(127, scaler.apply(sum, 0, to.zeroPoint())));
            }
        };
    }

    /**
     * TFLite's other mean, for an output that keeps four dimensions: the zero points are joined into one offset that is rounded by itself.
     */
    static Kernel tfliteMeanKeepingDimensions(Quantization from, Quantization to, byte[] in, byte[] out) {
        int channels = out.length;
        float offset = from.zeroPoint() * from.scale() / to.scale();
        int zeroPoint = to.zeroPoint() - (int) (offset > 0 ? offset + 0.5f : offset - 0.5f);
        float multiplier = from.scale() / ((float) (in.length / channels) * to.scale());
        Scaler scaler = Scaler.of(Requantizer.of(multiplier), Rounding.TFLITE, false);
        return () -> {
            for (int c = 0; c < channels; c++) {
                int sum = 0;
                for (int i = c; i < in.length; i += channels) {
                    sum += in[i];
                }
                out[c] = (byte) Math.max(-128, Math.min(127, scaler.apply(sum, 0, zeroPoint)));
            }
        };
    }
}
