package org.inkling.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A project at a glance.
 *
 * @param axes       of the data
 * @param intervalMs of the data; 0 when there is none
 * @param training   samples for training
 * @param testing    samples for testing
 * @param problems   everything that is wrong, one line each
 */
public record ProjectInfo(String name, String sensor, String board, long seed, List<String> axes, double intervalMs, Part training,
        Part testing,
        List<ImpulseInfo> impulses, List<String> problems) {

    /**
     * One part of the dataset.
     *
     * @param samples  enabled ones
     * @param disabled kept but not used
     * @param seconds  length of the enabled ones
     * @param labels   number of enabled samples by label
     */
    public record Part(int samples, int disabled, double seconds, Map<String, Integer> labels) {

        public Part {
            labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }

    /**
     * One impulse.
     *
     * @param blocks             types of its blocks by id, in order
     * @param features           number of features of a window; 0 when it has errors
     * @param upToDate           which of its results still hold
     * @param validationAccuracy float32, 0..1; null when it was not trained
     * @param testAccuracy       float32, 0..1; null when it was not tested
     */
    public record ImpulseInfo(String name, double windowMs, double increaseMs, Map<String, String> blocks, int features, Freshness upToDate,
            @Nullable Double validationAccuracy, @Nullable Double testAccuracy) {

        public ImpulseInfo {
            blocks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
        }
    }
}
