package org.inkling.nn.internal.int8;

import java.util.List;

import org.inkling.nn.Activation;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Rounding;
import org.inkling.nn.Window;
import org.inkling.nn.internal.Copying;
import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.Sliding;

/** Binds int8 operators to their arrays. */
public final class Int8Kernels {

    private final Network network;
    private final List<byte[]> arrays;
    private final Rounding rounding;

    public Int8Kernels(Network network, List<byte[]> arrays, Rounding rounding) {
        this.network = network;
        this.arrays = arrays;
        this.rounding = rounding;
    }

    /** The kernel of one operator. */
    public Kernel kernel(Operator operator) {
        int first = operator.inputs().get(0);
        byte[] in = arrays.get(first);
        byte[] out = arrays.get(operator.output());
        Quantization from = network.tensor(first).quantized();
        Quantization to = network.tensor(operator.output()).quantized();
        if (operator instanceof Operator.FullyConnected dense) {
            return new Linear(dense, from, to, in, out, rounding);
        }
        if (operator instanceof Operator.Conv2D conv) {
            return conv.window().isPointwise()
                    ? new Linear(conv, from, to, in, out, rounding)
                    : new Conv2D(conv, sliding(conv.window(), conv), from, to, in, out, rounding);
        }
        if (operator instanceof Operator.DepthwiseConv2D conv) {
            return new DepthwiseConv2D(conv, sliding(conv.window(), conv), from, to, in, out, rounding);
        }
        if (operator instanceof Operator.MaxPool2D pool) {
            return new Pool2D(sliding(pool.window(), pool), true, pool.activation(), to, in, out);
        }
        if (operator instanceof Operator.AveragePool2D pool) {
            return new Pool2D(sliding(pool.window(), pool), false, pool.activation(), to, in, out);
        }
        if (operator instanceof Operator.Add add) {
            return new Add(add, from, network.tensor(add.right()).quantized(), to, in, arrays.get(add.right()), out, rounding);
        }
        Kernel copying = Copying.kernel(network, operator, arrays);
        return copying != null ? copying : elementwise(operator, from, to, in, out);
    }

    private Kernel elementwise(Operator operator, Quantization from, Quantization to, byte[] in, byte[] out) {
        if (operator instanceof Operator.GlobalMean) {
            boolean keeps = network.tensor(operator.output()).shape().rank() == 4;
            return keeps && rounding == Rounding.TFLITE
                    ? Rescale.tfliteMeanKeepingDimensions(from, to, in, out)
                    : Rescale.mean(from, to, in, out, rounding);
        }
        if (operator instanceof Operator.Relu relu) {
            return Rescale.elements(relu.activation(), from, to, in, out, rounding);
        }
        if (operator instanceof Operator.Requantize) {
            return Rescale.elements(Activation.NONE, from, to, in, out, rounding);
        }
        if (operator instanceof Operator.Logistic) {
            return Probability.logistic(from, in, out, rounding);
        }
        if (operator instanceof Operator.Softmax softmax) {
            int width = network.tensor(softmax.output()).shape().dim(-1);
            return Probability.softmax(from, softmax.beta(), width, in, out, rounding);
        }
        throw new IllegalArgumentException(operator.kind() + " has no int8 form");
    }

    private Sliding sliding(Window window, Operator.Unary operator) {
        return new Sliding(window, network.tensor(operator.input()).shape(), network.tensor(operator.output()).shape());
    }
}
