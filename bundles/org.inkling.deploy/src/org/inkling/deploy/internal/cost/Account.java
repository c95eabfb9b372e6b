package org.inkling.deploy.internal.cost;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.api.deploy.LayerEstimate.Part;
import org.inkling.api.deploy.ModelType;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;

/** Adds up the steps of an impulse on one board. */
final class Account {

    private final Board board;
    private final Core core;
    private final CostTable costs;
    private final List<LayerEstimate> steps = new ArrayList<>();
    private long stackBytes;
    private long codeBytes;
    private long tableBytes;

    Account(Board board, Core core) {
        this.board = board;
        this.core = core;
        this.costs = core.costs();
    }

    Core core() {
        return core;
    }

    /** A processing block: its own estimate is in cycles of a Cortex-M4F. */
    void block(BlockUse use, FeatureShape shape, int scratchBytes) {
        step(Part.DSP, use.id(), use.name() + ", " + shape.size() + " features", shape.estimate().cycles() * costs.get("dsp"), scratchBytes,
                shape.estimate().romBytes());
        stackBytes = Math.max(stackBytes, shape.estimate().ramBytes() - scratchBytes);
    }

    /** Standardisation, quantisation, scores. */
    void glue(int features, int classes, boolean standardised, boolean quantised) {
        double cycles = costs.get("glue.call") + classes * costs.get("glue.class")
                + features * (quantised ? costs.get("glue.feature") : 0) + (standardised ? features * costs.get("glue.standardised") : 0);
        step(Part.GLUE, "glue", standardised ? "standardisation, quantisation, result" : "quantisation, result", cycles,
                (long) Float.BYTES * features, standardised ? 2L * Float.BYTES * features : 0);
        codeBytes += Math.round(costs.get("code.glue"));
        stackBytes = Math.max(stackBytes, Math.round(costs.get("stack.glue")));
    }

    void network(NetworkCost network) {
        for (NetworkCost.Step step : network.steps()) {
            step(Part.NETWORK, step.name(), step.description(), step.cycles(), step.ramBytes(), step.constantBytes());
        }
        codeBytes += network.codeBytes();
        tableBytes += Math.round(costs.get("ram.statement") * network.steps().size());
        stackBytes = Math.max(stackBytes, network.stackBytes());
    }

    private void step(Part part, String name, String description, double tableCycles, long ramBytes, long romBytes) {
        double cycles = tableCycles * core.factor() * board.waitStateFactor();
        steps.add(new LayerEstimate(part, name, description, Math.round(cycles), 1000 * cycles / board.clockHz(), ramBytes, romBytes));
    }

    Estimate estimate(ModelType type, long arenaBytes, long windowBytes) {
        return new Estimate(board, type, steps, arenaBytes + tableBytes, stackBytes, windowBytes, codeBytes,
                steps.stream().mapToLong(LayerEstimate::romBytes).sum());
    }
}
