package org.inkling.api.deploy;

/**
 * What one step of an impulse costs on a board: a processing block, one call of the network's code, or the glue between them.
 *
 * @param part         what kind of step it is
 * @param name         id of the block, or the name the layer has in the generated code, for example {@code conv2d_3}
 * @param description  for people: "conv2d 1×96×96×1 → 1×48×48×16"
 * @param cycles       on the board's core, wait states included
 * @param milliseconds at the board's clock
 * @param ramBytes     working memory the step needs while it runs, stack not included
 * @param romBytes     constants of the step; code that steps share is counted once, in the total
 */
public record LayerEstimate(Part part, String name, String description, long cycles, double milliseconds, long ramBytes, long romBytes) {

    /** Kinds of steps. */
    public enum Part {
        /** A processing block. */
        DSP,
        /** Standardisation, quantisation of the input, the result. */
        GLUE,
        /** A layer of the network, or several that run as one. */
        NETWORK
    }
}
