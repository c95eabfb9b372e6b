package org.inkling.nn;

import java.util.List;

/**
 * Where every tensor of a network lies in one block of memory while it runs.
 *
 * @param slots      one per tensor, in the order of {@link Network#tensors()}
 * @param size       bytes of the block
 * @param lowerBound bytes that are alive at once at the worst moment; no plan with these in-place decisions is smaller
 */
public record ArenaPlan(List<Slot> slots, int size, int lowerBound) {

    public ArenaPlan {
        slots = List.copyOf(slots);
    }

    /**
     * Place and life of a tensor.
     *
     * @param offset first byte
     * @param bytes  length
     * @param first  index of the operator that writes it, −1 for the network's input
     * @param last   index of the last operator that reads it or a tensor in the same place; the number of operators for the network's
     *               output
     * @param buffer tensors with the same number share their place: a reshape, or an operator that works in place
     */
    public record Slot(int offset, int bytes, int first, int last, int buffer) {
    }

    public Slot slot(int tensor) {
        return slots.get(tensor);
    }

    /** True when an operator writes over its input number {@code index}. */
    public boolean isInPlace(Operator operator, int index) {
        return slot(operator.inputs().get(index)).buffer() == slot(operator.output()).buffer();
    }
}
