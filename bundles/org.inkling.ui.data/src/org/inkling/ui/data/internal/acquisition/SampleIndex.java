package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.inkling.api.data.Split;
import org.inkling.data.Media;

/** The samples of a project with what is counted over all of them; made in the background. */
final class SampleIndex {

    /** Nothing. */
    static final SampleIndex EMPTY = new SampleIndex(List.of());

    private final List<SampleRow> all;
    private final Map<String, SampleRow> byId = new HashMap<>();
    private final Map<Split, List<SampleRow>> parts = new EnumMap<>(Split.class);
    private final Map<Split, Map<String, Integer>> counts = new EnumMap<>(Split.class);
    private final Map<Split, Double> lengths = new EnumMap<>(Split.class);
    private final Map<Split, Double> longest = new EnumMap<>(Split.class);
    private final List<String> labels;
    private final boolean pictures;

    SampleIndex(List<SampleRow> rows) {
        all = List.copyOf(rows);
        for (Split split : Split.values()) {
            parts.put(split, new ArrayList<>());
            counts.put(split, new TreeMap<>());
            lengths.put(split, 0.0);
            longest.put(split, 0.0);
        }
        TreeSet<String> names = new TreeSet<>();
        boolean anyPicture = false;
        for (SampleRow row : all) {
            Split split = row.ref().split();
            byId.put(row.id(), row);
            parts.get(split).add(row);
            counts.get(split).merge(row.ref().label(), 1, Integer::sum);
            lengths.merge(split, row.ref().lengthMs(), Double::sum);
            longest.merge(split, row.ref().lengthMs(), Math::max);
            names.add(row.ref().label());
            anyPicture |= row.media() == Media.IMAGE;
        }
        names.remove("");
        labels = List.copyOf(names);
        pictures = anyPicture;
    }

    List<SampleRow> all() {
        return all;
    }

    /** The sample of an id, null when there is none. */
    SampleRow row(String id) {
        return byId.get(id);
    }

    List<SampleRow> part(Split split) {
        return parts.get(split);
    }

    /** Number of samples of a part by label. */
    Map<String, Integer> counts(Split split) {
        return counts.get(split);
    }

    /** Number of samples with a label in both parts. */
    int count(String label) {
        return counts.values().stream().mapToInt(c -> c.getOrDefault(label, 0)).sum();
    }

    /** Total length of a part in milliseconds. */
    double lengthMs(Split split) {
        return lengths.get(split);
    }

    /** Length of the longest sample of a part in milliseconds. */
    double longestMs(Split split) {
        return longest.get(split);
    }

    /** Every label in the order that gives it its colour. */
    List<String> labels() {
        return labels;
    }

    /** Whether the project is about pictures. */
    boolean pictures() {
        return pictures;
    }
}
