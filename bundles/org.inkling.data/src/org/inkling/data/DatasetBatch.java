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
import java.util.Optional;
import java.util.Set;

import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Split;
import org.inkling.data.internal.Disk;
import org.inkling.data.internal.Failures;
import org.inkling.data.internal.FileNames;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.InfoLabels;
import org.inkling.data.internal.SampleMeta;
import org.inkling.data.internal.StoreLock;

/** Samples that are added together: files are written at once, entries with {@link #commit}; closing without it takes the files back. */
public final class DatasetBatch implements AutoCloseable {

    private final DatasetStore store;
    private final StoreLock lock;
    private final InfoLabels index;
    private final Map<String, SampleRef> byHash = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Path> written = new ArrayList<>();

    DatasetBatch(DatasetStore store, StoreLock lock, InfoLabels index, DatasetListing listing) {
        this.store = store;
        this.lock = lock;
        this.index = index;
        listing.samples().forEach(s -> {
            SampleFacts facts = listing.facts().get(s.path());
            byHash.put(facts == null ? s.sha256() : facts.fileSha256(), s);
        });
        index.entries().forEach(e -> ids.add(FileNames.folded(FileNames.stem(e.fileName()))));
    }

    /** A sample of the dataset or of this batch with the same content. */
    public Optional<SampleRef> find(byte[] content) {
        return Optional.ofNullable(byHash.get(SplitRule.sha256(content)));
    }

    /**
     * Checks a sample and writes its file.
     *
     * @throws OperationException when it cannot be read as a sample or cannot be written; the batch stays as it was
     */
    public SampleRef add(NewSample sample) throws OperationException {
        SampleMeta meta = SampleMeta.of(store.reader(), sample.fileName(), sample.content(), 0, sample.intervalMs());
        OperationException failure = meta.failure();
        SensorSchema schema = meta.schema();
        if (failure != null) {
            throw failure;
        }
        if (schema == null) {
            throw new IllegalStateException("a sample without failure has a schema");
        }
        try {
            String fileName = free(FileNames.safe(sample.fileName()), sample);
            String name = sample.name().isEmpty() ? FileNames.display(fileName) : sample.name();
            InfoEntry entry = InfoEntry.of(sample.split().id() + "/" + fileName, name, sample.split(), sample.label(), sample.fields());
            entry.setEnabled(sample.enabled());
            entry.setIntervalMs(sample.intervalMs());
            Path file = store.folder().resolve(entry.path());
            if (!Files.exists(file)) {
                written.add(file);
                store.disk().writeUnflushed(file, sample.content());
            }
            index.entries().add(entry);
            ids.add(FileNames.folded(FileNames.stem(fileName)));
            SampleRef added = DatasetStore.ref(entry, sample.split(), meta, schema);
            byHash.putIfAbsent(meta.sha256(), added);
            return added;
        } catch (IOException e) {
            throw Failures.writing(DatasetStore.FOLDER, e);
        }
    }

    /** Changes the entry of a sample that is there already. */
    void change(SampleRef sample, DatasetStore.EntryChange change) throws OperationException {
        try {
            change.apply(DatasetStore.entry(index, sample));
        } catch (IOException e) {
            throw Failures.writing(DatasetStore.FOLDER, e);
        }
    }

    /** Writes the entries of everything added. */
    public void commit() throws OperationException {
        try {
            for (Split split : Split.values()) {
                Disk.flush(store.folder().resolve(split.id()));
            }
            store.write(index);
            written.clear();
        } catch (IOException e) {
            throw Failures.writing(DatasetStore.FOLDER + "/" + InfoLabels.NAME, e);
        }
    }

    @Override
    public void close() throws OperationException {
        try {
            for (Path file : written) {
                store.disk().delete(file);
            }
        } catch (IOException e) {
            throw Failures.writing(DatasetStore.FOLDER, e);
        } finally {
            lock.close();
        }
    }

    /** A name that no sample has. A file left by a crash is taken over when it is the same, else left alone. */
    private String free(String wanted, NewSample sample) throws IOException {
        String stem = FileNames.stem(wanted);
        String extension = wanted.substring(stem.length());
        for (int i = 1;; i++) {
            String name = i == 1 ? wanted : stem + "-" + i + extension;
            if (!ids.contains(FileNames.folded(FileNames.stem(name))) && unused(name, sample)) {
                return name;
            }
        }
    }

    private boolean unused(String name, NewSample sample) throws IOException {
        for (Split split : Split.values()) {
            Path file = store.folder().resolve(split.id()).resolve(name);
            if (Files.exists(file) && (split != sample.split() || Files.size(file) != sample.content().length
                    || !Arrays.equals(Files.readAllBytes(file), sample.content()))) {
                return false;
            }
        }
        return true;
    }
}
