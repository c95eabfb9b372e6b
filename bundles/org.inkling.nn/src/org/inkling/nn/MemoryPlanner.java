package org.inkling.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Plans the activations of a network into one arena: a tensor takes memory from the operator that writes it to the last that reads it.
 * Greedy by size, by length of life and by start, whichever is smallest (after "Efficient Memory Management for Deep Neural Net Inference",
 * Pisarchyk and Lee, 2020).
 */
public final class MemoryPlanner {

    private final Network network;
    private final int alignment;
    private final int[] buffer;
    private final int[] first;
    private final int[] last;

    private MemoryPlanner(Network network, int alignment) {
        this.network = network;
        this.alignment = alignment;
        int count = network.tensors().size();
        buffer = IntStream.range(0, count).toArray();
        first = new int[count];
        last = new int[count];
    }

    /** A plan with places at multiples of 4 and {@link #worksInPlace}. */
    public static ArenaPlan plan(Network network) {
        return plan(network, 4, MemoryPlanner::worksInPlace);
    }

    /**
     * A plan.
     *
     * @param alignment places are at multiples of it, at least 1
     * @param inPlace   operators whose kernel may write over their first input (an addition: either) when nothing reads that later
     */
    public static ArenaPlan plan(Network network, int alignment, Predicate<Operator> inPlace) {
        if (alignment < 1) {
            throw new IllegalArgumentException("alignment " + alignment);
        }
        MemoryPlanner planner = new MemoryPlanner(network, alignment);
        planner.findLives();
        planner.shareBuffers(inPlace);
        return planner.place();
    }

    /**
     * Operators that any straightforward kernel does in place: element by element, or a pooling without padding above or to the left that
     * writes its outputs in order.
     */
    public static boolean worksInPlace(Operator operator) {
        if (operator instanceof Operator.MaxPool2D pool) {
            return pool.window().padTop() == 0 && pool.window().padLeft() == 0;
        }
        if (operator instanceof Operator.AveragePool2D pool) {
            return pool.window().padTop() == 0 && pool.window().padLeft() == 0;
        }
        return operator instanceof Operator.Add || operator instanceof Operator.Relu || operator instanceof Operator.Requantize
                || operator instanceof Operator.Logistic || operator instanceof Operator.Softmax;
    }

    private void findLives() {
        first[network.input()] = -1;
        Arrays.fill(last, -1);
        for (int o = 0; o < network.operators().size(); o++) {
            Operator operator = network.operators().get(o);
            first[operator.output()] = o;
            last[operator.output()] = o;
            for (int input : operator.inputs()) {
                last[input] = o;
            }
        }
        last[network.output()] = network.operators().size();
    }

    private void shareBuffers(Predicate<Operator> inPlace) {
        for (Operator operator : network.operators()) {
            if (operator instanceof Operator.Reshape reshape) {
                share(reshape.input(), reshape.output());
            }
        }
        for (int o = 0; o < network.operators().size(); o++) {
            Operator operator = network.operators().get(o);
            if (!inPlace.test(operator)) {
                continue;
            }
            for (int input : operator instanceof Operator.Add ? operator.inputs() : operator.inputs().subList(0, 1)) {
                boolean unread = last[buffer[input]] == o && buffer[input] != buffer[operator.output()];
                if (unread && network.tensor(operator.output()).bytes() <= network.tensor(input).bytes()) {
                    share(input, operator.output());
                    break;
                }
            }
        }
    }

    /** The second tensor moves, with all that share its buffer, into the first's. */
    private void share(int tensor, int with) {
        int to = buffer[tensor];
        int from = buffer[with];
        if (to == from) {
            return;
        }
        for (int t = 0; t < buffer.length; t++) {
            if (buffer[t] == from) {
                buffer[t] = to;
            }
        }
        first[to] = Math.min(first[to], first[from]);
        last[to] = Math.max(last[to], last[from]);
    }

    private ArenaPlan place() {
        int[] bytes = new int[buffer.length];
        for (int t = 0; t < buffer.length; t++) {
            bytes[buffer[t]] = Math.max(bytes[buffer[t]], Math.multiplyExact(-Math.floorDiv(-network.tensor(t).bytes(), alignment),
                    alignment));
        }
        List<Integer> roots = IntStream.range(0, buffer.length).filter(t -> buffer[t] == t).boxed().toList();
        Comparator<Integer> bySize = Comparator.comparingInt(r -> -bytes[r]);
        List<Comparator<Integer>> orders = List.of(bySize, Comparator.<Integer>comparingInt(r -> first[r] - last[r]).thenComparing(bySize),
                Comparator.<Integer>comparingInt(r -> first[r]).thenComparing(bySize),
                Comparator.<Integer>comparingLong(r -> -(long) bytes[r] * (last[r] - first[r] + 1)));
        int[] best = null;
        int bestSize = Integer.MAX_VALUE;
        for (Comparator<Integer> order : orders) {
            int[] offsets = place(roots.stream().sorted(order).toList(), bytes);
            int size = roots.stream().mapToInt(r -> offsets[r] + bytes[r]).max().orElse(0);
            if (best == null || size < bestSize) {
                best = offsets;
                bestSize = size;
            }
        }
        List<ArenaPlan.Slot> slots = new ArrayList<>();
        for (int t = 0; t < buffer.length; t++) {
            int b = buffer[t];
            slots.add(new ArenaPlan.Slot(best == null ? 0 : best[b], network.tensor(t).bytes(), first[b], last[b], b));
        }
        return new ArenaPlan(slots, bestSize, lowerBound(roots, bytes));
    }

    /** Each buffer as low as those already placed that are alive with it let it. */
    private int[] place(List<Integer> order, int[] bytes) {
        int[] offsets = new int[buffer.length];
        List<Integer> placed = new ArrayList<>();
        for (int root : order) {
            int offset = 0;
            List<Integer> inTheWay = placed.stream().filter(p -> first[p] <= last[root] && first[root] <= last[p])
                    .sorted(Comparator.comparingInt(p -> offsets[p])).toList();
            for (int other : inTheWay) {
                if (offset + (long) bytes[root] <= offsets[other]) {
                    break;
                }
                offset = Math.max(offset, Math.addExact(offsets[other], bytes[other]));
            }
            offsets[root] = offset;
            placed.add(root);
        }
        return offsets;
    }

    private int lowerBound(List<Integer> roots, int[] bytes) {
        int bound = 0;
        for (int o = -1; o <= network.operators().size(); o++) {
            int moment = o;
            bound = Math.max(bound, roots.stream().filter(r -> first[r] <= moment && moment <= last[r]).mapToInt(r -> bytes[r]).sum());
        }
        return bound;
    }
}
