package org.inkling.ui.data.internal.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.data.Crop;
import org.inkling.data.DatasetEdits;
import org.inkling.data.DatasetStore;
import org.inkling.data.SampleLabel;

/** The changes of a dataset that people make. Samples are named by id, which stays the same when they are moved. */
public final class DatasetChanges {

    private DatasetChanges() {
    }

    private interface Step {
        void run(DatasetStore store, List<SampleRef> samples) throws OperationException;
    }

    /** The samples of these ids that are still there, in this order. */
    static List<SampleRef> find(DatasetStore store, List<String> ids) throws OperationException {
        Map<String, SampleRef> known = new HashMap<>();
        store.samples().forEach(s -> known.put(s.id(), s));
        return ids.stream().map(known::get).filter(java.util.Objects::nonNull).toList();
    }

    /** A change of entries alone: what they were is remembered and put back. */
    private static DatasetChange entries(List<String> ids, Step step) {
        return store -> {
            List<SampleRef> samples = find(store, ids);
            DatasetEdits.Snapshot before = store.edits().snapshot(samples);
            step.run(store, samples);
            return undone -> undone.edits().restore(find(undone, ids), before);
        };
    }

    public static DatasetChange rename(String id, String name) {
        return entries(List.of(id), (store, samples) -> {
            for (SampleRef sample : samples) {
                store.edits().rename(sample, name);
            }
        });
    }

    public static DatasetChange relabel(List<String> ids, String label) {
        return entries(ids, (store, samples) -> store.relabel(samples, SampleLabel.of(label.strip())));
    }

    public static DatasetChange enable(List<String> ids, boolean enabled) {
        return entries(ids, (store, samples) -> store.enable(samples, enabled));
    }

    public static DatasetChange metadata(List<String> ids, Map<String, String> metadata) {
        return entries(ids, (store, samples) -> store.edits().setMetadata(samples, metadata));
    }

    /** @param crop null uses all of the recording */
    public static DatasetChange crop(String id, Crop crop) {
        return entries(List.of(id), (store, samples) -> {
            for (SampleRef sample : samples) {
                store.edits().crop(sample, crop);
            }
        });
    }

    /** @param cuts frames at which parts begin */
    public static DatasetChange split(String id, List<Integer> cuts) {
        return store -> {
            List<SampleRef> samples = find(store, List.of(id));
            DatasetEdits.Snapshot before = store.edits().snapshot(samples);
            List<String> parts = new ArrayList<>();
            for (SampleRef sample : samples) {
                store.edits().split(sample, cuts).forEach(p -> parts.add(p.id()));
            }
            return undone -> {
                undone.delete(find(undone, parts));
                undone.edits().restore(find(undone, List.of(id)), before);
            };
        };
    }

    public static DatasetChange move(List<String> toTraining, List<String> toTesting) {
        return store -> {
            Map<Split, List<String>> before = new HashMap<>();
            List<String> all = new ArrayList<>(toTraining);
            all.addAll(toTesting);
            find(store, all).forEach(s -> before.computeIfAbsent(s.split(), k -> new ArrayList<>()).add(s.id()));
            store.move(find(store, toTraining), Split.TRAINING);
            store.move(find(store, toTesting), Split.TESTING);
            return undone -> {
                for (Map.Entry<Split, List<String>> old : before.entrySet()) {
                    undone.move(find(undone, old.getValue()), old.getKey());
                }
            };
        };
    }

    /** To the trash of the project. */
    public static DatasetChange delete(List<String> ids) {
        return store -> {
            List<Integer> numbers = store.trash().discard(find(store, ids));
            return undone -> undone.trash().restore(numbers);
        };
    }

    /** Out of the trash. */
    public static DatasetChange restore(List<Integer> numbers) {
        return store -> {
            List<String> before = store.samples().stream().map(SampleRef::id).toList();
            store.trash().restore(numbers);
            List<String> back = store.samples().stream().map(SampleRef::id).filter(id -> !before.contains(id)).toList();
            return undone -> undone.trash().discard(find(undone, back));
        };
    }
}
