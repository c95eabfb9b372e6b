package org.inkling.learn.tensorflow.internal.worker;

import java.util.Arrays;
import java.util.Random;

/**
 * One array of weights.
 *
 * @param shape     as TensorFlow keeps it: dense {@code in × out}, convolution {@code height × width × in × out}
 * @param trainable false for running statistics
 * @param limit     initial values are uniform in ±limit; 0 for a constant
 * @param constant  the initial value when {@code limit} is 0
 */
record WeightSpec(long[] shape, boolean trainable, double limit, float constant) {

    /** Kernel with Keras' default start, Glorot uniform: limit √(6 / (fan in + fan out)) (Glorot and Bengio 2010). */
    static WeightSpec kernel(long... shape) {
        long taps = 1;
        for (int i = 0; i < shape.length - 2; i++) {
            taps *= shape[i];
        }
        double fans = (double) taps * (shape[shape.length - 2] + shape[shape.length - 1]);
        return new WeightSpec(shape, true, Math.sqrt(6 / fans), 0);
    }

    /** The same with initial values that are smaller by a factor. */
    WeightSpec scaled(double factor) {
        return new WeightSpec(shape, trainable, limit * factor, constant);
    }

    static WeightSpec constant(float value, boolean trainable, long length) {
        return new WeightSpec(new long[]{ length }, trainable, 0, value);
    }

    int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    }

    float[] initial(Random random) {
        float[] values = new float[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = limit == 0 ? constant : (float) ((random.nextFloat() * 2 - 1) * limit);
        }
        return values;
    }
}
