package org.inkling.engine;

/**
 * What the two forms of the model say of one window.
 *
 * @param start   first frame of the window
 * @param float32 score of each class
 * @param int8    score of each class, dequantised
 */
public record WindowScores(int start, float[] float32, float[] int8) {

    public float[] of(Precision precision) {
        return precision == Precision.INT8 ? int8 : float32;
    }

    /** Index of the best class, or the number of classes when its score is below the threshold. */
    public int predicted(Precision precision, double threshold) {
        float[] scores = of(precision);
        return Metrics.predict(scores, 0, scores.length, threshold);
    }
}
