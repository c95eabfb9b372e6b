package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import org.inkling.nn.Activation;
import org.inkling.nn.AddScaling;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;

/** Sums of two tensors. */
final class AddWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.Add;
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return true;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.Add add = (Operator.Add) operator;
        Quantization out = scope.quantization(add.output());
        AddScaling scaling = AddScaling.of(scope.quantization(add.left()), scope.quantization(add.right()), out);
        scope.kernel("add");
        String layer = scope.layer("inkling_add_layer", fields(scope.shape(add.output()).size(), scaling, add.activation(), out));
        scope.call("inkling_add(%s, %s, %s, %s)", layer, scope.at(add.left()), scope.at(add.right()), scope.at(add.output()));
    }

    /** What stands in the initialiser of an {@code inkling_add_layer}. */
    static String fields(int values, AddScaling scaling, Activation activation, Quantization out) {
        return String.join(", ", values + " /* values */", pair(scaling.left(), scaling.right()) + " /* factors */",
                pair(scaling.offset(), scaling.shift()) + " /* offset, shift */",
                pair(activation.low(out), activation.high(out)) + " /* low, high */");
    }
}
