package org.inkling.deploy.internal.network;

import org.inkling.nn.Activation;
import org.inkling.nn.LogisticTable;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;

/** Functions of one value, as a table: logistic, change of quantisation, a ReLU that stands alone. */
final class LookupWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.Logistic || operator instanceof Operator.Requantize || operator instanceof Operator.Relu;
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return true;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        int input = operator.inputs().get(0);
        byte[] table;
        if (operator instanceof Operator.Logistic) {
            table = new LogisticTable(scope.quantization(input)).toArray();
        } else {
            Activation activation = operator instanceof Operator.Relu relu ? relu.activation() : Activation.NONE;
            table = rescale(activation, scope.quantization(input), scope.quantization(operator.output()));
        }
        scope.kernel("lookup");
        scope.call("inkling_lookup(%s, %d, %s, %s)", scope.array("table", table), scope.shape(input).size(), scope.at(input),
                scope.at(operator.output()));
    }

    private static byte[] rescale(Activation activation, Quantization from, Quantization to) {
        Requantizer requantizer = Requantizer.of((double) from.scale() / to.scale());
        byte[] table = new byte[256];
        for (int x = -128; x < 128; x++) {
            int value = requantizer.apply(x - from.zeroPoint(), 0, to.zeroPoint());
            table[x + 128] = (byte) Math.max(activation.low(to), Math.min(activation.high(to), value));
        }
        return table;
    }
}
