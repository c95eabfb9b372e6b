package org.inkling.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Estimates;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.Freshness;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.engine.WindowCount;
import org.inkling.engine.Windowing;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseChecker;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;

/** One impulse of one project being worked on: does the steps that are stale and keeps the report up to date. */
public final class Job {

    private static final String NOTHING_NEW = //
            "Not generating new features: features already generated and no options or files have changed.";

    private final BlockCatalog catalog;
    private final Lab lab;
    private final OperationContext context;
    private final CheckedImpulse impulse;
    private final long seed;
    private final ResultStore store;
    private final FeatureStep features;
    private @Nullable FeatureTable training;
    private @Nullable FeatureTable testing;
    private @Nullable TrainedModel model;

    /**
     * Reads and checks the impulse.
     *
     * @param name     of the impulse; empty when there is only one
     * @param settings values for this run, {@code BLOCK.PARAMETER=VALUE}
     * @param seed     null takes the project's
     * @throws OperationException with every problem of the impulse
     */
    public Job(BlockCatalog catalog, Lab lab, String name, List<String> settings, @Nullable Long seed, OperationContext context)
            throws OperationException {
        this.catalog = catalog;
        this.lab = lab;
        this.context = context;
        this.seed = seed == null ? lab.seed() : seed;
        Impulse read = Overrides.apply(lab.impulse(choose(lab, name)), settings);
        this.impulse = check(read);
        this.store = new ResultStore(lab.root(), read.name());
        this.features = new FeatureStep(catalog, lab, impulse, store.folder(), context);
    }

    private static String choose(Lab lab, String name) throws OperationException {
        List<String> names = lab.impulses();
        if (!name.isEmpty() || names.size() == 1) {
            return name.isEmpty() ? names.get(0) : name;
        }
        throw new OperationException(names.isEmpty()
                ? Problem.error("impulse.none", Location.PROJECT, "The project has no impulse.",
                        "Make one in the workbench, or start from a template")
                : Problem.error("impulse.which", Location.PROJECT, "The project has several impulses: " + String.join(", ", names) + ".",
                        "Say which one"));
    }

    private CheckedImpulse check(Impulse read) throws OperationException {
        List<SampleRef> enabled = lab.samples().stream().filter(SampleRef::enabled).toList();
        Optional<SensorSchema> schema = enabled.stream().filter(s -> s.split() == Split.TRAINING).findFirst()
                .or(() -> enabled.stream().findFirst())
                .map(SampleRef::schema);
        TreeSet<String> labels = new TreeSet<>();
        for (SampleRef sample : enabled) {
            if (sample.split() == Split.TRAINING) {
                labels.addAll(lab.labels(sample).values());
            }
        }
        CheckedImpulse checked = new ImpulseChecker(catalog, schema, labels.size()).check(read, read.name() + ImpulseDocument.EXTENSION);
        List<Problem> problems = placed(read.name(), checked.problems());
        List<Problem> errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        if (checked.window().isEmpty()) {
            throw new OperationException(
                    Problem.error("data.empty", Location.PROJECT, "There is no data, so axes and interval are not known.",
                            "Import or collect some"));
        }
        if (checked.impulse().dsp().isEmpty()) {
            throw new OperationException(Problem.error("impulse.no-dsp", Location.of(read.name() + ImpulseDocument.EXTENSION),
                    "The impulse has no processing block.", "Add one, for example spectral-analysis"));
        }
        problems.forEach(context::problem);
        return checked;
    }

    /** With lines and columns when the impulse stands in a file. */
    private List<Problem> placed(String name, List<Problem> problems) throws OperationException {
        if (problems.isEmpty() || !(lab instanceof LabProject project)) {
            return problems;
        }
        ImpulseDocument document = project.document(name);
        return problems.stream().map(document::locate).toList();
    }

    public CheckedImpulse impulse() {
        return impulse;
    }

    public ResultStore store() {
        return store;
    }

    public FeatureStep featureStep() {
        return features;
    }

    public long seed() {
        return seed;
    }

    /** Features of one part, made when stale. Empty when the part has no sample. */
    public Optional<FeatureTable> features(Split split) throws OperationException {
        FeatureTable known = split == Split.TRAINING ? training : testing;
        if (known != null) {
            return Optional.of(known);
        }
        if (split == Split.TESTING && !hasTesting()) {
            return Optional.empty();
        }
        context.checkCancelled();
        Optional<FeatureTable> cached = features.cached(split);
        if (cached.isPresent()) {
            context.log(NOTHING_NEW);
        }
        FeatureTable table = cached.isPresent() ? cached.get() : features.create(split);
        if (split == Split.TRAINING) {
            training = table;
        } else {
            testing = table;
        }
        return Optional.of(table);
    }

    public FeatureTable trainingFeatures() throws OperationException {
        return features(Split.TRAINING).orElseThrow(() -> new IllegalStateException("training data was checked before"));
    }

    /** The learning block. @throws OperationException when there is none or more than one */
    public BlockUse learner() throws OperationException {
        List<BlockUse> learners = impulse.impulse().learn();
        if (learners.size() != 1) {
            throw new OperationException(Problem.error("impulse.learners",
                    Location.of(impulse.impulse().name() + ImpulseDocument.EXTENSION, "learn"),
                    "The impulse has "
                            + (learners.isEmpty() ? "no learning block." : learners.size() + " learning blocks; one can be trained."),
                    learners.isEmpty() ? "Add one, for example neural-network" : "Remove all but one"));
        }
        return learners.get(0);
    }

    /** The model, trained when stale. */
    public TrainedModel model() throws OperationException {
        TrainedModel known = model;
        if (known == null) {
            known = new TrainStep(catalog, this, context).model();
            model = known;
        }
        return known;
    }

    /** Does features and training where stale, the test too when asked for, and writes the report. */
    public Report finish(boolean test) throws OperationException {
        return finish(test, null);
    }

    /** The same with costs on the lab's board. */
    public Report finish(boolean test, @Nullable Estimates estimates) throws OperationException {
        TrainedModel trained = model();
        Report validated = new TrainStep(catalog, this, context).report(report(), trained);
        if (estimates != null) {
            validated = new EstimateStep(this, lab, estimates, context).report(validated, trained);
        }
        Report report = new TestStep(this, context).report(validated, trained, test);
        store.write(report);
        return report;
    }

    /** Score below which a window is uncertain; 0 for a learner without such a parameter. */
    public double threshold() throws OperationException {
        return TestStep.threshold(learner());
    }

    /** A report without training and test. */
    public Report report() throws OperationException {
        FeatureTable table = trainingFeatures();
        Optional<FeatureTable> tests = features(Split.TESTING);
        Windowing windowing = Windowing.of(impulse.impulse().input(), impulse.window().orElseThrow());
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("training-features", table.key());
        tests.ifPresent(t -> hashes.put("testing-features", t.key()));
        WindowCount none = new WindowCount(0, Map.of());
        Report.Windows windows = new Report.Windows(windowing.frames(), windowing.step(), impulse.window().orElseThrow().intervalMs(),
                WindowCount.of(table), tests.isPresent() ? WindowCount.of(tests.get()) : none);
        return new Report(Report.SCHEMA, lab.name(), impulse.impulse().name(), seed, hashes, Versions.here(), settings(), windows,
                table.names().size(),
                null, null, null, "", null, null);
    }

    /** Compares a report with what would be made now, by hashes alone. */
    public Freshness freshness(Report report) throws OperationException {
        Map<String, String> hashes = report.hashes();
        String train = features.key(Split.TRAINING);
        String tests = hasTesting() ? features.key(Split.TESTING) : "";
        boolean same = train.equals(hashes.get("training-features")) && tests.equals(hashes.getOrDefault("testing-features", ""));
        String key = new TrainStep(catalog, this, context).key(train);
        boolean trained = report.training() != null && key.equals(hashes.get("model"));
        String test = TestStep.key(key, tests, TestStep.threshold(learner()));
        return new Freshness(same, trained, trained && report.test() != null && test.equals(hashes.get("test")));
    }

    /** Scores kept of the last test, and whether they belong to model and testing data as they are now. */
    public Optional<ClassifyResult> keptScores() throws OperationException {
        Optional<ScoresFile.Kept> kept = ScoresFile.read(ScoresFile.path(store.folder()));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        String tests = hasTesting() ? features.key(Split.TESTING) : "";
        String key = TestStep.scoresKey(new TrainStep(catalog, this, context).key(features.key(Split.TRAINING)), tests);
        return Optional.of(new ClassifyResult(lab.name(), impulse.impulse().name(), threshold(), kept.get().key().equals(key),
                kept.get().classes(), kept.get().samples()));
    }

    private boolean hasTesting() throws OperationException {
        return lab.samples().stream().anyMatch(s -> s.enabled() && s.split() == Split.TESTING);
    }

    /** The impulse with everything completed, as data. */
    public Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        var input = impulse.impulse().input();
        Map<String, Object> in = new LinkedHashMap<>();
        in.put("type", input.type());
        in.put("axes", impulse.window().orElseThrow().axes());
        in.put("window_ms", input.windowMs());
        in.put("increase_ms", input.increaseMs());
        in.put("interval_ms", impulse.window().orElseThrow().intervalMs());
        in.put("pad_zeros", input.padZeros());
        all.put("input", in);
        List<BlockUse> blocks = new ArrayList<>(impulse.impulse().dsp());
        blocks.addAll(impulse.impulse().learn());
        for (BlockUse use : blocks) {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("type", use.type());
            block.put("version", (long) use.version());
            block.put("inputs", use.inputs());
            block.put("params", use.params().asMap());
            all.put(use.id(), block);
        }
        return all;
    }
}
