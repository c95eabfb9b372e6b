package org.inkling.data;

import java.util.Map;

import org.inkling.api.data.Split;

/**
 * A sample to be added to a dataset.
 *
 * @param fileName   wanted file name; made safe and unique when it is added
 * @param content    the file exactly as it was recorded
 * @param split      where it goes
 * @param label      its label
 * @param name       what people read; empty takes it from the file name
 * @param enabled    false keeps it without using it
 * @param intervalMs interval of a CSV file without timestamps, else 0
 * @param fields     further fields of its entry in {@code info.labels} (metadata, boundingBoxes …), kept as they are
 */
public record NewSample(String fileName, byte[] content, Split split, SampleLabel label, String name, boolean enabled, double intervalMs,
        Map<String, Object> fields) {

    public NewSample {
        fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
    }

    /** An enabled sample with nothing but a label. */
    public static NewSample of(String fileName, byte[] content, Split split, SampleLabel label) {
        return new NewSample(fileName, content, split, label, "", true, 0, Map.of());
    }
}
