package org.inkling.api.learn;

import java.util.List;

import org.inkling.api.impulse.FeatureShape;

/**
 * Labelled feature rows.
 *
 * @param shape    shape of one row
 * @param features rows one after another, {@code rows × shape.size()} values
 * @param labels   class index of each row
 * @param groups   index of the sample each row comes from, so that rows of one recording can be kept together
 * @param classes  class names in index order
 * @param seed     for initial weights, shuffles and splits
 */
public record TrainingSet(FeatureShape shape, float[] features, int[] labels, int[] groups, List<String> classes, long seed) {

    public TrainingSet {
        classes = List.copyOf(classes);
    }

    public int rows() {
        return labels.length;
    }
}
