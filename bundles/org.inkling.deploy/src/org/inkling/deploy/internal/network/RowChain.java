package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;

/**
 * Stages that run together, row by row: each makes the rows the next needs just before it needs them, and of what lies between two stages
 * only a ring of rows is kept.
 */
final class RowChain implements LayerGroup {

    private static final int BYTES_PER_TAP = 6;
    private static final int WIDE_BYTES_PER_TAP = 4;

    private final Network network;
    private final List<RowStage> stages;
    private final int[] steps;
    private final int[] slots;
    private final boolean inPlace;
    private final int[] between;
    private final int wide;
    private final int sums;
    private final int rows;
    private final int bytes;

    RowChain(Network network, List<RowStage> stages) {
        this.network = network;
        this.stages = List.copyOf(stages);
        steps = stages.stream().mapToInt(stage -> stage.step(network)).toArray();
        RowSchedule schedule = new RowSchedule(network, stages, steps);
        slots = schedule.kept();
        inPlace = schedule.inPlace();
        between = new int[slots.length];
        int at = 0;
        for (int k = 0; k < slots.length; k++) {
            slots[k] = Math.min(slots[k], allSlots(k));
            between[k] = at;
            at += betweenBytes(k);
        }
        wide = at;
        at += stages.stream().mapToInt(this::wideBytes).max().orElse(0);
        sums = at;
        at += stages.stream().mapToInt(this::sumBytes).max().orElse(0);
        rows = at;
        bytes = at + stages.stream().mapToInt(this::gemmBytes).max().orElse(0);
    }

    private Shape shape(int tensor) {
        return network.tensor(tensor).shape();
    }

    /** Rows there are, with padding in planes. */
    private int allSlots(int k) {
        RowStage next = stages.get(k + 1);
        return next.planes().map(conv -> Planes.allSlots(conv, network)).orElseGet(() -> shape(next.input()).dim(1));
    }

    private int betweenBytes(int k) {
        Shape shape = shape(stages.get(k + 1).input());
        return stages.get(k + 1).planes().map(conv -> Planes.of(conv, network, slots[k]).bytes())
                .orElseGet(() -> Packing.up(slots[k] * shape.dim(2) * shape.dim(3), Integer.BYTES));
    }

    /** Pixels of the depthwise outputs, with what pairs write behind them. */
    private int wideBytes(RowStage stage) {
        if (!(stage instanceof RowStage.Separable separable)) {
            return 0;
        }
        int width = shape(stage.output()).dim(2);
        int pixels = steps[stages.indexOf(stage)] * width + width % 2;
        return (pixels + 1) / 2 * WIDE_BYTES_PER_TAP * new Gemm(separable.pointwise(), network).taps();
    }

    /** Rows of a pointwise convolution that are only summed. */
    private int sumBytes(RowStage stage) {
        Shape out = shape(stage.output());
        return stage.residual() < 0 ? 0 : Packing.up(steps[stages.indexOf(stage)] * out.dim(2) * out.dim(3), Integer.BYTES);
    }

    private int gemmBytes(RowStage stage) {
        if (stage instanceof RowStage.Dense dense) {
            Gemm gemm = new Gemm(dense.conv(), network);
            return BYTES_PER_TAP * gemm.taps() + 2 * gemm.channels();
        }
        return stage instanceof RowStage.Separable separable ? 2 * new Gemm(separable.pointwise(), network).channels() : 0;
    }

    @Override
    public List<Operator> operators() {
        return stages.stream().flatMap(stage -> stage.operators().stream()).toList();
    }

    @Override
    public List<Integer> inputs() {
        Set<Integer> inputs = new LinkedHashSet<>();
        inputs.add(stages.get(0).input());
        List<Integer> made = stages.stream().map(RowStage::output).toList();
        stages.stream().map(RowStage::residual).filter(tensor -> tensor >= 0 && !made.contains(tensor)).forEach(inputs::add);
        return List.copyOf(inputs);
    }

    @Override
    public int output() {
        return stages.get(stages.size() - 1).output();
    }

    @Override
    public int scratchBytes() {
        return bytes;
    }

    @Override
    public List<Integer> replaceable() {
        return inPlace ? List.of(stages.get(0).input()) : List.of();
    }

    @Override
    public String name(Network of) {
        return "rows_" + of.operators().indexOf(operators().get(0));
    }

    @Override
    public List<String> kernels(Collection<LayerScope> scopes) {
        return List.of("chain");
    }

    @Override
    public Work work() {
        return RowWork.of(this);
    }

    @Override
    public void write(Scopes scopes) {
        new RowChainWriter(this, scopes).write();
    }

    List<RowStage> stages() {
        return stages;
    }

    Network network() {
        return network;
    }

    /** Rows made in one call of a stage. */
    int step(int stage) {
        return steps[stage];
    }

    /** Rows kept of what a stage makes; all of them for the last. */
    int slots(int stage) {
        return stage < slots.length ? slots[stage] : shape(output()).dim(1);
    }

    /** Offset in the working memory of what a stage makes. */
    int between(int stage) {
        return between[stage];
    }

    /** Offset of the widened pixels between a depthwise and a pointwise convolution. */
    int wide() {
        return wide;
    }

    /** Offset of rows that are summed with others. */
    int sums() {
        return sums;
    }

    /** Offset of the working memory of the kernels. */
    int rows() {
        return rows;
    }

    /** Stages that make a tensor, first to last: −1 when none does. */
    int maker(int tensor) {
        List<Integer> made = new ArrayList<>();
        stages.forEach(stage -> made.add(stage instanceof RowStage.Gather ? -1 : stage.output()));
        return made.indexOf(tensor);
    }
}
