package org.inkling.deploy.internal.network;

import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** One operator. */
record SingleLayer(Operator operator, LayerWriter writer, Network network) implements LayerGroup {

    /** A lead of more than this part of the input is not worth it. */
    private static final int NEAR = 8;

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
        boolean far = operator instanceof Operator.Reshape
                || writer.lead(operator, network) > network.tensor(operator.inputs().get(0)).bytes() / NEAR;
        if (far) {
            return List.of();
        }
        return operator instanceof Operator.Add ? operator.inputs() : operator.inputs().subList(0, 1);
    }

    @Override
    public int lead() {
        return replaceable().isEmpty() ? 0 : (int) writer.lead(operator, network);
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
