package org.inkling.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.FeatureExtractor;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.WindowCount;
import org.inkling.engine.Windowing;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.SampleChecker;

/** From samples to features: windows as in the lab, features on all cores, kept in a file until something changes. */
public final class FeatureStep {

    /** Raised when windows or features change for the same input. */
    private static final String VERSION = "features 1";
    private static final int ROWS_PER_TASK = 16;

    private final BlockCatalog catalog;
    private final Lab lab;
    private final CheckedImpulse impulse;
    private final Path results;
    private final OperationContext context;
    private final SignalShape shape;
    private final Windowing windowing;

    public FeatureStep(BlockCatalog catalog, Lab lab, CheckedImpulse impulse, Path results, OperationContext context) {
        this.catalog = catalog;
        this.lab = lab;
        this.impulse = impulse;
        this.results = results;
        this.context = context;
        this.shape = impulse.window().orElseThrow(() -> new IllegalArgumentException("the impulse has errors"));
        this.windowing = Windowing.of(impulse.impulse().input(), shape);
    }

    /** Hash of everything that decides the features of one part of the dataset. */
    public String key(Split split) throws OperationException {
        Hashes hash = new Hashes(VERSION).add(split.id());
        hash.add(shape.frames() + " " + shape.axes() + " " + ImpulseDocument.format(shape.intervalMs()) + " " + windowing);
        for (BlockUse use : impulse.impulse().dsp()) {
            hash.add(use.id()).add(use.type() + " " + use.version()).add(use.inputs().toString()).add(Canonical.text(use.params()));
        }
        for (SampleRef sample : samples(split)) {
            hash.add(sample.path()).add(sample.label()).add(sample.name()).add(sample.sha256());
            if (sample.label().isEmpty()) {
                hash.add(lab.labels(sample).toString());
            }
        }
        return hash.hex();
    }

    private List<SampleRef> samples(Split split) throws OperationException {
        return lab.samples().stream().filter(s -> s.enabled() && s.split() == split).toList();
    }

    /** The table if it is on disk and nothing has changed. */
    public Optional<FeatureTable> cached(Split split) throws OperationException {
        return FeatureFile.read(FeatureFile.path(results, split), split, key(split));
    }

    /** Makes the table and keeps it. */
    public FeatureTable create(Split split) throws OperationException {
        List<SampleRef> samples = samples(split);
        if (samples.isEmpty()) {
            throw new OperationException(Problem.error("data.empty", Location.PROJECT, "There are no " + split.id() + " samples.",
                    "Import or collect some, or enable those that are excluded"));
        }
        String key = key(split);
        List<float[]> windows = new ArrayList<>();
        List<FeatureTable.Source> sources = new ArrayList<>();
        List<int[]> origin = new ArrayList<>();
        cut(samples, windows, sources, origin);
        if (windows.isEmpty()) {
            throw new OperationException(
                    Problem.error("data.no-windows", Location.PROJECT, "The " + split.id() + " samples make no window of "
                            + shape.frames() + " frames.", "Shorten the window or record longer samples"));
        }
        context.log(count(sources, origin).toString());
        float[] values = extract(windows);
        context.log("Created features");
        FeatureTable table = new FeatureTable(split, key, names(), values, sources, origin.stream().mapToInt(o -> o[0]).toArray(),
                origin.stream().mapToInt(o -> o[1]).toArray());
        checkFinite(table);
        try {
            FeatureFile.write(FeatureFile.path(results, split), table);
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("results.write", Location.of("results"), "The features cannot be written: " + e.getMessage()
                            + ".", "Check the rights on the folder and the space on the disk"),
                    e);
        }
        return table;
    }

    /** Names of all features, with the block's id in front when there are several blocks. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        boolean several = impulse.features().size() > 1;
        impulse.features().forEach((id, features) -> features.names().forEach(n -> names.add(several ? id + " " + n : n)));
        return names;
    }

    private void cut(List<SampleRef> samples, List<float[]> windows, List<FeatureTable.Source> sources, List<int[]> origin)
            throws OperationException {
        SampleChecker checker = new SampleChecker(impulse.impulse(), shape);
        context.progress().begin("Creating windows from files", samples.size());
        for (int i = 0; i < samples.size(); i++) {
            context.checkCancelled();
            SampleRef sample = samples.get(i);
            NavigableMap<Integer, String> labels = lab.labels(sample);
            Optional<Problem> unusable = checker.check(sample, !labels.isEmpty());
            if (unusable.isPresent()) {
                warn(sample, unusable.get());
            } else {
                windows(sample, labels, windows, sources, origin);
            }
            context.progress().at(i + 1L);
        }
    }

    private static WindowCount count(List<FeatureTable.Source> sources, List<int[]> origin) {
        Map<String, Integer> classes = new TreeMap<>();
        origin.forEach(o -> classes.merge(sources.get(o[0]).label(), 1, Integer::sum));
        return new WindowCount(origin.size(), classes);
    }

    /** A short file in the lab's words, anything else in ours. */
    private void warn(SampleRef sample, Problem problem) {
        context.problem(problem);
        context.log("WARN: failed to process \"" + sample.name() + "\": " + (problem.code().equals("data.short-file")
                ? "requires " + shape.frames() + " data frames, but this file only contains " + sample.frames()
                : problem.summary()));
    }

    /** A window has the label that holds at its end; where it changes within a sample, a new source begins. */
    private void windows(SampleRef sample, NavigableMap<Integer, String> labels, List<float[]> windows, List<FeatureTable.Source> sources,
            List<int[]> origin) throws OperationException {
        Signal signal = lab.read(sample);
        List<String> available = signal.schema().axisNames();
        int[] axes = shape.axes().stream().mapToInt(available::indexOf).toArray();
        int count = windowing.count(signal.frames());
        String before = null;
        for (int i = 0; i < count; i++) {
            Map.Entry<Integer, String> label = labels.floorEntry(windowing.start(i) + shape.frames() - 1);
            if (label == null || label.getValue().isEmpty()) {
                continue;
            }
            if (!label.getValue().equals(before)) {
                before = label.getValue();
                sources.add(new FeatureTable.Source(sample.id(), sample.name(), before));
            }
            float[] window = new float[shape.size()];
            FeatureExtractor.cut(signal, axes, windowing.start(i), shape.frames(), window);
            windows.add(window);
            origin.add(new int[]{ sources.size() - 1, windowing.start(i) });
        }
        if (before == null && !sample.label().isEmpty()) {
            sources.add(new FeatureTable.Source(sample.id(), sample.name(), sample.label()));
        }
    }

    private float[] extract(List<float[]> windows) throws OperationException {
        int rows = windows.size();
        int size = new FeatureExtractor(catalog, impulse).size();
        float[] values = new float[rows * size];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        context.progress().begin("Creating features", rows);
        int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), rows / ROWS_PER_TASK));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    FeatureExtractor extractor = new FeatureExtractor(catalog, impulse);
                    for (int from = next.getAndAdd(ROWS_PER_TASK); from < rows
                            && !context.cancelled(); from = next.getAndAdd(ROWS_PER_TASK)) {
                        int to = Math.min(rows, from + ROWS_PER_TASK);
                        for (int row = from; row < to; row++) {
                            extractor.extract(windows.get(row), values, row * size);
                        }
                        synchronized (done) {
                            context.progress().at(done.addAndGet(to - from));
                        }
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.inkling.api.OperationCancelledException();
        } finally {
            pool.shutdownNow();
        }
        context.checkCancelled();
        return values;
    }

    private OperationException failed(Throwable cause) {
        String message = cause instanceof OutOfMemoryError ? "there is not enough memory" : String.valueOf(cause);
        return new OperationException(Problem.error("features.failed", Location.of(impulse.impulse().name() + ImpulseDocument.EXTENSION),
                "A processing block failed: " + message + ".", "Check its parameters, or report this to the maker of the block"), cause);
    }

    /** Numbers that are none would spoil the training without a word. */
    private void checkFinite(FeatureTable table) throws OperationException {
        int width = table.names().size();
        for (int i = 0; i < table.values().length; i++) {
            if (!Float.isFinite(table.values()[i])) {
                FeatureTable.Source source = table.samples().get(table.sampleOf()[i / width]);
                throw new OperationException(Problem.error("features.not-finite", Location.of(source.name()), "The feature \""
                        + table.names().get(i % width) + "\" of the window at frame " + table.starts()[i / width] + " is "
                        + table.values()[i] + ".",
                        "Exclude the sample, or change the parameters of the block"));
            }
        }
    }

    /** Places of the features of some blocks among those of all. */
    public int[] columns(List<String> blocks) {
        IntStream.Builder columns = IntStream.builder();
        int at = 0;
        for (var entry : impulse.features().entrySet()) {
            for (int i = 0; i < entry.getValue().size(); i++, at++) {
                if (blocks.contains(entry.getKey())) {
                    columns.add(at);
                }
            }
        }
        return columns.build().toArray();
    }

    /** The columns of a table that belong to some blocks, rows one after another. */
    public float[] columns(FeatureTable table, List<String> blocks) {
        if (blocks.size() == impulse.features().size()) {
            return table.values();
        }
        int[] columns = columns(blocks);
        int count = columns.length;
        float[] values = new float[table.rows() * count];
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < count; c++) {
                values[row * count + c] = table.value(row, columns[c]);
            }
        }
        return values;
    }
}
