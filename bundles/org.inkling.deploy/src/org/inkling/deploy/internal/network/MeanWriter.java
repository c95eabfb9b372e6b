package org.inkling.deploy.internal.network;

import org.inkling.nn.Activation;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;

/** Mean over height and width. */
final class MeanWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.GlobalMean;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.GlobalMean mean = (Operator.GlobalMean) operator;
        int channels = scope.shape(mean.output()).size();
        int pixels = scope.shape(mean.input()).size() / channels;
        Quantization from = scope.quantization(mean.input());
        scope.kernel("mean");
        Requantizer requantizer = Requantizer.of(from.scale() / ((double) pixels * scope.quantization(mean.output()).scale()));
        String output = scope.output(requantizer, mean.output(), Activation.NONE);
        String layer = scope.layer("inkling_mean_layer", ConvolutionWriter.pair(pixels, channels) + " /* pixels, channels */",
                from.zeroPoint() + " /* zero point of the input */", output);
        scope.call("inkling_mean_pool(%s, %s, %s)", layer, scope.at(mean.input()), scope.at(mean.output()));
    }
}
