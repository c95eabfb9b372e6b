package org.inkling.deploy.internal.network;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** Writes one kind of layer as C: its constants and the call of its kernel. Stateless. */
public interface LayerWriter {

    /** Whether this writer, with its packing of weights, can write this operator. */
    boolean accepts(Operator operator, Network network);

    /** Bytes of working memory the kernel needs beside its tensors. */
    default int scratchBytes(Operator operator, Network network) {
        return 0;
    }

    /** Whether the kernel may write over its first input. */
    default boolean inPlace(Operator operator, Network network) {
        return false;
    }

    /** By how many bytes the output has to start before the first input to lie over it; {@link Long#MAX_VALUE} when it cannot. */
    default long lead(Operator operator, Network network) {
        return inPlace(operator, network) ? 0 : Long.MAX_VALUE;
    }

    void write(Operator operator, LayerScope scope);

    /** Trips of the kernel's loops, for estimates; override where the packing makes more of them than the operator itself asks for. */
    default Work work(Operator operator, Network network) {
        return Work.of(operator, network);
    }
}
