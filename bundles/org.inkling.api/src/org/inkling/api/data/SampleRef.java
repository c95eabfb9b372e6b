package org.inkling.api.data;

/**
 * One recording of a dataset, without its numbers.
 *
 * @param id      unique in the project and stable: the file name without its last extension
 * @param name    what people read, for example {@code freefall.1mp7l99j}
 * @param label   class, empty when unlabelled
 * @param split   training or testing
 * @param enabled false when it is kept but not used
 * @param path    project-relative path with {@code /}
 * @param sha256  of the file's bytes, lower-case hex; of a cropped sample it tells the crop as well
 * @param frames  number of frames; those of the crop when it is cropped
 * @param schema  axes and interval
 */
public record SampleRef(String id, String name, String label, Split split, boolean enabled, String path, String sha256, int frames,
        SensorSchema schema) {

    /** Length in milliseconds: frames times interval. */
    public double lengthMs() {
        return frames * schema.intervalMs();
    }
}
