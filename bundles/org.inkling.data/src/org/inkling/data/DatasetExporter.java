package org.inkling.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.operation.OperationContext;
import org.inkling.data.internal.Disk;
import org.inkling.data.internal.Failures;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.InfoLabels;

/**
 * Writes a dataset as a zip that Edge Impulse's uploader and this program read: {@code README.txt}, {@code info.labels}, {@code training/},
 * {@code testing/}. Samples are the recorded bytes; the same dataset gives the same zip.
 */
public final class DatasetExporter {

    /** The earliest time a zip can hold: no trace of when it was made. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String README = """
            # Dataset exported from Inkling

            info.labels names every sample with its label and category; training/ and testing/ hold the samples as they were recorded.

            To import it into a lab project:

                inkling import PROJECT THIS.zip

            To upload it to an Edge Impulse project, unpack it and run:

                edge-impulse-uploader --clean --info-file info.labels
            """;

    private final DatasetStore store;

    public DatasetExporter(DatasetStore store) {
        this.store = store;
    }

    /** What was exported. @param training number of training samples; @param testing number of testing samples */
    public record Report(int training, int testing) {
    }

    /**
     * Exports.
     *
     * @param zip     file to write; an old one is replaced only when the new one is complete
     * @param context told of samples whose file is missing; they are left out
     */
    public Report export(Path zip, OperationContext context) throws OperationException {
        return export(zip, sample -> true, context);
    }

    /**
     * Exports some samples.
     *
     * @param zip     file to write; an old one is replaced only when the new one is complete
     * @param wanted  asked with the project-relative path of each sample
     * @param context told of samples whose file is missing; they are left out
     */
    public Report export(Path zip, Predicate<String> wanted, OperationContext context) throws OperationException {
        String name = String.valueOf(zip.getFileName());
        Path file = zip.toAbsolutePath().normalize();
        InfoLabels labels = store.index();
        labels.entries().removeIf(e -> !wanted.test(DatasetStore.FOLDER + "/" + e.path()) || missing(e, context));
        labels.entries().sort(java.util.Comparator.comparing(InfoEntry::path));
        int[] counts = new int[Split.values().length];
        try {
            new Disk().write(file, out -> write(out, labels, counts, context));
        } catch (CancelledIO e) {
            throw new org.inkling.api.OperationCancelledException();
        } catch (IOException e) {
            throw Failures.writing(name, e);
        }
        return new Report(counts[Split.TRAINING.ordinal()], counts[Split.TESTING.ordinal()]);
    }

    private boolean missing(InfoEntry entry, OperationContext context) {
        if (entry.split() != null && Files.isRegularFile(store.folder().resolve(entry.path()))) {
            return false;
        }
        context.problem(Problem.warning("dataset.missing-file", Location.of(DatasetStore.FOLDER + "/" + entry.path()),
                "The file is missing; the export goes on without it.", "Bring the file back from version control"));
        return true;
    }

    private void write(OutputStream out, InfoLabels labels, int[] counts, OperationContext context) throws IOException {
        List<InfoEntry> entries = labels.entries();
        context.progress().begin("Export", entries.size());
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8)) {
            put(zip, "README.txt", README.getBytes(StandardCharsets.UTF_8));
            put(zip, InfoLabels.NAME, labels.bytes());
            put(zip, "training/", new byte[0]);
            put(zip, "testing/", new byte[0]);
            for (int i = 0; i < entries.size(); i++) {
                if (context.cancelled()) {
                    throw new CancelledIO();
                }
                InfoEntry entry = entries.get(i);
                put(zip, entry.path(), Files.readAllBytes(store.folder().resolve(entry.path())));
                Split split = entry.split();
                if (split != null) {
                    counts[split.ordinal()]++;
                }
                context.progress().at(i + 1L);
            }
            zip.finish();
            zip.flush();
        }
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Takes a cancellation through the code that writes files. */
    private static final class CancelledIO extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
