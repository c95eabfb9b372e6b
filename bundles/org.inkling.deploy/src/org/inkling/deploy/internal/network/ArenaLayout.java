package org.inkling.deploy.internal.network;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.inkling.nn.ArenaPlan;
import org.inkling.nn.MemoryPlanner;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** The plan of the tensors, with the working memory of each layer in what the tensors alive with it leave free. */
final class ArenaLayout {

    private final ArenaPlan plan;
    private final int[] scratchOffsets;
    private final int bytes;

    /**
     * @param writers   of each operator
     * @param alignment of every offset, in bytes
     */
    ArenaLayout(Network network, List<LayerWriter> writers, int alignment) {
        Map<Operator, LayerWriter> inPlace = new HashMap<>();
        for (int k = 0; k < writers.size(); k++) {
            inPlace.put(network.operators().get(k), writers.get(k));
        }
        plan = MemoryPlanner.plan(network, alignment, operator -> inPlace.get(operator).inPlace(operator, network));
        scratchOffsets = new int[writers.size()];
        int end = plan.size();
        for (int k = 0; k < scratchOffsets.length; k++) {
            int size = writers.get(k).scratchBytes(network.operators().get(k), network);
            scratchOffsets[k] = size == 0 ? 0 : free(k, size, alignment);
            end = Math.max(end, scratchOffsets[k] + size);
        }
        bytes = end;
    }

    /** The lowest place that is free while a layer runs. */
    private int free(int layer, int size, int alignment) {
        int offset = 0;
        for (ArenaPlan.Slot slot : plan.slots().stream().filter(s -> s.first() <= layer && layer <= s.last())
                .sorted(Comparator.comparingInt(ArenaPlan.Slot::offset)).toList()) {
            if (offset + size <= slot.offset()) {
                break;
            }
            offset = Math.max(offset, (slot.offset() + slot.bytes() + alignment - 1) / alignment * alignment);
        }
        return offset;
    }

    int offset(int tensor) {
        return plan.slot(tensor).offset();
    }

    int scratchOffset(int layer) {
        return scratchOffsets[layer];
    }

    /** Size of the arena. */
    int bytes() {
        return bytes;
    }
}
