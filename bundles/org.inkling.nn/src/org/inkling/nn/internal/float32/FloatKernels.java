package org.inkling.nn.internal.float32;

import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Window;
import org.inkling.nn.internal.Copying;
import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.Sliding;

/** Binds float32 operators to their arrays. */
public final class FloatKernels {

    private final Network network;
    private final List<float[]> arrays;

    public FloatKernels(Network network, List<float[]> arrays) {
        this.network = network;
        this.arrays = arrays;
    }

    /** The kernel of one operator. */
    public Kernel kernel(Operator operator) {
        float[] in = arrays.get(operator.inputs().get(0));
        float[] out = arrays.get(operator.output());
        if (operator instanceof Operator.FullyConnected dense) {
            return new Linear(dense, in, out);
        }
        if (operator instanceof Operator.Conv2D conv) {
            return conv.window().isPointwise() ? new Linear(conv, in, out) : new Conv2D(conv, sliding(conv.window(), conv), in, out);
        }
        if (operator instanceof Operator.DepthwiseConv2D conv) {
            return new DepthwiseConv2D(conv, sliding(conv.window(), conv), in, out);
        }
        if (operator instanceof Operator.MaxPool2D pool) {
            return new Pool2D(sliding(pool.window(), pool), true, pool.activation(), in, out);
        }
        if (operator instanceof Operator.AveragePool2D pool) {
            return new Pool2D(sliding(pool.window(), pool), false, pool.activation(), in, out);
        }
        Kernel copying = Copying.kernel(network, operator, arrays);
        return copying != null ? copying : elementwise(operator, in, out);
    }

    private Kernel elementwise(Operator operator, float[] in, float[] out) {
        if (operator instanceof Operator.GlobalMean) {
            return () -> mean(in, out);
        }
        if (operator instanceof Operator.Add add) {
            float[] right = arrays.get(add.right());
            return () -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = add.activation().apply(in[i] + right[i]);
                }
            };
        }
        if (operator instanceof Operator.Relu relu) {
            return () -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = relu.activation().apply(in[i]);
                }
            };
        }
        if (operator instanceof Operator.Logistic) {
            return () -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = (float) (1 / (1 + Math.exp(-in[i])));
                }
            };
        }
        if (operator instanceof Operator.Softmax softmax) {
            int width = network.tensor(softmax.output()).shape().dim(-1);
            return () -> {
                for (int row = 0; row < out.length; row += width) {
                    softmax(in, out, row, width, softmax.beta());
                }
            };
        }
        throw new IllegalArgumentException(operator.kind() + " has no float32 form");
    }

    private static void mean(float[] in, float[] out) {
        for (int c = 0; c < out.length; c++) {
            float sum = 0;
            for (int i = c; i < in.length; i += out.length) {
                sum += in[i];
            }
            out[c] = sum / (in.length / out.length);
        }
    }

    private static void softmax(float[] in, float[] out, int row, int width, float beta) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = row; i < row + width; i++) {
            largest = Math.max(largest, in[i]);
        }
        float sum = 0;
        for (int i = row; i < row + width; i++) {
            out[i] = (float) Math.exp((in[i] - largest) * beta);
            sum += out[i];
        }
        for (int i = row; i < row + width; i++) {
            out[i] /= sum;
        }
    }

    private Sliding sliding(Window window, Operator.Unary operator) {
        return new Sliding(window, network.tensor(operator.input()).shape(), network.tensor(operator.output()).shape());
    }
}
