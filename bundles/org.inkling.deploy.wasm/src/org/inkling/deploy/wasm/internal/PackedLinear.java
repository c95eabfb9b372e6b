package org.inkling.deploy.wasm.internal;

import java.util.Arrays;

import org.inkling.nn.Accumulator;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/**
 * A layer with weights, packed for {@code runtime/linear.c}: {@code weights[group][pair][channel][2]}, groups of eight output channels,
 * pairs of values under the kernel, both filled up with zeros.
 *
 * @param depthwise   each output channel reads its own input channel
 * @param rows        the values under the kernel follow each other and the outputs follow each other in the input
 * @param window      the fields of {@code inkling_window}
 * @param values      under the kernel
 * @param outputs     output channels
 * @param weights     packed
 * @param bias        with the input's zero point folded in, a multiple of sixteen
 * @param multipliers of {@link Requantizer}, a multiple of sixteen
 * @param shift       of {@link Requantizer}
 */
record PackedLinear(boolean depthwise, boolean rows, Words window, int values, int outputs, byte[] weights, int[] bias, int[] multipliers,
        int shift) {

    /** How many outputs the runtime computes at a time. */
    static final int PIXELS = 4;

    private static final int LANES = 8;

    /** Channels that the runtime may read at a time. */
    private static final int GROUP = 16;

    static PackedLinear of(Operator.Linear linear, Network network) {
        Shape in = network.tensor(linear.input()).shape();
        Shape out = network.tensor(linear.output()).shape();
        Requantizer requantizer = Requantizer.of(linear, network.tensor(linear.input()).quantized(),
                network.tensor(linear.output()).quantized());
        int[] bias = Accumulator.of(linear, network.tensor(linear.input()).quantized(), network.tensor(linear.output()).quantized()).bias();
        int outputs = bias.length;
        byte[] weights = linear.weights().bytes();
        boolean depthwise = false;
        boolean rows = true;
        Words window;
        if (linear instanceof Operator.Convolution convolution) {
            window = NetworkPlan.window(convolution.window(), in, out);
            depthwise = linear instanceof Operator.DepthwiseConv2D && in.dim(3) == outputs;
            rows = !depthwise && convolution.window().isPointwise();
            if (linear instanceof Operator.DepthwiseConv2D) {
                weights = depthwise ? transpose(weights, outputs) : spread(weights, in.dim(3), outputs);
            }
        } else {
            window = new Words().add(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, out.size() / outputs, 1);
        }
        int values = weights.length / outputs;
        return new PackedLinear(depthwise, rows, window, values, outputs, pack(weights, values, outputs), fill(bias),
                fill(requantizer.multipliers()), requantizer.shift());
    }

    /** The mean over height and width: all weights are 1, the rest is in the multiplier. */
    static PackedLinear mean(Shape in, Quantization from, Quantization to) {
        int pixels = in.dim(1) * in.dim(2);
        int outputs = in.dim(3);
        Requantizer requantizer = Requantizer.of((double) from.scale() / ((double) pixels * to.scale()));
        byte[] ones = new byte[Math.multiplyExact(pixels, outputs)];
        Arrays.fill(ones, (byte) 1);
        int[] bias = new int[outputs];
        Arrays.fill(bias, -pixels * from.zeroPoint());
        int[] multipliers = new int[outputs];
        Arrays.fill(multipliers, requantizer.multiplier(0));
        Words window = NetworkPlan.window(Window.valid(in.dim(1), in.dim(2), 1, 1, 1, 1), in, Shape.of(1, 1, 1, outputs));
        return new PackedLinear(true, false, window, pixels, outputs, pack(ones, pixels, outputs), fill(bias), fill(multipliers),
                requantizer.shift());
    }

    /** From {@code [value][output]} to {@code [output][value]}. */
    private static byte[] transpose(byte[] weights, int outputs) {
        int values = weights.length / outputs;
        byte[] turned = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            turned[i % outputs * values + i / outputs] = weights[i];
        }
        return turned;
    }

    /** A depthwise convolution with several outputs for each input, as a dense one that multiplies the other inputs by zero. */
    private static byte[] spread(byte[] weights, int inputs, int outputs) {
        int taps = weights.length / outputs;
        byte[] dense = new byte[Math.multiplyExact(weights.length, inputs)];
        for (int i = 0; i < weights.length; i++) {
            int output = i % outputs;
            int tap = i / outputs;
            dense[(output * taps + tap) * inputs + output / (outputs / inputs)] = weights[i];
        }
        return dense;
    }

    private static int[] fill(int[] values) {
        return Arrays.copyOf(values, (values.length + GROUP - 1) / GROUP * GROUP);
    }

    private static byte[] pack(byte[] weights, int values, int outputs) {
        int pairs = (values + 1) / 2;
        int groups = (outputs + GROUP - 1) / GROUP * (GROUP / LANES);
        byte[] packed = new byte[groups * pairs * LANES * 2];
        for (int o = 0; o < outputs; o++) {
            for (int v = 0; v < values; v++) {
                packed[((o / LANES * pairs + v / 2) * LANES + o % LANES) * 2 + v % 2] = weights[o * values + v];
            }
        }
        return packed;
    }

    /** The packed weights as 16-bit numbers. */
    short[] wideWeights() {
        short[] wide = new short[weights.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = weights[i];
        }
        return wide;
    }
}
