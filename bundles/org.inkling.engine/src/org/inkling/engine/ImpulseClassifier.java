package org.inkling.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.internal.Classifier;
import org.inkling.engine.internal.FeatureStep;
import org.inkling.engine.internal.Job;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;

/**
 * An impulse with the model it was last trained to, opened: from windows to scores, by the same code as the test.
 * A model older than the data is used as it is; one whose input or processing blocks have changed since is refused.
 * Not safe for several threads at once: open one each.
 */
public final class ImpulseClassifier {

    private static final double SAME_INTERVAL = 1e-3;

    private final String impulse;
    private final double threshold;
    private final boolean upToDate;
    private final FeatureExtractor extractor;
    private final Windowing windowing;
    private final int[] columns;
    private final List<String> names;
    private final TrainedModel model;
    private final FloatExecutor float32;
    private final Int8Executor int8;
    private final FeatureStep step;
    private final float[] window;
    private final float[] features;
    private final float[] in;

    private ImpulseClassifier(BlockCatalog catalog, Job job, Report report, TrainedModel model) throws OperationException {
        this.impulse = job.impulse().impulse().name();
        this.threshold = job.threshold();
        this.upToDate = job.freshness(report).model();
        this.extractor = new FeatureExtractor(catalog, job.impulse());
        this.windowing = Windowing.of(job.impulse().impulse().input(), extractor.window());
        this.step = job.featureStep();
        this.columns = job.featureStep().columns(job.impulse().inputsOf(job.learner()));
        this.names = job.featureStep().names();
        this.model = model;
        Classifier executors = new Classifier(model);
        this.float32 = executors.openFloat32();
        this.int8 = executors.openInt8();
        this.window = new float[extractor.window().size()];
        this.features = new float[extractor.size()];
        this.in = new float[columns.length];
    }

    /**
     * Opens it.
     *
     * @param impulse name; empty when there is only one
     * @param context told when the model is older than the data
     * @throws OperationException when the impulse has errors, was not trained, or has other features than the model
     */
    public static ImpulseClassifier open(BlockCatalog catalog, Lab lab, String impulse, OperationContext context)
            throws OperationException {
        Job job = new Job(catalog, lab, impulse, List.of(), null, context);
        String name = job.impulse().impulse().name();
        Optional<Report> report = job.store().report();
        Optional<TrainedModel> model = job.store().model();
        Location where = Location.of(name);
        if (report.isEmpty() || report.get().training() == null || model.isEmpty()) {
            throw new OperationException(Problem.error("model.none", where, "The impulse has not been trained.", "Train it first"));
        }
        if (!sameFeatures(report.get().settings(), job)) {
            throw new OperationException(Problem.error("model.other-features", where,
                    "Input or processing blocks have changed since the model was trained.", "Train it again"));
        }
        ImpulseClassifier opened = new ImpulseClassifier(catalog, job, report.get(), model.get());
        if (!opened.upToDate) {
            context.problem(Problem.warning("model.stale", where, "The model is older than the impulse or the training data.",
                    "Train it again to use what has changed"));
        }
        return opened;
    }

    /** Compares what decides the features, as text, since numbers read from a file may have another Java type. */
    private static boolean sameFeatures(Map<String, Object> then, Job job) throws OperationException {
        Map<String, Object> now = job.settings();
        List<String> deciding = new ArrayList<>(List.of("input"));
        job.impulse().impulse().dsp().forEach(b -> deciding.add(b.id()));
        for (String key : deciding) {
            Object before = then.get(key);
            if (before == null || !ResultJson.write(before).equals(ResultJson.write(now.getOrDefault(key, "")))) {
                return false;
            }
        }
        return then.size() == now.size();
    }

    /** Name of the impulse. */
    public String impulse() {
        return impulse;
    }

    /** Classes in the order of the scores. */
    public List<String> classes() {
        return model.classes();
    }

    /** Best score below which a window is uncertain, as the impulse says. */
    public double threshold() {
        return threshold;
    }

    /** Whether the model belongs to the impulse, the data and the seed as they are now. */
    public boolean upToDate() {
        return upToDate;
    }

    /** Axes, frames and interval of a window. */
    public SignalShape window() {
        return extractor.window();
    }

    public Windowing windowing() {
        return windowing;
    }

    /** Names of the features of all processing blocks. */
    public List<String> featureNames() {
        return names;
    }

    /** Features of the training data when they are there and up to date; read from a file. */
    public Optional<FeatureTable> trainingFeatures() throws OperationException {
        return step.cached(Split.TRAINING);
    }

    /**
     * Where the axes of the impulse are in a frame of some data.
     *
     * @throws OperationException when an axis is missing or the interval is another
     */
    public int[] axes(SensorSchema schema, String name) throws OperationException {
        SignalShape shape = extractor.window();
        int[] axes = shape.axes().stream().mapToInt(schema.axisNames()::indexOf).toArray();
        for (int a = 0; a < axes.length; a++) {
            if (axes[a] < 0) {
                throw new OperationException(Problem.error("classify.axes", Location.of(name), "The data has no axis \""
                        + shape.axes().get(a) + "\"; it has " + String.join(", ", schema.axisNames()) + ".",
                        "Use the sensor that the impulse was made for"));
            }
        }
        if (Math.abs(schema.intervalMs() - shape.intervalMs()) > SAME_INTERVAL * shape.intervalMs()) {
            throw new OperationException(Problem.error("classify.interval", Location.of(name), "The data has a value every "
                    + schema.intervalMs() + " ms, the impulse works with " + shape.intervalMs() + " ms.",
                    "Record at the frequency of the training data"));
        }
        return axes;
    }

    /** Raw values of a window: frames × axes of the impulse, filled up with zeros behind the end. */
    public float[] raw(Signal signal, int[] axes, int start) {
        float[] values = new float[window.length];
        FeatureExtractor.cut(signal, axes, start, windowing.frames(), values);
        return values;
    }

    /** Features of all processing blocks of a window. @param values frames × axes of the impulse */
    public float[] features(float[] values) {
        float[] all = new float[features.length];
        extractor.extract(values, all, 0);
        return all;
    }

    /** Classifies one window. @param values frames × axes of the impulse; @param start kept in the result */
    public WindowScores classify(float[] values, int start) {
        extractor.extract(values, features, 0);
        float[] first = new float[model.classes().size()];
        float[] second = new float[first.length];
        load();
        float32.run(in, first);
        load();
        int8.run(in, second);
        return new WindowScores(start, first, second);
    }

    /**
     * Scores of the float32 model for features that are there already.
     *
     * @param values rows of features of all processing blocks, one after another, as {@link #features} and {@link FeatureTable} have them
     * @param row    which row
     */
    public float[] scores(float[] values, int row) {
        System.arraycopy(values, row * features.length, features, 0, features.length);
        float[] scores = new float[model.classes().size()];
        load();
        float32.run(in, scores);
        return scores;
    }

    private void load() {
        for (int i = 0; i < columns.length; i++) {
            in[i] = features[columns[i]];
        }
        Optional<Standardiser> standardiser = model.standardiser();
        if (standardiser.isPresent()) {
            standardiser.get().apply(in, 0);
        }
    }

    /** Classifies every window of a signal. @param id of the sample, may be empty; @param label expected, may be empty */
    public SampleScores classify(Signal signal, String id, String name, String label) throws OperationException {
        int[] axes = axes(signal.schema(), name);
        List<WindowScores> windows = new ArrayList<>();
        int count = windowing.count(signal.frames());
        if (count == 0) {
            throw new OperationException(Problem.error("data.short-file", Location.of(name), "The recording has " + signal.frames()
                    + " frames; a window has " + windowing.frames() + ".", "Record a longer one"));
        }
        for (int i = 0; i < count; i++) {
            FeatureExtractor.cut(signal, axes, windowing.start(i), windowing.frames(), window);
            windows.add(classify(window, windowing.start(i)));
        }
        return new SampleScores(id, name, label, signal.schema().intervalMs(), windows);
    }
}
