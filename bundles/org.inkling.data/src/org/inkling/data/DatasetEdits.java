package org.inkling.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.data.internal.Cropping;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.WavWriter;

/** Edits of samples. All but {@link #split} touch {@code info.labels} only; recordings are never rewritten. */
public final class DatasetEdits {

    private final DatasetStore store;

    DatasetEdits(DatasetStore store) {
        this.store = store;
    }

    /** The entries of some samples as they are now, to be put back with {@link #restore}. @param entries text of an entry by path */
    public record Snapshot(Map<String, String> entries) {
        public Snapshot {
            entries = Map.copyOf(entries);
        }
    }

    /** Remembers names, labels, crops, notes of samples. */
    public Snapshot snapshot(List<SampleRef> samples) throws OperationException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (InfoEntry entry : DatasetStore.entries(store.index(), samples)) {
            texts.put(DatasetStore.FOLDER + "/" + entry.path(), entry.text());
        }
        return new Snapshot(texts);
    }

    /** Puts back what was remembered of these samples, which have to be where they were then. */
    public void restore(List<SampleRef> samples, Snapshot snapshot) throws OperationException {
        store.change(samples, entry -> {
            String text = snapshot.entries().get(DatasetStore.FOLDER + "/" + entry.path());
            if (text != null) {
                entry.become(InfoEntry.parse(text));
            }
        });
    }

    /** Gives a sample another name; its file keeps its own. */
    public void rename(SampleRef sample, String name) throws OperationException {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > 200 || clean.chars().anyMatch(Character::isISOControl)) {
            throw new OperationException(Problem.error("dataset.name", Location.of(sample.path()),
                    "A name has 1 to 200 characters and no line ends.", "Enter another name"));
        }
        store.change(List.of(sample), e -> e.setName(clean));
    }

    /** The part of a sample's file that is used, null for all of it. */
    public @Nullable Crop crop(SampleRef sample) throws OperationException {
        return DatasetStore.entry(store.shownIndex(), sample).crop();
    }

    /** Uses only a part of a sample's file. @param crop in frames of the file; null uses all of it */
    public void crop(SampleRef sample, @Nullable Crop crop) throws OperationException {
        int frames = store.recording(sample).signal().frames();
        if (crop != null && !crop.fits(frames)) {
            throw new OperationException(Problem.error("dataset.crop", Location.of(sample.path()),
                    "The crop ends at frame " + crop.endIndex() + ", the file has " + frames + ".", "Choose a part of the recording"));
        }
        boolean whole = crop == null || crop.startIndex() == 0 && crop.endIndex() == frames - 1;
        store.change(List.of(sample), e -> e.setCrop(whole ? null : crop));
    }

    /** Notes about a sample, by name. */
    public Map<String, String> metadata(SampleRef sample) throws OperationException {
        return DatasetStore.entry(store.shownIndex(), sample).metadata();
    }

    /** Replaces the notes about samples. */
    public void setMetadata(List<SampleRef> samples, Map<String, String> metadata) throws OperationException {
        store.change(samples, e -> e.setMetadata(metadata));
    }

    /**
     * Splits a sample. It keeps its file and is cropped to the first part; each further part becomes a sample of its own with a new file,
     * the label of its frames and a note of where it comes from.
     *
     * @param cuts frames at which a part begins, counted in the sample; those at its ends count for nothing
     * @return the new samples
     */
    public List<SampleRef> split(SampleRef sample, List<Integer> cuts) throws OperationException {
        TreeSet<Integer> starts = new TreeSet<>(cuts);
        starts.removeIf(c -> c <= 0 || c >= sample.frames());
        if (starts.isEmpty()) {
            throw new OperationException(Problem.error("dataset.split", Location.of(sample.path()), "There is nothing to split off.",
                    "Put a cut inside the recording"));
        }
        Acquisition whole = store.recording(sample);
        Crop old = crop(sample);
        Crop used = old == null || !old.fits(whole.signal().frames()) ? new Crop(0, whole.signal().frames() - 1) : old;
        SampleLabel label = DatasetStore.entry(store.shownIndex(), sample).label();
        List<Integer> begins = new ArrayList<>(starts);
        List<SampleRef> parts = new ArrayList<>();
        try (DatasetBatch batch = store.begin()) {
            for (int i = 0; i < begins.size(); i++) {
                int end = i + 1 < begins.size() ? begins.get(i + 1) : sample.frames();
                Crop part = new Crop(used.startIndex() + begins.get(i), used.startIndex() + end - 1);
                parts.add(batch.add(part(sample, whole, part, Cropping.apply(label, part), i + 2)));
            }
            Crop first = new Crop(used.startIndex(), used.startIndex() + begins.get(0) - 1);
            batch.change(sample, e -> e.setCrop(first));
            batch.commit();
        }
        return parts;
    }

    private static NewSample part(SampleRef sample, Acquisition whole, Crop crop, SampleLabel label, int number) {
        Acquisition part = Cropping.apply(whole, crop);
        boolean sound = SampleReader.extension(sample.path()).equals("wav");
        byte[] content = sound
                ? WavWriter.write(part.signal())
                : new AcquisitionWriter(part.deviceName(), part.deviceType().isEmpty() ? "UNKNOWN" : part.deviceType(), "")
                        .json(part.signal(), part.issuedAt());
        Map<String, Object> origin = Map.of("metadata",
                Map.of("split_from", sample.id(), "frames", crop.startIndex() + "-" + crop.endIndex()));
        return new NewSample(sample.id() + ".s" + number + (sound ? ".wav" : ".json"), content, sample.split(), label,
                sample.name() + ".s" + number, sample.enabled(), 0, origin);
    }
}
