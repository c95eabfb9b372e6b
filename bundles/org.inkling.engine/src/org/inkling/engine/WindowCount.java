package org.inkling.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows of one part of the dataset.
 *
 * @param total   of all classes
 * @param classes by label, sorted
 */
public record WindowCount(int total, Map<String, Integer> classes) {

    public WindowCount {
        classes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    public static WindowCount of(FeatureTable table) {
        Map<String, Integer> classes = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            classes.merge(table.label(row), 1, Integer::sum);
        }
        return new WindowCount(table.rows(), classes);
    }

    /** As in the lab: {@code Created 1014 windows: freefall: 182, idle: 182, unknown: 650}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Created " + total + " windows");
        String lead = ": ";
        for (Map.Entry<String, Integer> entry : classes.entrySet()) {
            text.append(lead).append(entry.getKey()).append(": ").append(entry.getValue());
            lead = ", ";
        }
        return text.toString();
    }
}
