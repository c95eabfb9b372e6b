package org.inkling.api.learn;

/**
 * Outputs on rows that were held out of a training.
 *
 * @param split   {@code window} (rows drawn at random, as in the lab: windows of one file fall on both sides) or {@code file}
 * @param rows    indices into the {@link TrainingSet}
 * @param float32 class scores of the float32 model, {@code rows × classes}
 * @param int8    class scores of the int8 model, dequantised, {@code rows × classes}
 */
public record Validation(String split, int[] rows, float[] float32, float[] int8) {

    /** Held out window by window. */
    public static final String BY_WINDOW = "window";
    /** Held out recording by recording. */
    public static final String BY_FILE = "file";
}
