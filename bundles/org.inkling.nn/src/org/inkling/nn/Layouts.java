package org.inkling.nn;

/**
 * Weight layouts: from Keras's to the one of {@link Operator}. A depthwise kernel {@code [height][width][channels][multiplier]} needs no
 * change.
 */
public final class Layouts {

    private Layouts() {
    }

    /** A dense kernel {@code [inputs][units]} as {@code [units][inputs]}. */
    public static float[] dense(float[] kernel, int inputs, int units) {
        return outputsFirst(kernel, inputs, units);
    }

    /** A conv1d kernel {@code [kernel][channels][filters]} as {@code [filters][kernel][channels]}. */
    public static float[] conv1d(float[] kernel, int size, int channels, int filters) {
        return outputsFirst(kernel, Math.multiplyExact(size, channels), filters);
    }

    /** A conv2d kernel {@code [height][width][channels][filters]} as {@code [filters][height][width][channels]}. */
    public static float[] conv2d(float[] kernel, int height, int width, int channels, int filters) {
        return outputsFirst(kernel, Math.multiplyExact(Math.multiplyExact(height, width), channels), filters);
    }

    private static float[] outputsFirst(float[] kernel, int inputs, int outputs) {
        if (kernel.length != (long) inputs * outputs) {
            throw new IllegalArgumentException("kernel of " + kernel.length + " numbers, expected " + inputs + " × " + outputs);
        }
        float[] turned = new float[kernel.length];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                turned[o * inputs + i] = kernel[i * outputs + o];
            }
        }
        return turned;
    }
}
