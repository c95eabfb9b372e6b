package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Map;

import org.inkling.api.data.Split;
import org.inkling.data.Crop;

/** What can be done to samples, for the card, the table and the menu. */
interface SampleCommands {

    void rename(SampleRow row);

    /** Asks for a label. */
    void relabel(List<SampleRow> rows);

    void move(List<SampleRow> rows, Split to);

    void enable(List<SampleRow> rows, boolean enabled);

    void notes(List<SampleRow> rows, Map<String, String> now);

    /** @param crop in frames of the file, null for all of it */
    void crop(SampleRow row, Crop crop);

    /** @param cuts frames of the sample at which parts begin */
    void split(SampleRow row, List<Integer> cuts);

    void delete(List<SampleRow> rows);

    /** Asks where to and copies the files. */
    void export(List<SampleRow> rows);
}
