package org.inkling.nn.internal.quantization;

import org.inkling.nn.Constant;
import org.inkling.nn.Operator;

/** Symmetric int8 weights and int32 biases. */
public final class WeightQuantizer {

    /** Leaves half of the 32 bits to the products. */
    private static final double LARGEST_BIAS = 1 << 30;

    private WeightQuantizer() {
    }

    /** The operator with int8 weights, one scale per output channel or one for all. */
    public static Operator.Linear quantize(Operator.Linear linear, float inputScale, boolean perChannel) {
        float[] weights = linear.weights().floats();
        float[] bias = linear.bias().floats();
        boolean depthwise = linear instanceof Operator.DepthwiseConv2D;
        int perOutput = weights.length / bias.length;
        float[] largest = new float[perChannel ? bias.length : 1];
        int[] channel = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            channel[i] = !perChannel ? 0 : depthwise ? i % bias.length : i / perOutput;
            largest[channel[i]] = Math.max(largest[channel[i]], Math.abs(weights[i]));
        }
        float[] scales = scales(largest, bias, inputScale);
        byte[] quantized = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            quantized[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / (double) scales[channel[i]])));
        }
        int[] biases = new int[bias.length];
        for (int c = 0; c < bias.length; c++) {
            biases[c] = (int) Math.round(bias[c] / ((double) inputScale * scales[perChannel ? c : 0]));
        }
        Constant w = Constant.int8(linear.weights().shape(), quantized, scales, depthwise ? 3 : 0);
        return linear.with(w, Constant.int32(linear.bias().shape(), biases), linear.activation());
    }

    private static float[] scales(float[] largest, float[] bias, float inputScale) {
        float layer = 0;
        for (float value : largest) {
            layer = Math.max(layer, value);
        }
        float[] scales = new float[largest.length];
        for (int c = 0; c < bias.length; c++) {
            int k = scales.length == 1 ? 0 : c;
            // A channel without weights still needs a unit for its bias: a fine one beside the others'.
            float scale = largest[k] > 0 ? largest[k] / 127 : layer > 0 ? layer / 127 / 256 : 1f / 127 / 256;
            // A scale so small that the bias leaves 32 bits is raised: such weights hardly matter beside that bias.
            float forBias = (float) (Math.abs(bias[c]) / (inputScale * LARGEST_BIAS));
            scales[k] = Math.max(Float.MIN_NORMAL, Math.max(scales[k], Math.max(scale, forBias)));
        }
        return scales;
    }
}
