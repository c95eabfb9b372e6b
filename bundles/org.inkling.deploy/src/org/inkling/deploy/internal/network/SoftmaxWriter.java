package org.inkling.deploy.internal.network;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.SoftmaxTable;

/** Softmax along the last axis. */
final class SoftmaxWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.Softmax softmax && network.tensor(softmax.input()).shape().dim(-1) <= SoftmaxTable.MAX_CLASSES;
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return true;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.Softmax softmax = (Operator.Softmax) operator;
        SoftmaxTable table = new SoftmaxTable(scope.quantization(softmax.input()), softmax.beta());
        int classes = scope.shape(softmax.input()).dim(-1);
        scope.kernel("softmax");
        String fine = scope.unsigned16("fine", table.fine());
        String coarse = scope.unsigned16("coarse", table.coarse());
        String layer = scope.layer("inkling_softmax_layer",
                ConvolutionWriter.pair(scope.shape(softmax.input()).size() / classes, classes) + " /* rows, classes */", fine, coarse);
        scope.call("inkling_softmax(%s, %s, %s)", layer, scope.at(softmax.input()), scope.at(softmax.output()));
    }
}
