package org.inkling.learn.tensorflow.internal;

import org.inkling.api.parameter.ParameterValues;

/**
 * How to train, apart from layers and data.
 *
 * @param activityL1 factor of the sum of absolute hidden dense outputs per window that is added to the loss
 * @param split      {@code window} or {@code file}
 */
public record Settings(int cycles, double learningRate, int batchSize, double validationShare, String split, boolean classWeights,
        double activityL1, boolean bestCheckpoint, boolean standardise) {

    static final String CYCLES = "cycles";
    static final String LEARNING_RATE = "learning_rate";
    static final String BATCH_SIZE = "batch_size";
    static final String VALIDATION_SHARE = "validation_share";
    static final String VALIDATION_SPLIT = "validation_split";
    static final String CLASS_WEIGHTS = "class_weights";
    static final String ACTIVITY_L1 = "activity_l1";
    static final String BEST_CHECKPOINT = "best_checkpoint";
    static final String STANDARDISE = "standardise";

    /** From completed values of {@link NeuralNetworkParameters#VERSION_1}. */
    public static Settings of(ParameterValues values) {
        return new Settings(values.integer(CYCLES), values.number(LEARNING_RATE), values.integer(BATCH_SIZE),
                values.number(VALIDATION_SHARE),
                values.text(VALIDATION_SPLIT), values.flag(CLASS_WEIGHTS), values.number(ACTIVITY_L1), values.flag(BEST_CHECKPOINT),
                values.flag(STANDARDISE));
    }
}
