package org.inkling.simulation;

/**
 * What was made.
 *
 * @param project    name of the lab project
 * @param seed       seed it can be made from again
 * @param training   recordings in training
 * @param testing    recordings in testing
 * @param additional recordings in the folder {@code additional}, not in the dataset yet
 */
public record SynthesizeResult(String project, long seed, int training, int testing, int additional) {
}
