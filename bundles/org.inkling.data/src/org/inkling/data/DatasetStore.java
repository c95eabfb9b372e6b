package org.inkling.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
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
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.data.internal.Disk;
import org.inkling.data.internal.Failures;
import org.inkling.data.internal.FileNames;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.InfoLabels;
import org.inkling.data.internal.MetaCache;
import org.inkling.data.internal.SampleMeta;
import org.inkling.data.internal.StoreLock;

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

    private DatasetStore(Path root, SampleReader reader, Disk disk) {
        this.root = root;
        this.folder = root.resolve(FOLDER);
        this.disk = disk;
        this.reader = reader;
        this.cache = new MetaCache(root.resolve(".inkling").resolve("dataset-cache.json"));
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
        Set<String> paths = new HashSet<>();
        for (InfoEntry entry : index.entries()) {
            paths.add(entry.path());
            SampleRef sample = sample(entry, problems);
            if (sample != null && samples.putIfAbsent(FileNames.folded(sample.id()), sample) != null) {
                problems.add(Problem.error("dataset.id-twice", Location.of(sample.path()), "Another sample has the same file name.",
                        "Rename the file and its entry in dataset/info.labels"));
            } else if (sample != null) {
                hashes.put(sample.sha256(), sample.path());
            }
        }
        for (Split split : Split.values()) {
            strays(split, paths, hashes, problems);
        }
        cache.save(paths);
        return new DatasetListing(List.copyOf(samples.values()), problems);
    }

    /** Reads the numbers of a sample. */
    public Signal read(SampleRef sample) throws OperationException {
        return acquisition(sample).signal();
    }

    /** Reads all of a sample: numbers, device, signature. */
    public Acquisition acquisition(SampleRef sample) throws OperationException {
        return reader.read(sample.path(), reader.bytes(root.resolve(sample.path()), sample.path()), sample.schema().intervalMs());
    }

    /** The label of a sample with the labels of its parts. */
    public SampleLabel label(SampleRef sample) throws OperationException {
        return entry(shownIndex(), sample).label();
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

    /** Deletes samples: their entries, then their files. */
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

    InfoLabels copyOfIndex() throws OperationException {
        return index();
    }

    Path folder() {
        return folder;
    }

    SampleReader reader() {
        return reader;
    }

    void write(InfoLabels index) throws IOException {
        disk.write(folder.resolve(InfoLabels.NAME), index.bytes());
        synchronized (this) {
            shown = null;
        }
    }

    SampleMeta meta(InfoEntry entry) throws IOException, OperationException {
        synchronized (this) {
            return cache.get(entry.path(), folder.resolve(entry.path()), FOLDER + "/" + entry.path(), entry.intervalMs(), reader);
        }
    }

    static SampleRef ref(InfoEntry entry, Split split, SampleMeta meta, SensorSchema schema) {
        return new SampleRef(FileNames.stem(entry.fileName()), entry.name(), entry.label().label(), split, entry.enabled(),
                FOLDER + "/" + entry.path(), meta.sha256(), meta.frames(), schema);
    }

    private interface EntryChange {
        void apply(InfoEntry entry);
    }

    private void change(List<SampleRef> samples, EntryChange change) throws OperationException {
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

    private StoreLock lock() throws OperationException {
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
    private synchronized InfoLabels shownIndex() throws OperationException {
        Path file = folder.resolve(InfoLabels.NAME);
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

    /** The index as it is on the disk now, for changing. */
    private InfoLabels index() throws OperationException {
        Path file = folder.resolve(InfoLabels.NAME);
        String name = FOLDER + "/" + InfoLabels.NAME;
        return Files.exists(file) ? InfoLabels.read(name, reader.bytes(file, name)) : InfoLabels.empty();
    }

    private static InfoEntry entry(InfoLabels index, SampleRef sample) throws OperationException {
        return index.entries().stream().filter(e -> (FOLDER + "/" + e.path()).equals(sample.path())).findFirst()
                .orElseThrow(() -> new OperationException(Problem.error("dataset.no-sample", Location.of(sample.path()),
                        "The sample is no longer in the dataset.", "Refresh the list of samples")));
    }

    private static List<InfoEntry> entries(InfoLabels index, List<SampleRef> samples) throws OperationException {
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

    private @Nullable SampleRef sample(InfoEntry entry, List<Problem> problems) {
        String path = FOLDER + "/" + entry.path();
        Split split = entry.split();
        if (split == null) {
            problems.add(problem("dataset.path", FOLDER + "/" + InfoLabels.NAME, "The path \"" + entry.path()
                    + "\" is not a file in training/ or testing/.",
                    new Resolution("Remove the entry", ACTION_REMOVE_ENTRY, Map.of("path", path))));
            return null;
        }
        if (!Files.isRegularFile(folder.resolve(entry.path()))) {
            problems.add(problem("dataset.missing-file", path, "The file is missing.",
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
            return schema == null ? null : ref(entry, split, meta, schema);
        } catch (OperationException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            problems.addAll(Failures.reading(path, e).problems());
        }
        return null;
    }

    private void strays(Split split, Set<String> known, Map<String, String> hashes, List<Problem> problems) throws OperationException {
        Path part = folder.resolve(split.id());
        if (!Files.isDirectory(part)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(part)) {
            Set<String> names = new java.util.TreeSet<>();
            files.forEach(f -> names.add(String.valueOf(f.getFileName())));
            for (String name : names) {
                if (!known.contains(split.id() + "/" + name) && !name.startsWith(".") && !name.equals(InfoLabels.NAME)) {
                    problems.add(stray(FOLDER + "/" + split.id() + "/" + name, part.resolve(name), hashes));
                }
            }
        } catch (IOException e) {
            throw Failures.reading(FOLDER + "/" + split.id(), e);
        }
    }

    private Problem stray(String path, Path file, Map<String, String> hashes) {
        if (!Files.isRegularFile(file)) {
            return problem("dataset.stray", path, "This is no sample file.", Resolution.advice("Move it out of the dataset"));
        }
        Resolution delete = new Resolution("Delete the file", ACTION_DELETE_STRAY, Map.of("path", path));
        Resolution adopt = new Resolution("Add it to the dataset", ACTION_ADOPT, Map.of("path", path));
        byte[] bytes;
        try {
            bytes = reader.bytes(file, path);
        } catch (OperationException e) {
            return problem("dataset.stray", path, "The file has no entry in dataset/info.labels and cannot be read.", delete);
        }
        String same = hashes.get(SplitRule.sha256(bytes));
        return same == null
                ? problem("dataset.stray", path, "The file has no entry in dataset/info.labels and is not used.", adopt, delete)
                : problem("dataset.stray", path, "The file has no entry and the same content as " + same + ".", delete, adopt);
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

    private static Problem problem(String code, String path, String summary, Resolution... resolutions) {
        return new Problem(Severity.WARNING, code, Location.of(path), summary, List.of(resolutions));
    }
}
