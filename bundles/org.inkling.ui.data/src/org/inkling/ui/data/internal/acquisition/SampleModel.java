package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.inkling.api.data.Split;
import org.inkling.data.Media;

/** The samples of a project as the table shows them: one part, filtered, in an order. */
final class SampleModel {

    private List<SampleRow> all = List.of();
    private Split split = Split.TRAINING;
    private SampleFilter filter = SampleFilter.NONE;
    private SampleOrder order = SampleOrder.LATEST;
    private List<SampleRow> shown = List.of();
    private final Map<String, Integer> places = new HashMap<>();

    void setAll(List<SampleRow> rows) {
        all = List.copyOf(rows);
        arrange();
    }

    void setSplit(Split value) {
        split = value;
        arrange();
    }

    void setFilter(SampleFilter value) {
        filter = value;
        arrange();
    }

    void setOrder(SampleOrder value) {
        order = value;
        arrange();
    }

    private void arrange() {
        List<SampleRow> rows = new ArrayList<>();
        for (SampleRow row : all) {
            if (row.ref().split() == split && filter.accepts(row)) {
                rows.add(row);
            }
        }
        rows.sort(order.comparator());
        shown = rows;
        places.clear();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
    }

    List<SampleRow> all() {
        return all;
    }

    Split split() {
        return split;
    }

    SampleFilter filter() {
        return filter;
    }

    SampleOrder order() {
        return order;
    }

    /** Rows of the table. */
    List<SampleRow> shown() {
        return shown;
    }

    /** Place of a sample in the table, -1 when it is not shown. */
    int place(String id) {
        return places.getOrDefault(id, -1);
    }

    /** The sample of an id, shown or not; null when there is none. */
    SampleRow row(String id) {
        return all.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }

    /** Samples of a part, whatever the filter. */
    List<SampleRow> part(Split of) {
        return all.stream().filter(r -> r.ref().split() == of).toList();
    }

    /** Number of samples of the shown part by label. */
    Map<String, Integer> counts() {
        return counts(part(split));
    }

    static Map<String, Integer> counts(List<SampleRow> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(r -> counts.merge(r.ref().label(), 1, Integer::sum));
        return counts;
    }

    /** Every label of the project in the order that gives it its colour. */
    List<String> labels() {
        TreeSet<String> labels = new TreeSet<>();
        all.forEach(r -> labels.add(r.ref().label()));
        labels.remove("");
        return List.copyOf(labels);
    }

    /** Length of the longest sample of the shown part in milliseconds. */
    double longestMs() {
        return part(split).stream().mapToDouble(r -> r.ref().lengthMs()).max().orElse(0);
    }

    /** Total length in milliseconds. */
    static double lengthMs(List<SampleRow> rows) {
        return rows.stream().mapToDouble(r -> r.ref().lengthMs()).sum();
    }

    /** Whether the project is about pictures. */
    boolean pictures() {
        return all.stream().anyMatch(r -> r.media() == Media.IMAGE);
    }
}
