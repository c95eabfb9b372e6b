package org.inkling.engine.internal.projection;

/**
 * A matrix of rows.
 *
 * @param count  number of rows
 * @param width  values of a row
 * @param values rows one after another
 */
public record Rows(int count, int width, float[] values) {

    private static final double CONSTANT = 1e-12;

    /** Each column centred and divided by its standard deviation; one that does not change becomes 0. */
    public static Rows standardised(float[] values, int width) {
        int count = width == 0 ? 0 : values.length / width;
        float[] result = new float[count * width];
        for (int column = 0; column < width; column++) {
            double sum = 0;
            for (int row = 0; row < count; row++) {
                sum += values[row * width + column];
            }
            double mean = sum / Math.max(1, count);
            double squares = 0;
            for (int row = 0; row < count; row++) {
                double difference = values[row * width + column] - mean;
                squares += difference * difference;
            }
            double deviation = Math.sqrt(squares / Math.max(1, count));
            boolean constant = !(deviation > CONSTANT * Math.max(1, Math.abs(mean)));
            for (int row = 0; row < count; row++) {
                result[row * width + column] = constant ? 0 : (float) ((values[row * width + column] - mean) / deviation);
            }
        }
        return new Rows(count, width, result);
    }

    /** Squared distance of two rows. */
    float distance(int a, int b) {
        float sum = 0;
        int i = a * width;
        int j = b * width;
        for (int end = i + width; i < end; i++, j++) {
            float difference = values[i] - values[j];
            sum += difference * difference;
        }
        return sum;
    }
}
