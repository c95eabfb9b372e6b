package org.inkling.dsp.internal.math;

/**
 * Population moments of a short signal in float32. An axis counts as constant when its values are all equal or their standard deviation
 * is at most ε·|mean|, that is, rounding: then the skewness is 0 and the kurtosis −3, as Edge Impulse's SciPy 1.7 gave it.
 */
public final class Moments {

    /** Kurtosis, less that of the normal distribution, of a signal without spread. */
    public static final float CONSTANT_KURTOSIS = -3;

    private static final float EPSILON = 0x1p-23f;

    private final float[] work;
    private float mean;
    private boolean constant;
    private float variance;
    private float skewness;
    private float kurtosis;

    /** @param capacity longest signal */
    public Moments(int capacity) {
        work = new float[capacity];
    }

    /** Root of the mean square of {@code x[0 .. n)}. */
    public float rms(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            work[i] = x[i] * x[i];
        }
        return (float) Math.sqrt(Summation.mean(work, n));
    }

    private void spread(float[] x, int n) {
        mean = Summation.mean(x, n);
        for (int i = 0; i < n; i++) {
            float d = x[i] - mean;
            work[i] = d * d;
        }
        variance = Summation.mean(work, n);
    }

    /** Computes mean, variance, skewness and kurtosis of {@code x[0 .. n)}. */
    public void compute(float[] x, int n) {
        compute(x, n, 0);
    }

    /**
     * The same for values derived from larger ones.
     *
     * @param size size of the values these were computed from: a spread within its rounding counts as none
     */
    public void compute(float[] x, int n, float size) {
        spread(x, n);
        constant = constant(x, n, size);
        if (constant) {
            skewness = 0;
            kurtosis = CONSTANT_KURTOSIS;
            return;
        }
        // standardised before the powers are taken: a cube of a tiny value would leave the range of float32
        float scale = 1 / (float) Math.sqrt(variance);
        for (int i = 0; i < n; i++) {
            float z = (x[i] - mean) * scale;
            work[i] = z * z * z;
        }
        skewness = Summation.mean(work, n);
        for (int i = 0; i < n; i++) {
            float z = (x[i] - mean) * scale;
            float z2 = z * z;
            work[i] = z2 * z2;
        }
        kurtosis = Summation.mean(work, n) + CONSTANT_KURTOSIS;
    }

    /** Whether the values have no spread but for rounding; those that are all equal may still differ from their rounded mean. */
    private boolean constant(float[] x, int n, float size) {
        int i = 1;
        while (i < n && x[i] == x[0]) {
            i++;
        }
        if (i >= n) {
            return true;
        }
        float limit = EPSILON * Math.max(Math.abs(mean), size);
        return Math.sqrt(variance) <= limit;
    }

    /** Whether the values had no spread but for rounding. */
    public boolean constant() {
        return constant;
    }

    public float mean() {
        return mean;
    }

    /** Population variance. */
    public float variance() {
        return variance;
    }

    public float skewness() {
        return skewness;
    }

    /** Kurtosis less 3. */
    public float kurtosis() {
        return kurtosis;
    }
}
