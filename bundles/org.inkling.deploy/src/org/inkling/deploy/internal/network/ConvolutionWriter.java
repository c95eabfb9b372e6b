package org.inkling.deploy.internal.network;

import java.util.Locale;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** Convolutions, over all channels or one by one, in portable C. */
final class ConvolutionWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.Convolution;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.Convolution convolution = (Operator.Convolution) operator;
        String kernel = operator instanceof Operator.DepthwiseConv2D ? "depthwise" : "conv2d";
        Window window = convolution.window();
        scope.kernel(kernel);
        boolean fold = window.isValid();
        String weights = scope.array("weights", convolution.weights().bytes());
        String bias = scope.array("bias", scope.bias(convolution, fold));
        Requantizer requantizer = Requantizer.of(convolution, scope.quantization(convolution.input()),
                scope.quantization(convolution.output()));
        String output = scope.output(requantizer, convolution.output(), convolution.activation());
        String layer = scope.layer("inkling_" + kernel + "_layer",
                extents(scope.shape(convolution.input())) + " /* input height, width, channels */",
                extents(scope.shape(convolution.output())) + " /* output */",
                pair(window.kernelHeight(), window.kernelWidth()) + " /* kernel */",
                pair(window.strideHeight(), window.strideWidth()) + " /* stride */",
                pair(window.dilationHeight(), window.dilationWidth()) + " /* dilation */",
                pair(window.padTop(), window.padLeft()) + " /* padding above, left */",
                (fold ? 0 : scope.quantization(convolution.input()).zeroPoint()) + " /* zero point of the input */", weights, bias, output);
        scope.call("inkling_%s(%s, %s, %s)", kernel, layer, scope.at(convolution.input()), scope.at(convolution.output()));
    }

    static String extents(Shape shape) {
        return String.format(Locale.ROOT, "%d, %d, %d", shape.dim(1), shape.dim(2), shape.dim(3));
    }

    static String pair(int first, int second) {
        return String.format(Locale.ROOT, "%d, %d", first, second);
    }
}
