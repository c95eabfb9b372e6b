package org.inkling.nn;

import java.util.List;

import org.inkling.nn.internal.ShapeCheck;

/**
 * A network: tensors, and operators in the order they run. Immutable. One input, one output, batch 1. Either all tensors are float32 or all
 * are int8.
 *
 * @param tensors   all activations
 * @param operators in execution order; every tensor except the input is written by exactly one operator before it is read
 * @param input     index of the tensor the caller fills
 * @param output    index of the tensor the caller reads
 */
public record Network(List<Tensor> tensors, List<Operator> operators, int input, int output) {

    /** @throws IllegalArgumentException naming the operator when shapes, types or order do not fit together */
    public Network {
        tensors = List.copyOf(tensors);
        operators = List.copyOf(operators);
        ShapeCheck.check(tensors, operators, input, output);
    }

    public Tensor tensor(int index) {
        return tensors.get(index);
    }

    public Tensor inputTensor() {
        return tensors.get(input);
    }

    public Tensor outputTensor() {
        return tensors.get(output);
    }

    /** True for an int8 network, false for float32. */
    public boolean isQuantized() {
        return inputTensor().type() == ElementType.INT8;
    }

    /** Multiply-accumulates of one operator; 0 for operators without weights. */
    public long macs(Operator operator) {
        if (operator instanceof Operator.Linear linear) {
            long outputs = tensor(linear.output()).shape().size();
            return outputs * (linear.weights().shape().size() / linear.bias().shape().size());
        }
        return 0;
    }

    /** Multiply-accumulates of one run. */
    public long macs() {
        return operators.stream().mapToLong(this::macs).sum();
    }

    /** Bytes of all weights and biases. */
    public long constantBytes() {
        return operators.stream().filter(Operator.Linear.class::isInstance).map(Operator.Linear.class::cast)
                .mapToLong(linear -> (long) linear.weights().size() + linear.bias().size()).sum();
    }
}
