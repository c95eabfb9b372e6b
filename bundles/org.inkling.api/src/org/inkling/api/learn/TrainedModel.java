package org.inkling.api.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What training gives: models as bytes, so that it can cross a process and be kept in files.
 *
 * @param classes       class names in output order
 * @param standardiser  float step before the model's input; empty when features go in as they are
 * @param float32       the model as a float32 {@code .tflite} file: 1 × features in, 1 × classes out (softmax)
 * @param int8          the same, quantised, int8 in and out
 * @param history       one entry per training cycle
 * @param bestEpoch     1-based cycle whose weights were kept
 * @param validations   results on held-out rows, the one that chose the weights first; a second entry is the same training under the other split
 * @param versions      programs that took part, by name
 */
public record TrainedModel(List<String> classes, Optional<Standardiser> standardiser, byte[] float32, byte[] int8, List<Epoch> history,
        int bestEpoch, List<Validation> validations, Map<String, String> versions) {

    public TrainedModel {
        classes = List.copyOf(classes);
        history = List.copyOf(history);
        validations = List.copyOf(validations);
        versions = Map.copyOf(versions);
    }
}
