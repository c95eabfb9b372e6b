package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/**
 * Places every tensor and the working memory of every layer in one arena. Tensors whose lifetimes do not overlap share bytes; a layer that can
 * works in place. Largest first, each at the lowest offset that is free for its whole life (greedy by size: Y. Pisarchyk, J. Lee,
 * "Efficient Memory Management for Deep Neural Net Inference", 2020).
 */
final class ArenaLayout {

    private final int[] offsets;
    private final int[] scratchOffsets;
    private final int bytes;

    private ArenaLayout(int[] offsets, int[] scratchOffsets, int bytes) {
        this.offsets = offsets;
        this.scratchOffsets = scratchOffsets;
        this.bytes = bytes;
    }

    /** Something that needs bytes from the start of one layer to the end of another. */
    private static final class Buffer {
        private int bytes;
        private int first = Integer.MAX_VALUE;
        private int last = -1;
        private int offset;

        private void use(int size, int layer) {
            bytes = Math.max(bytes, size);
            first = Math.min(first, layer);
            last = Math.max(last, layer);
        }

        private boolean meets(Buffer other) {
            return first <= other.last && other.first <= last;
        }
    }

    /**
     * @param writers   of each operator
     * @param alignment of every offset, in bytes
     */
    static ArenaLayout of(Network network, List<LayerWriter> writers, int alignment) {
        int[] roots = roots(network, writers);
        Buffer[] buffers = new Buffer[roots.length];
        Buffer[] scratch = new Buffer[network.operators().size()];
        Arrays.setAll(buffers, i -> new Buffer());
        buffers[roots[network.input()]].use(network.inputTensor().bytes(), 0);
        for (int k = 0; k < scratch.length; k++) {
            Operator operator = network.operators().get(k);
            for (int input : operator.inputs()) {
                buffers[roots[input]].use(network.tensor(input).bytes(), k);
            }
            buffers[roots[operator.output()]].use(network.tensor(operator.output()).bytes(), k);
            scratch[k] = new Buffer();
            scratch[k].use(writers.get(k).scratchBytes(operator, network), k);
        }
        buffers[roots[network.output()]].use(network.outputTensor().bytes(), scratch.length);
        List<Buffer> all = new ArrayList<>(Arrays.asList(buffers));
        all.addAll(Arrays.asList(scratch));
        int bytes = place(all, alignment);
        return new ArenaLayout(Arrays.stream(roots).map(root -> buffers[root].offset).toArray(),
                Arrays.stream(scratch).mapToInt(buffer -> buffer.offset).toArray(), bytes);
    }

    /** The tensor each tensor shares its bytes with: itself, or the one its layer works on in place. */
    private static int[] roots(Network network, List<LayerWriter> writers) {
        int[] last = new int[network.tensors().size()];
        for (int k = 0; k < writers.size(); k++) {
            for (int input : network.operators().get(k).inputs()) {
                last[input] = k;
            }
        }
        last[network.output()] = writers.size();
        int[] roots = new int[last.length];
        Arrays.setAll(roots, i -> i);
        int[] rootLast = last.clone();
        for (int k = 0; k < writers.size(); k++) {
            Operator operator = network.operators().get(k);
            int output = operator.output();
            if (!writers.get(k).inPlace(operator, network)) {
                continue;
            }
            for (int input : operator.inputs()) {
                int root = roots[input];
                if (rootLast[root] == k && network.tensor(output).bytes() <= network.tensor(root).bytes()) {
                    roots[output] = root;
                    rootLast[root] = last[output];
                    break;
                }
            }
        }
        return roots;
    }

    private static int place(List<Buffer> buffers, int alignment) {
        List<Buffer> placed = new ArrayList<>();
        int end = 0;
        for (Buffer buffer : buffers.stream().filter(b -> b.bytes > 0).sorted(Comparator.comparingInt((Buffer b) -> -b.bytes)).toList()) {
            int offset = 0;
            for (Buffer other : placed) {
                if (other.meets(buffer)) {
                    if (offset + buffer.bytes <= other.offset) {
                        break;
                    }
                    offset = Math.max(offset, (other.offset + other.bytes + alignment - 1) / alignment * alignment);
                }
            }
            buffer.offset = offset;
            end = Math.max(end, offset + buffer.bytes);
            placed.add(buffer);
            placed.sort(Comparator.comparingInt(b -> b.offset));
        }
        return end;
    }

    int offset(int tensor) {
        return offsets[tensor];
    }

    int scratchOffset(int layer) {
        return scratchOffsets[layer];
    }

    /** Size of the arena. */
    int bytes() {
        return bytes;
    }
}
