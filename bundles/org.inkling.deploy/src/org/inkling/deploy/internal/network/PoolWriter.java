package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import org.inkling.nn.Activation;
import org.inkling.nn.MemoryPlanner;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Window;

/** Maximum and average pooling. */
final class PoolWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.MaxPool2D max && dense(max.window())
                || operator instanceof Operator.AveragePool2D average && dense(average.window());
    }

    private static boolean dense(Window window) {
        return window.dilationHeight() == 1 && window.dilationWidth() == 1;
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return MemoryPlanner.worksInPlace(operator);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        if (operator instanceof Operator.MaxPool2D pool) {
            write("max_pool", pool, pool.window(), pool.activation(), scope);
        } else if (operator instanceof Operator.AveragePool2D pool) {
            write("average_pool", pool, pool.window(), pool.activation(), scope);
        }
    }

    static void write(String kernel, Operator.Unary pool, Window window, Activation activation, LayerScope scope) {
        Quantization out = scope.quantization(pool.output());
        scope.kernel(kernel);
        String layer = scope.layer("inkling_pool_layer",
                ConvolutionWriter.extents(scope.shape(pool.input())) + " /* input height, width, channels */",
                pair(scope.shape(pool.output()).dim(1), scope.shape(pool.output()).dim(2)) + " /* output height, width */",
                pair(window.kernelHeight(), window.kernelWidth()) + " /* pool */",
                pair(window.strideHeight(), window.strideWidth()) + " /* stride */",
                pair(window.padTop(), window.padLeft()) + " /* padding above, left */",
                pair(activation.low(out), activation.high(out)) + " /* low, high */");
        scope.call("inkling_%s(%s, %s, %s)", kernel, layer, scope.at(pool.input()), scope.at(pool.output()));
    }
}
