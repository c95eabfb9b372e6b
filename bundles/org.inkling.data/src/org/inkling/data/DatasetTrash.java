package org.inkling.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.data.internal.Disk;
import org.inkling.data.internal.Failures;
import org.inkling.data.internal.FileNames;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.InfoLabels;
import org.inkling.data.internal.StoreLock;

/**
 * Samples that were thrown away: {@code .inkling/trash/<number>/} holds the recording and its entry. They can be put back until the trash is
 * emptied. A sample leaves the dataset by its entry first and comes back by its file first: a crash leaves at worst a file without an entry.
 */
public final class DatasetTrash {

    private static final String FOLDER = "trash";
    private static final String ENTRY = "entry.json";

    private final DatasetStore store;
    private final Path folder;

    DatasetTrash(DatasetStore store) {
        this.store = store;
        this.folder = store.root().resolve(".inkling").resolve(FOLDER);
    }

    /** One sample in the trash. @param number names it; @param name what people read; @param label its class; @param bytes of its file */
    public record Item(int number, String name, String label, long bytes) {
    }

    /** Throws samples away. @return their numbers, in the order of the samples */
    public List<Integer> discard(List<SampleRef> samples) throws OperationException {
        try (StoreLock lock = store.lock()) {
            InfoLabels index = store.index();
            List<InfoEntry> entries = DatasetStore.entries(index, samples);
            List<Integer> numbers = new ArrayList<>();
            int next = numbers().stream().mapToInt(n -> n + 1).max().orElse(1);
            for (InfoEntry entry : entries) {
                numbers.add(next);
                store.disk().write(place(next++).resolve(ENTRY), entry.text().getBytes(StandardCharsets.UTF_8));
            }
            index.entries().removeAll(new HashSet<>(entries));
            store.write(index);
            for (int i = 0; i < entries.size(); i++) {
                move(store.folder().resolve(entries.get(i).path()), place(numbers.get(i)).resolve(entries.get(i).fileName()));
            }
            return numbers;
        } catch (IOException e) {
            throw Failures.writing(".inkling/" + FOLDER, e);
        }
    }

    /** Puts samples back where they were, under another file name when theirs is taken. */
    public void restore(List<Integer> numbers) throws OperationException {
        try (StoreLock lock = store.lock()) {
            InfoLabels index = store.index();
            Set<String> ids = new HashSet<>();
            index.entries().forEach(e -> ids.add(FileNames.folded(FileNames.stem(e.fileName()))));
            for (int number : numbers) {
                InfoEntry entry = entry(number);
                Path file = place(number).resolve(entry.fileName());
                String wanted = entry.fileName();
                String stem = FileNames.stem(wanted);
                for (int i = 2; !ids.add(FileNames.folded(FileNames.stem(entry.fileName())))
                        || Files.exists(store.folder().resolve(entry.path())); i++) {
                    entry.setFileName(stem + "-" + i + wanted.substring(stem.length()));
                }
                move(file, store.folder().resolve(entry.path()));
                index.entries().add(entry);
            }
            store.write(index);
            for (int number : numbers) {
                remove(place(number));
            }
        } catch (IOException e) {
            throw Failures.writing(DatasetStore.FOLDER, e);
        }
    }

    /** What is in the trash, the latest first. */
    public List<Item> items() throws OperationException {
        List<Item> items = new ArrayList<>();
        try {
            for (int number : numbers()) {
                InfoEntry entry = entry(number);
                Path file = place(number).resolve(entry.fileName());
                if (Files.exists(file)) {
                    items.add(0, new Item(number, entry.name(), entry.label().label(), Files.size(file)));
                }
            }
            return items;
        } catch (IOException e) {
            throw Failures.reading(".inkling/" + FOLDER, e);
        }
    }

    /** Deletes what is in the trash for good. @return number of samples that were in it */
    public int empty() throws OperationException {
        try (StoreLock lock = store.lock()) {
            List<Integer> numbers = numbers();
            for (int number : numbers) {
                remove(place(number));
            }
            return numbers.size();
        } catch (IOException e) {
            throw Failures.writing(".inkling/" + FOLDER, e);
        }
    }

    private Path place(int number) {
        return folder.resolve(Integer.toString(number));
    }

    private InfoEntry entry(int number) throws OperationException {
        try {
            return InfoEntry.parse(Files.readString(place(number).resolve(ENTRY), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OperationException(Problem.error("dataset.trash", Location.of(".inkling/" + FOLDER + "/" + number),
                    "The sample is no longer in the trash.", "Bring it back from version control"), e);
        }
    }

    /** Numbers in the trash, the oldest first. */
    private List<Integer> numbers() throws IOException {
        TreeMap<Integer, Path> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> places = Files.newDirectoryStream(folder)) {
                for (Path place : places) {
                    String name = String.valueOf(place.getFileName());
                    if (name.matches("\\d{1,9}") && Files.exists(place.resolve(ENTRY))) {
                        found.put(Integer.valueOf(name), place);
                    }
                }
            }
        }
        return List.copyOf(found.keySet());
    }

    private void move(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        store.disk().before("move " + from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        if (parent != null) {
            Disk.flush(parent);
        }
    }

    private void remove(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                store.disk().delete(file);
            }
        }
        Files.deleteIfExists(place);
    }
}
