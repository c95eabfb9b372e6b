package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/**
 * Places tensors and the working memory of steps in one arena. Tensors share a place when a step works in place; such a place takes at each
 * step only what the tensors alive then need, so that a large input does not block memory after a step has shrunk it.
 */
final class ArenaLayout {

    private static final int NEVER = -2;
    private static final int SHUFFLES = 200;

    private final int[] offsets;
    private final int[] scratchOffsets;
    private final int bytes;

    /** Tensors in one place, or working memory: bytes needed while each layer runs; index 0 is before the first. */
    private static final class Buffer {

        private final int[] needed;
        private int offset;

        Buffer(int layers) {
            needed = new int[layers + 2];
        }

        void use(int first, int last, int size) {
            for (int k = first; k <= last; k++) {
                needed[k + 1] = Math.max(needed[k + 1], size);
            }
        }

        int most() {
            return Arrays.stream(needed).max().orElse(0);
        }

        long total() {
            return Arrays.stream(needed).asLongStream().sum();
        }

        int start() {
            int k = 0;
            while (k < needed.length && needed[k] == 0) {
                k++;
            }
            return k;
        }

        /** Whether it overlaps another one at some layer when put at an offset. */
        boolean hits(Buffer other, int at) {
            for (int k = 0; k < needed.length; k++) {
                if (needed[k] > 0 && other.needed[k] > 0 && at < other.offset + other.needed[k] && other.offset < at + needed[k]) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * @param steps     in the order they run; tensors no step reads or writes get no place
     * @param alignment of every offset, in bytes; sizes are rounded up to it as well
     */
    ArenaLayout(Network network, List<LayerGroup> steps, int alignment) {
        int[] first = new int[network.tensors().size()];
        int[] last = new int[first.length];
        lives(network, steps, first, last);
        int[] shifts = new int[first.length];
        int[] places = places(network, steps, first, last, shifts, alignment);
        Map<Integer, Buffer> buffers = new HashMap<>();
        Buffer[] tensors = new Buffer[first.length];
        for (int t = 0; t < tensors.length; t++) {
            tensors[t] = buffers.computeIfAbsent(places[t], b -> new Buffer(steps.size()));
            if (last[t] > NEVER) {
                tensors[t].use(first[t], last[t], shifts[t] + Packing.up(network.tensor(t).bytes(), alignment));
            }
        }
        Buffer[] scratch = new Buffer[steps.size()];
        for (int k = 0; k < scratch.length; k++) {
            scratch[k] = new Buffer(scratch.length);
            scratch[k].use(k, k, Packing.up(steps.get(k).scratchBytes(), alignment));
        }
        List<Buffer> all = new ArrayList<>(Arrays.stream(tensors).distinct().toList());
        all.addAll(Arrays.asList(scratch));
        all.removeIf(buffer -> buffer.most() == 0);
        bytes = placeBest(all);
        offsets = new int[tensors.length];
        Arrays.setAll(offsets, t -> tensors[t].offset + shifts[t]);
        scratchOffsets = Arrays.stream(scratch).mapToInt(buffer -> buffer.offset).toArray();
    }

    /** From which to which step a tensor holds something; the input before the first, the output behind the last. */
    private static void lives(Network network, List<LayerGroup> steps, int[] first, int[] last) {
        Arrays.fill(last, NEVER);
        first[network.input()] = -1;
        last[network.input()] = -1;
        for (int k = 0; k < steps.size(); k++) {
            first[steps.get(k).output()] = k;
            last[steps.get(k).output()] = k;
            for (int input : steps.get(k).inputs()) {
                last[input] = k;
            }
        }
        last[network.output()] = steps.size();
    }

    /**
     * A number for each tensor, the same for those that share a place: reshaped ones, and an output over an input nobody reads later.
     *
     * @param shifts gets where in its place each tensor starts
     */
    private static int[] places(Network network, List<LayerGroup> steps, int[] first, int[] last, int[] shifts, int alignment) {
        int[] places = IntStream.range(0, first.length).toArray();
        for (LayerGroup step : steps) {
            if (step.operators().get(0) instanceof Operator.Reshape reshape) {
                share(places, shifts, reshape.input(), reshape.output(), 0);
            }
        }
        for (int k = 0; k < steps.size(); k++) {
            int moment = k;
            LayerGroup step = steps.get(k);
            for (int input : step.replaceable()) {
                boolean unread = places[input] != places[step.output()] && IntStream.range(0, places.length)
                        .filter(t -> places[t] == places[input] && first[t] <= moment).allMatch(t -> last[t] <= moment);
                if (unread && network.tensor(step.output()).bytes() <= network.tensor(input).bytes()) {
                    share(places, shifts, input, step.output(), Packing.up(step.lead(), alignment));
                    break;
                }
            }
        }
        return places;
    }

    /** One tensor, with those that share its place, moves into the place of another, so many bytes before it. */
    private static void share(int[] places, int[] shifts, int tensor, int with, int lead) {
        int from = places[with];
        int to = places[tensor];
        if (from == to) {
            return;
        }
        int by = shifts[tensor] - lead - shifts[with];
        int least = 0;
        for (int t = 0; t < places.length; t++) {
            if (places[t] == from) {
                places[t] = to;
                shifts[t] += by;
                least = Math.min(least, shifts[t]);
            }
        }
        for (int t = 0; t < places.length; t++) {
            shifts[t] -= places[t] == to ? least : 0;
        }
    }

    /** Greedy in several orders, then in random ones until nothing can be gained; the smallest arena stays. */
    private static int placeBest(List<Buffer> buffers) {
        Comparator<Buffer> bySize = Comparator.comparingInt(buffer -> -buffer.most());
        List<Comparator<Buffer>> orders = List.of(bySize, Comparator.<Buffer>comparingLong(buffer -> -buffer.total()),
                Comparator.comparingInt(Buffer::start).thenComparing(bySize));
        List<List<Buffer>> tries = new ArrayList<>();
        orders.forEach(order -> tries.add(buffers.stream().sorted(order).toList()));
        Random random = new Random(1);
        List<Buffer> shuffled = new ArrayList<>(buffers);
        for (int i = 0; i < SHUFFLES; i++) {
            Collections.shuffle(shuffled, random);
            tries.add(List.copyOf(shuffled));
        }
        int bound = bound(buffers);
        int best = Integer.MAX_VALUE;
        int[] offsets = new int[buffers.size()];
        for (int i = 0; i < tries.size() && best > bound; i++) {
            int end = place(tries.get(i));
            if (end < best) {
                best = end;
                Arrays.setAll(offsets, k -> buffers.get(k).offset);
            }
        }
        for (int i = 0; i < offsets.length; i++) {
            buffers.get(i).offset = offsets[i];
        }
        return offsets.length == 0 ? 0 : best;
    }

    /** What is needed at once at some step. */
    private static int bound(List<Buffer> buffers) {
        int bound = 0;
        for (int k = 0; !buffers.isEmpty() && k < buffers.get(0).needed.length; k++) {
            int moment = k;
            bound = Math.max(bound, buffers.stream().mapToInt(buffer -> buffer.needed[moment]).sum());
        }
        return bound;
    }

    /** Each buffer at the lowest offset where it overlaps none of those before it; returns the end. */
    private static int place(List<Buffer> order) {
        List<Buffer> placed = new ArrayList<>();
        int end = 0;
        for (Buffer buffer : order) {
            List<Integer> candidates = new ArrayList<>(List.of(0));
            placed.forEach(other -> Arrays.stream(other.needed).filter(size -> size > 0).distinct()
                    .forEach(size -> candidates.add(other.offset + size)));
            buffer.offset = candidates.stream().sorted().filter(at -> placed.stream().noneMatch(other -> buffer.hits(other, at)))
                    .findFirst().orElseThrow();
            end = Math.max(end, buffer.offset + buffer.most());
            placed.add(buffer);
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
