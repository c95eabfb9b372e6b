package org.inkling.api.data;

/**
 * The numbers of one sample or window.
 *
 * @param schema axes and interval
 * @param values frames one after another, axis fastest: {@code x0 y0 z0 x1 …}; not to be changed
 */
public record Signal(SensorSchema schema, float[] values) {

    public int frames() {
        return schema.axes().isEmpty() ? 0 : values.length / schema.axes().size();
    }
}
