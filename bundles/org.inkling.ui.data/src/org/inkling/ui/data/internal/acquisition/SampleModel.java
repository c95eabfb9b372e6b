package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.data.Split;

/** The samples of a project as the table shows them: one part, filtered, in an order. */
final class SampleModel {

    private SampleIndex index = SampleIndex.EMPTY;
    private Split split = Split.TRAINING;
    private SampleFilter filter = SampleFilter.NONE;
    private SampleOrder order = SampleOrder.LATEST;
    private List<SampleRow> shown = List.of();
    private double shownMs;
    private int excluded;
    private final Map<String, Integer> places = new HashMap<>();

    void setIndex(SampleIndex value) {
        index = value;
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
        shownMs = 0;
        excluded = 0;
        for (SampleRow row : index.part(split)) {
            if (filter.accepts(row)) {
                rows.add(row);
                shownMs += row.ref().lengthMs();
                excluded += row.ref().enabled() ? 0 : 1;
            }
        }
        rows.sort(order.comparator());
        shown = rows;
        places.clear();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
    }

    SampleIndex index() {
        return index;
    }

    Split split() {
        return split;
    }

    SampleOrder order() {
        return order;
    }

    /** Rows of the table. */
    List<SampleRow> shown() {
        return shown;
    }

    /** Total length of the shown samples in milliseconds. */
    double shownMs() {
        return shownMs;
    }

    /** Number of shown samples that are kept and not used. */
    int excluded() {
        return excluded;
    }

    /** Place of a sample in the table, -1 when it is not shown. */
    int place(String id) {
        return places.getOrDefault(id, -1);
    }
}
