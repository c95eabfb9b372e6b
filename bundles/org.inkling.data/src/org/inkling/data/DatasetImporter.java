package org.inkling.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.operation.OperationContext;
import org.inkling.data.internal.FileNames;
import org.inkling.data.internal.ImportSource;
import org.inkling.data.internal.InfoEntry;
import org.inkling.data.internal.LabelFiles;

/**
 * Brings folders, zip exports and single files into a dataset.
 * A file with a problem is left out and reported, the rest goes on; when the import is cancelled or ends by an error nothing of it stays.
 */
public final class DatasetImporter {

    private final DatasetStore store;

    public DatasetImporter(DatasetStore store) {
        this.store = store;
    }

    /**
     * Imports.
     *
     * @param sources folders (with everything below), zip files, single samples
     * @throws OperationException when cancelled or when the dataset cannot be written
     */
    public ImportReport run(List<Path> sources, ImportOptions options, OperationContext context) throws OperationException {
        try (DatasetBatch batch = store.begin()) {
            Run run = new Run(batch, batch::find, options, context);
            for (Path path : sources) {
                run.source(path);
            }
            context.checkCancelled();
            batch.commit();
            return run.report();
        }
    }

    /**
     * Tells what {@link #run} would do. Reads every file, writes nothing and locks nothing.
     *
     * @throws OperationException when cancelled
     */
    public ImportPreview preview(List<Path> sources, ImportOptions options, OperationContext context) throws OperationException {
        Map<String, SampleRef> known = new HashMap<>();
        DatasetListing listing = store.list();
        listing.samples().forEach(s -> {
            SampleFacts facts = listing.facts().get(s.path());
            known.put(facts == null ? s.sha256() : facts.fileSha256(), s);
        });
        Run run = new Run(null, content -> Optional.ofNullable(known.get(SplitRule.sha256(content))), options, context);
        ImportPreview.Builder preview = new ImportPreview.Builder();
        for (Path path : sources) {
            run.preview(path, preview);
        }
        return preview.build();
    }

    /**
     * Reads one file of some sources, for looking at it.
     *
     * @param file       as {@link ImportPreview.Row#source()} names it
     * @param intervalMs interval of a CSV file without timestamps, 0 when not known
     */
    public Acquisition read(List<Path> sources, String file, double intervalMs) throws OperationException {
        for (Path path : sources) {
            try (ImportSource source = ImportSource.open(path, store.reader())) {
                for (String inside : source.paths()) {
                    if (source.nameOf(inside).equals(file)) {
                        return store.reader().read(file, source.read(inside), intervalMs);
                    }
                }
            }
        }
        throw new OperationException(Problem.error("import.source", Location.of(file), "There is no such file any more.", "Add it again"));
    }

    /** One import. */
    private final class Run {

        private final @Nullable DatasetBatch batch;
        private final Function<byte[], Optional<SampleRef>> find;
        private final ImportOptions options;
        private final OperationContext context;
        private final List<SampleRef> imported = new ArrayList<>();
        private final List<ImportReport.Duplicate> duplicates = new ArrayList<>();
        private final List<ImportReport.Failed> failed = new ArrayList<>();

        /** @param batch takes the samples, null for a preview; @param find gives the sample with the same content */
        Run(@Nullable DatasetBatch batch, Function<byte[], Optional<SampleRef>> find, ImportOptions options, OperationContext context) {
            this.batch = batch;
            this.find = find;
            this.options = options;
            this.context = context;
        }

        ImportReport report() {
            return new ImportReport(imported, duplicates, failed);
        }

        void source(Path path) throws OperationException {
            try (ImportSource source = ImportSource.open(path, store.reader())) {
                source.problems().forEach(p -> failed(p.where().resource(), List.of(p)));
                LabelFiles labels = LabelFiles.read(source, p -> failed(p.where().resource(), List.of(p)));
                List<String> files = source.paths().stream().filter(p -> !ignored(p)).toList();
                context.progress().begin("Import " + source.name(), files.size());
                int done = 0;
                for (String file : files) {
                    context.checkCancelled();
                    String outcome = file(source, file, labels);
                    context.progress().at(++done);
                    context.log("[" + done + "/" + files.size() + "] " + file + ": " + outcome);
                }
                labels.unused(files).forEach(p -> failed(p.where().resource(), List.of(p)));
            } catch (OperationCancelledException e) {
                throw e;
            } catch (StoreException e) {
                throw new OperationException(e.problems());
            } catch (OperationException e) {
                failed(String.valueOf(path.getFileName()), e.problems());
            }
        }

        private String file(ImportSource source, String file, LabelFiles labels) throws StoreException {
            String name = source.nameOf(file);
            try {
                checkKind(source, file);
                byte[] content = source.read(file);
                Optional<SampleRef> same = find.apply(content);
                if (same.isPresent()) {
                    duplicates.add(new ImportReport.Duplicate(name, same.get().path()));
                    return "skipped, same content as " + same.get().path();
                }
                Acquisition sample = read(content, source, file, labels);
                SampleRef added = add(sample, content, source, file, labels);
                imported.add(added);
                if (sample.signature() == SignatureState.INVALID) {
                    context.problem(Problem.warning("acquisition.signature-invalid", Location.of(name, "signature"),
                            "The signature fits none of the project's keys: the file was changed or comes from another project.",
                            "Check where the file comes from"));
                }
                return added.split().id() + (added.label().isEmpty() ? "" : ", " + added.label());
            } catch (OperationException e) {
                if (e instanceof StoreException end) {
                    throw end;
                }
                failed(name, e.problems());
                return "left out, " + e.problems().get(0).summary();
            }
        }

        /** Reads with the name of the source, so that problems are placed where the person looks. */
        private Acquisition read(byte[] content, ImportSource source, String file, LabelFiles labels) throws OperationException {
            double interval = options.intervalMs() > 0 ? options.intervalMs() : entryInterval(labels, file);
            Acquisition sample = store.reader().read(source.nameOf(file), content, interval);
            SampleLabel label = label(file.substring(file.lastIndexOf('/') + 1), file, labels.entry(file), labels);
            for (LabelSpan span : label.spans()) {
                if (span.startIndex() < 0 || span.endIndex() < span.startIndex() || span.endIndex() >= sample.signal().frames()) {
                    throw new OperationException(Problem.error("labels.span", Location.of(source.nameOf(file)),
                            "The label \"" + span.label() + "\" covers the frames " + span.startIndex() + " to " + span.endIndex()
                                    + ", the sample has " + sample.signal().frames() + ".",
                            "Correct the indices in the file of labels"));
                }
            }
            return sample;
        }

        void preview(Path path, ImportPreview.Builder preview) throws OperationException {
            try (ImportSource source = ImportSource.open(path, store.reader())) {
                preview.problems(source.problems());
                LabelFiles labels = LabelFiles.read(source, p -> preview.problems(List.of(p)));
                List<String> files = source.paths().stream().filter(p -> !ignored(p)).toList();
                context.progress().begin("Read " + source.name(), files.size());
                int done = 0;
                for (String file : files) {
                    context.checkCancelled();
                    if (preview.count()) {
                        preview.add(row(source, file, labels));
                    }
                    context.progress().at(++done);
                }
                preview.problems(labels.unused(files));
            } catch (OperationCancelledException e) {
                throw e;
            } catch (OperationException e) {
                preview.problems(e.problems());
            }
        }

        private ImportPreview.Row row(ImportSource source, String file, LabelFiles labels) {
            String name = source.nameOf(file);
            String format = SampleReader.extension(file).toUpperCase(Locale.ROOT);
            try {
                checkKind(source, file);
                byte[] content = source.read(file);
                Acquisition sample = read(content, source, file, labels);
                InfoEntry entry = labels.entry(file);
                SampleLabel label = label(file.substring(file.lastIndexOf('/') + 1), file, entry, labels);
                String text = label.spans().isEmpty() ? label.label() : label.spans().size() + " labels";
                return new ImportPreview.Row(name, format, text, split(content, source, file, entry), sample.signal().frames(),
                        sample.signal().frames() * sample.signal().schema().intervalMs(),
                        find.apply(content).map(SampleRef::path).orElse(""), null);
            } catch (OperationException e) {
                return new ImportPreview.Row(name, format, "", null, 0, 0, "", e.problems().get(0));
            }
        }

        private SampleRef add(Acquisition sample, byte[] content, ImportSource source, String file, LabelFiles labels)
                throws OperationException {
            InfoEntry entry = labels.entry(file);
            String fileName = file.substring(file.lastIndexOf('/') + 1);
            SampleLabel label = label(fileName, file, entry, labels);
            double interval = SampleReader.extension(fileName).equals("csv") ? sample.signal().schema().intervalMs() : 0;
            Map<String, Object> fields = labels.fields(file);
            try {
                return Objects.requireNonNull(batch)
                        .add(new NewSample(fileName, content, split(content, source, file, entry), label, entry == null ? "" : entry.name(),
                                entry == null || entry.enabled(), interval, fields));
            } catch (OperationException e) {
                // The sample itself has been read above: what fails now is the dataset.
                throw new StoreException(e);
            }
        }

        private SampleLabel label(String fileName, String file, @Nullable InfoEntry entry, LabelFiles labels) {
            if (!options.label().isEmpty()) {
                return SampleLabel.of(options.label());
            }
            List<LabelSpan> spans = labels.spans(file);
            if (!spans.isEmpty()) {
                return SampleLabel.of(spans);
            }
            return entry == null || !entry.hasLabel() ? SampleLabel.of(FileNames.label(fileName)) : entry.label();
        }

        private Split split(byte[] content, ImportSource source, String file, @Nullable InfoEntry entry) {
            return switch (options.category()) {
                case TRAINING -> Split.TRAINING;
                case TESTING -> Split.TESTING;
                case SPLIT -> options.rule().split(content);
                case AS_FOUND -> {
                    String category = entry == null || entry.category().isEmpty() ? source.categoryOf(file) : entry.category();
                    yield category.equals("training")
                            ? Split.TRAINING
                            : category.equals("testing") ? Split.TESTING : options.rule().split(content);
                }
            };
        }

        private void failed(String source, List<Problem> problems) {
            failed.add(new ImportReport.Failed(source, problems));
            problems.forEach(context::problem);
        }
    }

    private static void checkKind(ImportSource source, String file) throws OperationException {
        if (source.filtered() && !SampleReader.EXTENSIONS.contains(SampleReader.extension(file))) {
            throw new OperationException(Problem.warning("import.format", Location.of(source.nameOf(file)),
                    "Files of this kind are not read; JSON, CBOR, CSV, WAV, JPEG and PNG are.", "Leave it out, or convert it"));
        }
    }

    private static double entryInterval(LabelFiles labels, String file) {
        InfoEntry entry = labels.entry(file);
        return entry == null ? 0 : entry.intervalMs();
    }

    /** Files that stand beside samples and are none. */
    private static boolean ignored(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.endsWith(".labels") || name.endsWith(".md") || name.startsWith("readme")
                || name.startsWith("license")
                || name.equals("thumbs.db") || path.startsWith("__MACOSX/");
    }

    /** The dataset cannot be written: the import ends. */
    private static final class StoreException extends OperationException {

        private static final long serialVersionUID = 1L;

        StoreException(OperationException cause) {
            super(cause.problems());
        }
    }
}
