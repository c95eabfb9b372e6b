package org.inkling.learn.tensorflow.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.learn.Validation;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.learn.tensorflow.LayerType;

/** Parameters of the learner {@code neural-network}, version 1. */
final class NeuralNetworkParameters {

    static final String LAYERS = "layers";

    private static final String TRAINING = "Training";
    private static final String VALIDATION = "Validation";
    private static final String NETWORK = "Network";
    private static final String TESTING = "Testing";

    static final ParameterSchema VERSION_1 = ParameterSchema.of(
            Parameter.integer(Settings.CYCLES, "Training cycles", 30, 1, 10_000,
                    "How often training goes through all windows. More cycles fit the training data better, and at some point too well.")
                    .in(TRAINING),
            Parameter.number(Settings.LEARNING_RATE, "Learning rate", 0.0005, 1e-7, 1,
                    "Size of the steps. Larger learns faster; too large never settles.").in(TRAINING),
            Parameter.integer(Settings.BATCH_SIZE, "Batch size", 32, 1, 4096,
                    "Windows that are looked at together for one step. Larger batches take fewer, smoother steps per cycle.")
                    .unit("windows").in(TRAINING),
            Parameter.flag(Settings.CLASS_WEIGHTS, "Auto-balance classes", false,
                    "Lets rare classes count more, so that each class counts alike as a whole.").in(TRAINING),
            Parameter.number(Settings.ACTIVITY_L1, "Activity L1", 1e-5, 0, 1,
                    "Penalty on large outputs of hidden dense layers (L1). Larger keeps them quieter; 0 turns it off.").in(TRAINING),
            Parameter.flag(Settings.BEST_CHECKPOINT, "Keep the best cycle", true,
                    "Keeps the weights of the cycle whose scores of the validation windows are closest to the truth (smallest Brier score)"
                            + " instead of the last ones.")
                    .in(TRAINING),
            Parameter.flag(Settings.STANDARDISE, "Standardise features", true,
                    "Brings every feature to mean 0 and deviation 1, measured on the training rows. Usually a clear win on new data.")
                    .in(TRAINING),
            Parameter.number(Settings.VALIDATION_SHARE, "Validation set size", 0.2, 0.01, 0.9,
                    "Part of the training data that is held out to check on after every cycle. 0.2 means 20 %.").in(VALIDATION),
            Parameter.choice(Settings.VALIDATION_SPLIT, "Hold out", Validation.BY_FILE, List.of(Validation.BY_FILE, Validation.BY_WINDOW),
                    "By file keeps all windows of a recording together and is honest about new recordings. By window draws windows at random: overlapping"
                            + " windows of one recording fall on both sides, so the number is too good.")
                    .in(VALIDATION),
            Parameter.records(LAYERS, "Layers", List.of(dense(20), dense(10)),
                    "Hidden layers from input to output. The softmax output layer is added by itself.").kinds(LayerType.templates())
                    .in(NETWORK),
            Parameter.number("min_confidence", "Minimum confidence", 0.8, 0, 1,
                    "A window whose best score is below this is \"uncertain\", which counts as wrong when testing.").in(TESTING));

    private NeuralNetworkParameters() {
    }

    private static Map<String, Object> dense(int units) {
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put(LayerType.FIELD, LayerType.DENSE.key());
        layer.put("units", (long) units);
        layer.put("activation", "relu");
        return layer;
    }
}
