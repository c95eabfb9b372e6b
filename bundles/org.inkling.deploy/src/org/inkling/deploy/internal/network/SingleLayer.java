package org.inkling.deploy.internal.network;

import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** One operator. */
record SingleLayer(Operator operator, LayerWriter writer, Network network) implements LayerGroup {

    @Override
    public List<Operator> operators() {
        return List.of(operator);
    }

    @Override
    public List<Integer> inputs() {
        return operator.inputs();
    }

    @Override
    public int output() {
        return operator.output();
    }

    @Override
    public int scratchBytes() {
        return writer.scratchBytes(operator, network);
    }

    @Override
    public List<Integer> replaceable() {
        if (operator instanceof Operator.Reshape || !writer.inPlace(operator, network)) {
            return List.of();
        }
        return operator instanceof Operator.Add ? operator.inputs() : operator.inputs().subList(0, 1);
    }

    @Override
    public Work work() {
        return writer.work(operator, network);
    }

    @Override
    public void write(Scopes scopes) {
        writer.write(operator, scopes.of(operator));
    }
}
