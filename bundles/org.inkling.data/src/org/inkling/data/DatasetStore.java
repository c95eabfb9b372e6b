package org.inkling.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.data.internal.Cropping;
import org.inkling.data.internal.Disk;
import org.inkling.data.internal.Failures;
import org.inkling.data.internal.FileNames;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.InfoLabels;
import org.inkling.data.internal.MetaCache;
import org.inkling.data.internal.SampleMeta;
import org.inkling.data.internal.StoreLock;
import org.inkling.data.internal.Strays;

/**
 * The dataset of a lab project: {@code dataset/training/*} and {@code dataset/testing/*} hold the samples exactly as recorded and are
 * never rewritten; {@code dataset/info.labels} (Edge Impulse layout) holds labels, names, whether a sample is enabled, and whatever else
 * an import brought.
 * <p>
 * A sample file is written before its entry and deleted after it, each atomically: a crash leaves at worst a file without an entry, which
 * {@link #list()} reports. One writer at a time, across processes; reading needs no lock and is safe from several threads.
 */
public final class DatasetStore {

    /** Folder of the dataset in a project. */
    public static final String FOLDER = "dataset";

    /** Action of a {@link Resolution}: make an entry for a file without one; argument {@code path}. */
    public static final String ACTION_ADOPT = "dataset.adopt";
    /** Action of a {@link Resolution}: delete a file without an entry; argument {@code path}. */
    public static final String ACTION_DELETE_STRAY = "dataset.delete-stray";
    /** Action of a {@link Resolution}: remove an entry without a file; argument {@code path}. */
    public static final String ACTION_REMOVE_ENTRY = "dataset.remove-entry";

    private final Path root;
    private final Path folder;
    private final Disk disk;
    private final SampleReader reader;
    private final MetaCache cache;
    private @Nullable InfoLabels shown;
    private Object shownStamp = List.of();
    private final Strays strays;

    private DatasetStore(Path root, SampleReader reader, Disk disk) {
        this.root = root;
        this.folder = root.resolve(FOLDER);
        this.disk = disk;
        this.reader = reader;
        this.cache = new MetaCache(root.resolve(".inkling").resolve("dataset-cache.json"));
        this.strays = new Strays(folder, reader);
    }

    /** Opens the dataset of a project; one that is not there yet is empty. */
    public static DatasetStore open(Path projectRoot) throws OperationException {
        return open(projectRoot, new SampleReader());
    }

    /** Opens the dataset of a project with a reader that has keys or limits of its own. */
    public static DatasetStore open(Path projectRoot, SampleReader reader) throws OperationException {
        return open(projectRoot, reader, new Disk());
    }

    static DatasetStore open(Path projectRoot, SampleReader reader, Disk disk) throws OperationException {
        if (!Files.isDirectory(projectRoot)) {
            throw new OperationException(Problem.error("dataset.no-project", Location.of(String.valueOf(projectRoot.getFileName())),
                    "There is no such folder.", "Check the path of the project"));
        }
        return new DatasetStore(projectRoot.toAbsolutePath().normalize(), reader, disk);
    }

    /** The project's folder. */
    public Path root() {
        return root;
    }

    /** Every usable sample, enabled or not, in file-name order. */
    public List<SampleRef> samples() throws OperationException {
        return list().samples();
    }

    /** Samples and what is wrong with the dataset; unchanged files are not read again. */
    public synchronized DatasetListing list() throws OperationException {
        InfoLabels index = shownIndex();
        List<Problem> problems = new ArrayList<>(index.problems());
        Map<String, SampleRef> samples = new TreeMap<>();
        Map<String, String> hashes = new HashMap<>();
        Map<String, SampleFacts> facts = new HashMap<>();
        Set<String> paths = new HashSet<>();
        for (InfoEntry entry : index.entries()) {
            paths.add(entry.path());
            SampleRef sample = sample(entry, problems, facts);
            if (sample != null && samples.putIfAbsent(FileNames.folded(sample.id()), sample) != null) {
                problems.add(Problem.error("dataset.id-twice", Location.of(sample.path()), "Another sample has the same file name.",
                        "Rename the file and its entry in dataset/info.labels"));
            } else if (sample != null) {
                SampleFacts known = facts.get(sample.path());
                hashes.put(known == null ? sample.sha256() : known.fileSha256(), sample.path());
            }
        }
        for (Split split : Split.values()) {
            strays.find(split, paths, hashes, problems);
        }
        cache.save(paths);
        return new DatasetListing(List.copyOf(samples.values()), problems, facts);
    }

    /** Edits of single samples: name, crop, notes, split. */
    public DatasetEdits edits() {
        return new DatasetEdits(this);
    }

    /** Samples that were thrown away and can be taken back. */
    public DatasetTrash trash() {
        return new DatasetTrash(this);
    }

    /** Reads the numbers of a sample: those of its crop when it has one. */
    public Signal read(SampleRef sample) throws OperationException {
        return acquisition(sample).signal();
    }

    /** Reads all of a sample: numbers, device, signature. The numbers are those of its crop when it has one. */
    public Acquisition acquisition(SampleRef sample) throws OperationException {
        Acquisition whole = recording(sample);
        Crop crop = entry(shownIndex(), sample).crop();
        return crop == null || !crop.fits(whole.signal().frames()) ? whole : Cropping.apply(whole, crop);
    }

    /** Reads all of the file of a sample, whatever its crop. */
    public Acquisition recording(SampleRef sample) throws OperationException {
        return reader.read(sample.path(), reader.bytes(root.resolve(sample.path()), sample.path()), sample.schema().intervalMs());
    }

    /** The label of a sample with the labels of its parts; indices count from the start of its crop when it has one. */
    public SampleLabel label(SampleRef sample) throws OperationException {
        InfoEntry entry = entry(shownIndex(), sample);
        Crop crop = entry.crop();
        return crop == null ? entry.label() : Cropping.apply(entry.label(), crop);
    }

    /** Every field of the sample's entry in {@code info.labels}, also unknown ones, as maps, lists, texts and numbers. */
    public Map<String, Object> fields(SampleRef sample) throws OperationException {
        return entry(shownIndex(), sample).fields();
    }

    /** Adds one sample; for many use {@link #begin()}. @return what was added */
    public SampleRef add(NewSample sample) throws OperationException {
        try (DatasetBatch batch = begin()) {
            SampleRef added = batch.add(sample);
            batch.commit();
            return added;
        }
    }

    /** Begins to add many samples; nothing of them stays unless the batch is committed. Holds the lock until it is closed. */
    public DatasetBatch begin() throws OperationException {
        StoreLock lock = lock();
        try {
            DatasetBatch batch = new DatasetBatch(this, lock, index(), list());
            lock = null;
            return batch;
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    /** Gives samples another label. */
    public void relabel(List<SampleRef> samples, SampleLabel label) throws OperationException {
        change(samples, e -> e.setLabel(label));
    }

    /** Enables or disables samples: a disabled one is kept and not used. */
    public void enable(List<SampleRef> samples, boolean enabled) throws OperationException {
        change(samples, e -> e.setEnabled(enabled));
    }

    /** Moves samples to training or testing. */
    public void move(List<SampleRef> samples, Split split) throws OperationException {
        try (StoreLock lock = lock()) {
            InfoLabels index = index();
            List<Path> old = new ArrayList<>();
            for (InfoEntry entry : entries(index, samples)) {
                if (entry.split() != split) {
                    Path from = folder.resolve(entry.path());
                    entry.move(split);
                    copy(from, folder.resolve(entry.path()));
                    old.add(from);
                }
            }
            write(index);
            deleteAll(old);
        } catch (IOException e) {
            throw Failures.writing(FOLDER, e);
        }
    }

    /** Deletes samples: their entries, then their files. For deleting that can be undone see {@link #trash()}. */
    public void delete(List<SampleRef> samples) throws OperationException {
        try (StoreLock lock = lock()) {
            InfoLabels index = index();
            List<Path> files = new ArrayList<>();
            Set<InfoEntry> deleted = new HashSet<>(entries(index, samples));
            index.entries().removeAll(deleted);
            deleted.forEach(e -> files.add(folder.resolve(e.path())));
            write(index);
            deleteAll(files);
        } catch (IOException e) {
            throw Failures.writing(FOLDER, e);
        }
    }

    /**
     * Makes an entry for a file without one, with the label its name tells.
     *
     * @param path project-relative path as in the problem's resolution
     */
    public void adopt(String path) throws OperationException {
        try (StoreLock lock = lock()) {
            InfoLabels index = index();
            String inside = stray(index, path);
            String fileName = inside.substring(inside.indexOf('/') + 1);
            Split split = inside.startsWith(Split.TRAINING.id()) ? Split.TRAINING : Split.TESTING;
            reader.read(path, reader.bytes(folder.resolve(inside), path), 0);
            index.entries()
                    .add(InfoEntry.of(inside, FileNames.display(fileName), split, SampleLabel.of(FileNames.label(fileName)), Map.of()));
            write(index);
        } catch (IOException e) {
            throw Failures.writing(FOLDER, e);
        }
    }

    /** Deletes a file without an entry. @param path project-relative path as in the problem's resolution */
    public void deleteStray(String path) throws OperationException {
        try (StoreLock lock = lock()) {
            disk.delete(folder.resolve(stray(index(), path)));
        } catch (IOException e) {
            throw Failures.writing(path, e);
        }
    }

    /** Removes an entry whose file is gone. @param path project-relative path as in the problem's resolution */
    public void removeEntry(String path) throws OperationException {
        try (StoreLock lock = lock()) {
            InfoLabels index = index();
            if (index.entries().removeIf(
                    e -> (FOLDER + "/" + e.path()).equals(path) && (e.split() == null || !Files.exists(folder.resolve(e.path()))))) {
                write(index);
            }
        } catch (IOException e) {
            throw Failures.writing(FOLDER, e);
        }
    }

    Disk disk() {
        return disk;
    }

    Path folder() {
        return folder;
    }

    /** Reads the files of the dataset. */
    public SampleReader reader() {
        return reader;
    }

    void write(InfoLabels index) throws IOException {
        disk.write(folder.resolve(InfoLabels.NAME), index.bytes());
        synchronized (cache) {
            shown = null;
        }
    }

    SampleMeta meta(InfoEntry entry) throws IOException, OperationException {
        synchronized (this) {
            return cache.get(entry.path(), folder.resolve(entry.path()), FOLDER + "/" + entry.path(), entry.intervalMs(), reader);
        }
    }

    static SampleRef ref(InfoEntry entry, Split split, SampleMeta meta, SensorSchema schema) {
        Crop crop = entry.crop();
        boolean whole = crop == null || !crop.fits(meta.frames());
        return new SampleRef(FileNames.stem(entry.fileName()), entry.name(), entry.label().label(), split, entry.enabled(),
                FOLDER + "/" + entry.path(), whole ? meta.sha256() : Cropping.hash(meta.sha256(), crop),
                whole ? meta.frames() : crop.frames(), schema);
    }

    interface EntryChange {
        void apply(InfoEntry entry) throws OperationException, IOException;
    }

    void change(List<SampleRef> samples, EntryChange change) throws OperationException {
        try (StoreLock lock = lock()) {
            InfoLabels index = index();
            for (InfoEntry entry : entries(index, samples)) {
                change.apply(entry);
            }
            write(index);
        } catch (IOException e) {
            throw Failures.writing(FOLDER + "/" + InfoLabels.NAME, e);
        }
    }

    StoreLock lock() throws OperationException {
        StoreLock lock = StoreLock.acquire(root.resolve(".inkling").resolve("dataset.lock"));
        try {
            disk.clean(folder);
            for (Split split : Split.values()) {
                disk.clean(folder.resolve(split.id()));
            }
            return lock;
        } catch (IOException e) {
            lock.close();
            throw Failures.writing(FOLDER, e);
        }
    }

    /** The index for reading only, parsed again when the file has changed. */
    InfoLabels shownIndex() throws OperationException {
        Path file = folder.resolve(InfoLabels.NAME);
        // not the lock of the store: reading one sample must not wait until a large dataset is listed
        synchronized (cache) {
            try {
                Object stamp = Files.exists(file) ? List.of(Files.size(file), Files.getLastModifiedTime(file)) : List.of();
                InfoLabels known = shown;
                if (known == null || !stamp.equals(shownStamp)) {
                    known = index();
                    shown = known;
                    shownStamp = stamp;
                }
                return known;
            } catch (IOException e) {
                throw Failures.reading(FOLDER + "/" + InfoLabels.NAME, e);
            }
        }
    }

    /** The index as it is on the disk now, for changing. */
    InfoLabels index() throws OperationException {
        Path file = folder.resolve(InfoLabels.NAME);
        String name = FOLDER + "/" + InfoLabels.NAME;
        return Files.exists(file) ? InfoLabels.read(name, reader.bytes(file, name)) : InfoLabels.empty();
    }

    static InfoEntry entry(InfoLabels index, SampleRef sample) throws OperationException {
        return index.entries().stream().filter(e -> (FOLDER + "/" + e.path()).equals(sample.path())).findFirst()
                .orElseThrow(() -> new OperationException(Problem.error("dataset.no-sample", Location.of(sample.path()),
                        "The sample is no longer in the dataset.", "Refresh the list of samples")));
    }

    static List<InfoEntry> entries(InfoLabels index, List<SampleRef> samples) throws OperationException {
        Map<String, InfoEntry> byPath = new HashMap<>();
        index.entries().forEach(e -> byPath.put(FOLDER + "/" + e.path(), e));
        List<InfoEntry> entries = new ArrayList<>();
        for (SampleRef sample : samples) {
            InfoEntry entry = byPath.get(sample.path());
            entries.add(entry == null ? entry(index, sample) : entry);
        }
        return entries;
    }

    private void copy(Path from, Path to) throws IOException, OperationException {
        byte[] content = Files.readAllBytes(from);
        if (Files.exists(to) && !Arrays.equals(content, Files.readAllBytes(to))) {
            throw new OperationException(Problem.error("dataset.stray", Location.of(String.valueOf(root.relativize(to)).replace('\\', '/')),
                    "Another file of that name is in the way.", "Add it to the dataset or delete it first"));
        }
        disk.write(to, content);
    }

    private void deleteAll(List<Path> files) throws IOException {
        for (Path file : files) {
            disk.delete(file);
        }
    }

    private @Nullable SampleRef sample(InfoEntry entry, List<Problem> problems, Map<String, SampleFacts> facts) {
        String path = FOLDER + "/" + entry.path();
        Split split = entry.split();
        if (split == null) {
            problems.add(Strays.problem("dataset.path", FOLDER + "/" + InfoLabels.NAME, "The path \"" + entry.path()
                    + "\" is not a file in training/ or testing/.",
                    new Resolution("Remove the entry", ACTION_REMOVE_ENTRY, Map.of("path", path))));
            return null;
        }
        if (!Files.isRegularFile(folder.resolve(entry.path()))) {
            problems.add(Strays.problem("dataset.missing-file", path, "The file is missing.",
                    Resolution.advice("Bring the file back from version control"),
                    new Resolution("Remove the entry", ACTION_REMOVE_ENTRY, Map.of("path", path))));
            return null;
        }
        if (!entry.category().isEmpty() && !entry.category().equals(split.id())) {
            problems.add(Problem.warning("dataset.category", Location.of(path), "The entry says \"" + entry.category()
                    + "\", the file is in " + split.id() + "; the folder counts.", "Correct the category in dataset/info.labels"));
        }
        try {
            SampleMeta meta = meta(entry);
            OperationException failure = meta.failure();
            if (failure != null) {
                throw failure;
            }
            SensorSchema schema = meta.schema();
            Crop crop = entry.crop();
            if (crop != null && !crop.fits(meta.frames())) {
                problems.add(Problem.warning("dataset.crop", Location.of(path), "The crop ends at frame " + crop.endIndex()
                        + ", the file has " + meta.frames() + "; all of it is used.", "Crop the sample again"));
            }
            facts.put(path, new SampleFacts(meta.signature(), meta.device(), meta.recordedAt(), meta.modified() / 1_000_000, meta.frames(),
                    crop != null && crop.fits(meta.frames()), meta.sha256()));
            return schema == null ? null : ref(entry, split, meta, schema);
        } catch (OperationException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            problems.addAll(Failures.reading(path, e).problems());
        }
        return null;
    }

    private String stray(InfoLabels index, String path) throws OperationException {
        InfoEntry entry = InfoEntry.of(path.startsWith(FOLDER + "/") ? path.substring(FOLDER.length() + 1) : "", "", Split.TRAINING,
                SampleLabel.NONE,
                Map.of());
        if (entry.split() == null || index.entries().stream().anyMatch(e -> e.path().equals(entry.path()))) {
            throw new OperationException(Problem.error("dataset.no-stray", Location.of(path), "This is not a file without an entry.",
                    "Refresh the list of problems"));
        }
        return entry.path();
    }
}
