package org.inkling.data;

import org.inkling.api.data.SensorSchema;
import org.inkling.data.internal.WavParser;

/** What kind of data a sample holds. */
public enum Media {
    /** Numbers over time of motion or any other sensor. */
    SERIES,
    /** Sound. */
    AUDIO,
    /** One picture. */
    IMAGE;

    /** The kind that a schema describes. */
    public static Media of(SensorSchema schema) {
        if (ImageSize.of(schema).isPresent()) {
            return IMAGE;
        }
        boolean audio = !schema.axes().isEmpty() && schema.axes().stream().allMatch(a -> a.units().equals(WavParser.UNITS));
        return audio ? AUDIO : SERIES;
    }
}
