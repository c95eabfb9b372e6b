package org.inkling.api.learn;

/**
 * {@code out = (in − mean) · scale}, feature by feature, in float32. Kept outside the model: folding it into the first layer before int8 ruins accuracy.
 *
 * @param mean  of each feature over the training rows
 * @param scale 1 / standard deviation; 0 for a feature that never changes
 */
public record Standardiser(float[] mean, float[] scale) {

    /** Standardises {@code count} features in place. */
    public void apply(float[] features, int offset) {
        for (int i = 0; i < mean.length; i++) {
            features[offset + i] = (features[offset + i] - mean[i]) * scale[i];
        }
    }
}
