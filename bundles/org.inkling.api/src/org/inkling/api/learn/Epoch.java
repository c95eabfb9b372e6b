package org.inkling.api.learn;

/** One training cycle. Losses are mean cross-entropy plus regularisation; accuracies 0..1 by largest output. */
public record Epoch(int number, double loss, double accuracy, double validationLoss, double validationAccuracy) {
}
