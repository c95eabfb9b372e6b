package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/**
 * Finds what of a network can run row by row and where to cut it: first so that the largest step takes as little memory as possible, then
 * so that as few bytes as possible are laid into planes by themselves.
 */
final class RowChains {

    /** Stages of a chain at most; longer ones do not pay. */
    private static final int LONGEST = 8;

    private final Network network;
    private final int[] readers;

    RowChains(Network network) {
        this.network = network;
        this.readers = new int[network.tensors().size()];
        network.operators().forEach(operator -> operator.inputs().forEach(tensor -> readers[tensor]++));
        readers[network.output()]++;
    }

    /** The chains that contain a depthwise convolution; all other operators stay alone. */
    List<LayerGroup> chains() {
        List<LayerGroup> steps = new ArrayList<>();
        List<RowStage> run = new ArrayList<>();
        for (int k = 0; k < network.operators().size(); k++) {
            Optional<RowStage> stage = stage(k);
            if (stage.isEmpty() || !run.isEmpty() && run.get(run.size() - 1).output() != stage.get().input()) {
                cut(run, steps);
                run.clear();
            }
            if (stage.isPresent()) {
                run.add(stage.get());
                k += stage.get().operators().size() - 1;
            }
        }
        cut(run, steps);
        return steps;
    }

    /** The stage that starts with an operator. */
    private Optional<RowStage> stage(int k) {
        List<Operator> operators = network.operators();
        if (operators.get(k) instanceof Operator.Conv2D conv) {
            return dense(conv) ? Optional.of(new RowStage.Dense(conv)) : Optional.empty();
        }
        if (!(operators.get(k) instanceof Operator.DepthwiseConv2D depthwise) || !depthwise(depthwise) || k + 1 == operators.size()
                || !(operators.get(k + 1) instanceof Operator.Conv2D pointwise) || pointwise.input() != depthwise.output()
                || !pointwise.window().isPointwise() || !dense(pointwise) || readers[depthwise.output()] > 1) {
            return Optional.empty();
        }
        if (k + 2 < operators.size() && operators.get(k + 2) instanceof Operator.Add add && readers[pointwise.output()] == 1
                && (add.left() == pointwise.output() || add.right() == pointwise.output())) {
            return Optional.of(new RowStage.Separable(depthwise, pointwise, List.of(add)));
        }
        return Optional.of(new RowStage.Separable(depthwise, pointwise, List.of()));
    }

    private boolean dense(Operator.Conv2D conv) {
        return new PackedConvolutionWriter().accepts(conv, network);
    }

    private boolean depthwise(Operator.DepthwiseConv2D conv) {
        Window w = conv.window();
        Shape in = network.tensor(conv.input()).shape();
        return w.kernelHeight() == Planes.KERNEL && w.kernelWidth() == Planes.KERNEL && w.strideHeight() == w.strideWidth()
                && w.strideWidth() <= 2 && w.dilationHeight() == 1 && w.dilationWidth() == 1
                && in.dim(3) == network.tensor(conv.output()).shape().dim(3) && Packing.isPlain(conv, network)
                && DepthwiseStream.accepts(conv, network);
    }

    /** Stages from one to another as a chain; empty when they cannot be one. */
    private Optional<RowChain> chain(List<RowStage> run, int from, int to) {
        List<RowStage> stages = new ArrayList<>(run.subList(from, to));
        for (int k = 0; k < stages.size(); k++) {
            RowStage stage = stages.get(k);
            boolean kept = k + 1 < stages.size();
            int readHere = (int) stages.stream().filter(other -> other.residual() == stage.output()).count() + (kept ? 1 : 0);
            // planes are for one reader only, and what is read elsewhere needs its place in the arena
            if (kept && (readers[stage.output()] != readHere || readHere > 1 && stages.get(k + 1).planes().isPresent())) {
                return Optional.empty();
            }
        }
        stages.get(0).planes().ifPresent(conv -> stages.add(0, new RowStage.Gather(conv)));
        if (stages.stream().allMatch(RowStage.Dense.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(new RowChain(network, stages));
    }

    private void cut(List<RowStage> run, List<LayerGroup> steps) {
        int count = run.size();
        RowChain[][] chains = new RowChain[count][count + 1];
        for (int from = 0; from < count; from++) {
            for (int to = from + 1; to <= Math.min(count, from + LONGEST); to++) {
                chains[from][to] = chain(run, from, to).orElse(null);
            }
        }
        long[] peaks = best(run, chains, Long.MAX_VALUE, steps, false);
        if (count > 0) {
            best(run, chains, peaks[count], steps, true);
        }
    }

    /**
     * The cheapest way to each stage.
     *
     * @param most    bytes a step may take
     * @param collect false: costs are bytes of the largest step; true: bytes laid into planes, and the chains are collected
     */
    private long[] best(List<RowStage> run, RowChain[][] chains, long most, List<LayerGroup> steps, boolean collect) {
        int count = run.size();
        long[] cost = new long[count + 1];
        int[] back = new int[count + 1];
        Arrays.fill(cost, 1, count + 1, Long.MAX_VALUE);
        for (int to = 1; to <= count; to++) {
            for (int from = Math.max(0, to - LONGEST); from < to; from++) {
                RowChain chain = chains[from][to];
                boolean alone = to == from + 1 && run.get(from) instanceof RowStage.Dense;
                if (chain == null && !alone || cost[from] == Long.MAX_VALUE) {
                    continue;
                }
                long bytes = chain == null ? aloneBytes(run.get(from)) : bytes(chain);
                long next = collect ? cost[from] + (chain == null ? 0 : 1 + gathered(chain)) : Math.max(cost[from], bytes);
                if (bytes <= most && next < cost[to]) {
                    cost[to] = next;
                    back[to] = from;
                }
            }
        }
        for (int to = count; collect && to > 0; to = back[to]) {
            if (chains[back[to]][to] != null) {
                steps.add(chains[back[to]][to]);
            }
        }
        return cost;
    }

    private long aloneBytes(RowStage stage) {
        return network.tensor(stage.input()).bytes() + network.tensor(stage.output()).bytes();
    }

    private long bytes(RowChain chain) {
        int output = network.tensor(chain.output()).bytes();
        int inputs = chain.inputs().stream().mapToInt(tensor -> network.tensor(tensor).bytes()).sum();
        return chain.scratchBytes() + (chain.replaceable().isEmpty() ? inputs + output : Math.max(inputs, output));
    }

    private long gathered(RowChain chain) {
        return chain.stages().get(0) instanceof RowStage.Gather gather ? network.tensor(gather.input()).bytes() : 0;
    }
}
