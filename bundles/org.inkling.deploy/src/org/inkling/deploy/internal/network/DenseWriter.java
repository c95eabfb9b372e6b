package org.inkling.deploy.internal.network;

import java.util.Locale;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Requantizer;

/** Fully connected layers in portable C. */
final class DenseWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.FullyConnected;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.FullyConnected dense = (Operator.FullyConnected) operator;
        int outputs = dense.weights().shape().dim(0);
        int inputs = dense.weights().shape().dim(1);
        int rows = scope.shape(dense.input()).size() / inputs;
        scope.kernel("dense");
        String weights = scope.array("weights", dense.weights().bytes());
        String bias = scope.array("bias", scope.bias(dense, true));
        Requantizer requantizer = Requantizer.of(dense, scope.quantization(dense.input()), scope.quantization(dense.output()));
        String output = scope.output(requantizer, dense.output(), dense.activation());
        String layer = scope.layer("inkling_dense_layer",
                String.format(Locale.ROOT, "%d, %d, %d /* rows, inputs, outputs */", rows, inputs, outputs), weights, bias, output);
        scope.call("inkling_dense(%s, %s, %s)", layer, scope.at(dense.input()), scope.at(dense.output()));
    }
}
