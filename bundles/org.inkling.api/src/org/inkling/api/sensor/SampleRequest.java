package org.inkling.api.sensor;

import org.inkling.api.parameter.ParameterValues;

/**
 * What is to be recorded.
 *
 * @param sensor     name of one of the device's sensors
 * @param label      of the sample, may be empty
 * @param category   {@code training}, {@code testing} or {@code split}, which decides by content
 * @param lengthMs   length in milliseconds; a sample has floor(length / interval) frames
 * @param intervalMs milliseconds between two frames; 0 for a camera
 * @param hmacKey    text of the key the device signs with; never empty for a phone, which refuses an empty one
 * @param options    completed values of {@link SensorEndpoint#options()}
 */
public record SampleRequest(String sensor, String label, String category, double lengthMs, double intervalMs, String hmacKey,
        ParameterValues options) {

    /** Frames of the sample; 0 for a camera. */
    public int frames() {
        // 1000 / 62.5 and its like are not exact: 3000 ms at 16 ms are 187 frames, 2000 ms at 16 ms are 125
        return intervalMs <= 0 ? 0 : (int) Math.floor(lengthMs / intervalMs + 1e-9);
    }
}
