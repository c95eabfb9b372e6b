package org.inkling.api.sensor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sample as a device sent it.
 *
 * @param fileName wanted name of the file, with the extension of its format: {@code freefall.1mp7l99j.json}
 * @param label    of the sample, may be empty
 * @param category {@code training}, {@code testing} or {@code split}, which decides by content
 * @param content  the file, byte by byte as the device made it: data acquisition format in JSON or CBOR, WAV, JPEG …
 * @param metadata words to keep with it, by key
 */
public record SensorSample(String fileName, String label, String category, byte[] content, Map<String, String> metadata) {

    public SensorSample {
        metadata = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
