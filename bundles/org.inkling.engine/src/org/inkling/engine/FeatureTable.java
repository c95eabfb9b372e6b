package org.inkling.engine;

import java.util.List;

import org.inkling.api.data.Split;

/**
 * Features of every window of one part of the dataset, rows in order of sample and start.
 *
 * @param split    training or testing
 * @param key      hash of everything that went in: samples, input, processing blocks
 * @param names    name of each feature, prefixed with its block's id when there are several blocks
 * @param values   rows one after another, {@code rows × names}
 * @param samples  the samples that made windows, in file-name order
 * @param sampleOf index into {@code samples} of each row
 * @param starts   first frame of each row's window
 */
public record FeatureTable(Split split, String key, List<String> names, float[] values, List<Source> samples, int[] sampleOf,
        int[] starts) {

    /** A sample that made windows: its id, the name people read, and its label. */
    public record Source(String id, String name, String label) {
    }

    public FeatureTable {
        names = List.copyOf(names);
        samples = List.copyOf(samples);
    }

    public int rows() {
        return sampleOf.length;
    }

    /** Label of a row. */
    public String label(int row) {
        return samples.get(sampleOf[row]).label();
    }

    /** One feature of one row. */
    public float value(int row, int feature) {
        return values[row * names.size() + feature];
    }
}
