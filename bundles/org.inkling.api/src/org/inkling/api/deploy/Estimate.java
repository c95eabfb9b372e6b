package org.inkling.api.deploy;

import java.util.List;

/**
 * What an impulse costs on a board, worked out without building anything.
 *
 * @param board       the board
 * @param type        arithmetic of the network
 * @param steps       in the order they run
 * @param arenaBytes  working memory of one call, all of it in one block that the caller owns
 * @param stackBytes  deepest stack of one call
 * @param windowBytes the window of samples the caller holds; not part of {@link #ramBytes()}, as everybody counts it
 * @param codeBytes   machine code of all steps
 * @param constBytes  weights and tables
 */
public record Estimate(Board board, ModelType type, List<LayerEstimate> steps, long arenaBytes, long stackBytes, long windowBytes,
        long codeBytes, long constBytes) {

    public Estimate {
        steps = List.copyOf(steps);
    }

    /** Working memory with the stack, without the window. */
    public long ramBytes() {
        return arenaBytes + stackBytes;
    }

    /** Code, weights and tables. */
    public long romBytes() {
        return codeBytes + constBytes;
    }

    /** Cycles of everything. */
    public long cycles() {
        return steps.stream().mapToLong(LayerEstimate::cycles).sum();
    }

    /** Time of everything. */
    public double milliseconds() {
        return steps.stream().mapToDouble(LayerEstimate::milliseconds).sum();
    }

    /** Time of one kind of steps: "DSP 1.2 ms, network 0.1 ms". */
    public double milliseconds(LayerEstimate.Part part) {
        return steps.stream().filter(step -> step.part() == part).mapToDouble(LayerEstimate::milliseconds).sum();
    }

    /** Largest working memory of one kind of steps. */
    public long ramBytes(LayerEstimate.Part part) {
        return steps.stream().filter(step -> step.part() == part).mapToLong(LayerEstimate::ramBytes).max().orElse(0);
    }
}
