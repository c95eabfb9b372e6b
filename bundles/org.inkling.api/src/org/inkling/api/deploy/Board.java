package org.inkling.api.deploy;

/**
 * A board, as its {@code board.yaml} says.
 *
 * @param id              for example {@code generic.cortex-m4}
 * @param name            for people
 * @param core            for example {@code cortex-m4f}
 * @param clockHz         processor clock
 * @param flashBytes      program memory
 * @param ramBytes        working memory
 * @param waitStateFactor cycles on the board divided by cycles at zero wait states
 */
public record Board(String id, String name, String core, long clockHz, long flashBytes, long ramBytes, double waitStateFactor) {
}
