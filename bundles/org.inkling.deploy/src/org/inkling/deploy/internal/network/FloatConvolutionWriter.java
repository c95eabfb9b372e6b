package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import java.util.Locale;

import org.inkling.deploy.internal.CWriter;
import org.inkling.nn.Activation;
import org.inkling.nn.MemoryPlanner;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Window;

/** Float32 layers with weights or a window: dense, convolutions, pooling. */
final class FloatConvolutionWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.Linear || operator instanceof Operator.MaxPool2D || operator instanceof Operator.AveragePool2D;
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return MemoryPlanner.worksInPlace(operator);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        if (operator instanceof Operator.FullyConnected dense) {
            dense(dense, scope);
        } else if (operator instanceof Operator.Convolution conv) {
            convolution(conv, scope);
        } else if (operator instanceof Operator.MaxPool2D pool) {
            pool(pool, pool.window(), pool.activation(), 1, scope);
        } else if (operator instanceof Operator.AveragePool2D pool) {
            pool(pool, pool.window(), pool.activation(), 0, scope);
        }
    }

    private static void dense(Operator.FullyConnected dense, LayerScope scope) {
        int outputs = dense.weights().shape().dim(0);
        int inputs = dense.weights().shape().dim(1);
        scope.kernel("float_dense");
        String weights = scope.array("weights", dense.weights().floats());
        String bias = scope.array("bias", dense.bias().floats());
        String layer = scope.layer("inkling_float_dense_layer", String.format(Locale.ROOT, "%d, %d, %d /* rows, inputs, outputs */",
                scope.shape(dense.input()).size() / inputs, inputs, outputs), weights, bias, range(dense.activation()));
        scope.call("inkling_float_dense(%s, %s, %s)", layer, scope.at(dense.input()), scope.at(dense.output()));
    }

    private static void convolution(Operator.Convolution conv, LayerScope scope) {
        String kernel = conv instanceof Operator.DepthwiseConv2D ? "float_depthwise" : "float_conv2d";
        scope.kernel(kernel);
        String weights = scope.array("weights", conv.weights().floats());
        String bias = scope.array("bias", conv.bias().floats());
        String layer = scope.layer("inkling_" + kernel + "_layer", window(conv, conv.window(), scope), weights, bias,
                range(conv.activation()));
        scope.call("inkling_%s(%s, %s, %s)", kernel, layer, scope.at(conv.input()), scope.at(conv.output()));
    }

    private static void pool(Operator.Unary pool, Window window, Activation activation, int maximum, LayerScope scope) {
        scope.kernel("float_pool");
        String layer = scope.layer("inkling_float_pool_layer", window(pool, window, scope), maximum + " /* maximum */", range(activation));
        scope.call("inkling_float_pool(%s, %s, %s)", layer, scope.at(pool.input()), scope.at(pool.output()));
    }

    private static String window(Operator.Unary operator, Window window, LayerScope scope) {
        return "{" + String.join(", ", ConvolutionWriter.extents(scope.shape(operator.input())) + " /* input height, width, channels */",
                ConvolutionWriter.extents(scope.shape(operator.output())) + " /* output */",
                pair(window.kernelHeight(), window.kernelWidth()) + " /* kernel */",
                pair(window.strideHeight(), window.strideWidth()) + " /* stride */",
                pair(window.dilationHeight(), window.dilationWidth()) + " /* dilation */",
                pair(window.padTop(), window.padLeft()) + " /* padding above, left */") + "}";
    }

    private static String range(Activation activation) {
        return "{" + bounds(activation) + "} /* low, high */";
    }

    /** Smallest and largest value an activation lets through, in C. */
    static String bounds(Activation activation) {
        return bound(activation.low()) + ", " + bound(activation.high());
    }

    private static String bound(float value) {
        return Float.isInfinite(value) ? (value < 0 ? "-INFINITY" : "INFINITY") : CWriter.real(value);
    }
}
