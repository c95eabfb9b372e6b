package org.inkling.learn.tensorflow.internal.worker;

import java.util.List;
import java.util.Optional;

import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.Standardiser;
import org.inkling.learn.tensorflow.internal.DataSplit;

/**
 * What one training gave.
 *
 * @param weights      in the order of {@link NetworkGraph#weights()}
 * @param standardiser from the training rows; empty when features go in as they are
 * @param bestEpoch    1-based cycle the weights are from
 */
record Training(DataSplit split, List<float[]> weights, Optional<Standardiser> standardiser, List<Epoch> history, int bestEpoch) {
}
