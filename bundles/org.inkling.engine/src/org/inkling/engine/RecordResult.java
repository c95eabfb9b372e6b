package org.inkling.engine;

/**
 * A sample that was recorded.
 *
 * @param device     name of the device
 * @param sample     id of the sample in the dataset
 * @param name       what people read
 * @param label      of the sample, may be empty
 * @param split      {@code training} or {@code testing}
 * @param path       project-relative path
 * @param frames     number of frames
 * @param intervalMs milliseconds between them
 */
public record RecordResult(String device, String sample, String name, String label, String split, String path, int frames,
        double intervalMs) {
}
