package org.inkling.deploy.internal.network;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;

/** Maximum pooling of four channels at a time. */
final class PackedMaxPoolWriter implements LayerWriter {

    private final PoolWriter portable = new PoolWriter();

    @Override
    public boolean accepts(Operator operator, Network network) {
        if (!(operator instanceof Operator.MaxPool2D pool) || !portable.accepts(operator, network)) {
            return false;
        }
        Quantization out = network.tensor(pool.output()).quantized();
        return network.tensor(pool.output()).shape().dim(3) % 4 == 0 && pool.activation().low(out) == -128
                && pool.activation().high(out) == 127;
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return portable.inPlace(operator, network);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.MaxPool2D pool = (Operator.MaxPool2D) operator;
        PoolWriter.write("max_pool4", pool, pool.window(), pool.activation(), scope);
    }
}
