package org.inkling.engine.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.Precision;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.engine.SampleScores;
import org.inkling.engine.WindowScores;

/** The model on the testing data. */
final class TestStep {

    private static final String VERSION = "test 1";
    private static final String SCORES_VERSION = "scores 1";

    private final Job job;
    private final OperationContext context;

    TestStep(Job job, OperationContext context) {
        this.job = job;
        this.context = context;
    }

    /** Score below which a window is uncertain; 0 for a learner without such a parameter. */
    static double threshold(BlockUse use) {
        ParameterValues params = use.params();
        return params.get(TrainStep.THRESHOLD) instanceof Number n ? n.doubleValue() : 0;
    }

    /** Hash of everything that decides the test. */
    static String key(String modelKey, String testingKey, double threshold) {
        return new Hashes(VERSION).add(modelKey).add(testingKey).add(Double.toString(threshold)).hex();
    }

    /** Hash of everything that decides the scores, which is all but the threshold. */
    static String scoresKey(String modelKey, String testingKey) {
        return new Hashes(SCORES_VERSION).add(modelKey).add(testingKey).hex();
    }

    /** The report with the test filled in, from the last report when nothing has changed. */
    Report report(Report trained, TrainedModel model, boolean compute) throws OperationException {
        Optional<FeatureTable> table = job.features(Split.TESTING);
        if (table.isEmpty()) {
            if (compute) {
                context.problem(Problem.warning("data.no-testing", Location.PROJECT, "There are no testing samples, so nothing was tested.",
                        "Move some samples to testing or import some"));
            }
            return trained;
        }
        double threshold = threshold(job.learner());
        String key = key(trained.hashes().getOrDefault("model", ""), table.get().key(), threshold);
        String scores = scoresKey(trained.hashes().getOrDefault("model", ""), table.get().key());
        Optional<Report> last = last().filter(r -> r.test() != null && key.equals(r.hashes().get("test")));
        if (last.isPresent() && (!compute || ScoresFile.read(ScoresFile.path(job.store().folder())).filter(k -> k.key().equals(scores))
                .isPresent())) {
            return with(trained, key, last.get().test());
        }
        return compute ? with(trained, key, test(table.get(), model, scores, threshold)) : trained;
    }

    private Optional<Report> last() {
        try {
            return job.store().report();
        } catch (OperationException e) {
            // an old report that cannot be read is replaced
            return Optional.empty();
        }
    }

    private static Report with(Report r, String key, Report.@org.eclipse.jdt.annotation.Nullable Test test) {
        Map<String, String> hashes = new LinkedHashMap<>(r.hashes());
        hashes.put("test", key);
        return new Report(r.schema(), r.project(), r.impulse(), r.seed(), hashes, r.versions(), r.settings(), r.windows(), r.features(),
                r.training(),
                r.validation(), r.otherValidation(), r.validationNote(), test, r.onDevice());
    }

    /** Scores of every window, kept ones when model and features are the same. */
    private Report.Test test(FeatureTable table, TrainedModel model, String key, double threshold) throws OperationException {
        List<String> classes = model.classes();
        known(table, TrainStep.labels(table, classes), classes);
        Path file = ScoresFile.path(job.store().folder());
        Optional<ScoresFile.Kept> kept = ScoresFile.read(file).filter(k -> k.key().equals(key) && k.classes().equals(classes));
        List<SampleScores> samples = kept.isPresent() ? kept.get().samples() : classify(table, model);
        if (kept.isEmpty()) {
            try {
                ScoresFile.write(file, new ScoresFile.Kept(key, classes, samples));
            } catch (IOException e) {
                throw new OperationException(Problem.error("results.write", Location.of(ResultStore.FOLDER),
                        "The scores cannot be written: " + e.getMessage() + ".",
                        "Check the rights on the folder and the space on the disk"), e);
            }
        }
        return new Report.Test(threshold, ClassifyResult.metrics(samples, classes, Precision.FLOAT32, threshold),
                ClassifyResult.metrics(samples, classes, Precision.INT8, threshold),
                samples.stream().map(s -> s.row(classes, Precision.FLOAT32, threshold)).toList());
    }

    private List<SampleScores> classify(FeatureTable table, TrainedModel model) throws OperationException {
        float[] rows = job.featureStep().columns(table, job.impulse().inputsOf(job.learner()));
        int width = table.rows() == 0 ? 0 : rows.length / table.rows();
        Classifier classifier = new Classifier(model);
        context.log("Classifying data for float32 model...");
        float[] float32 = classifier.float32(rows, width, context);
        context.log("Classifying data for int8 model...");
        float[] int8 = classifier.int8(rows, width, context);
        return samples(table, float32, int8, model.classes().size(), job.impulse().window().orElseThrow().intervalMs());
    }

    private static void known(FeatureTable table, int[] labels, List<String> classes) throws OperationException {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0) {
                throw new OperationException(
                        Problem.error("data.unknown-label", Location.of(table.samples().get(table.sampleOf()[row]).name()),
                                "The testing sample has the label \"" + table.label(row) + "\", which no training window has.",
                                "Relabel it as one of " + String.join(", ", classes) + ", or record training samples of it"));
            }
        }
    }

    private static List<SampleScores> samples(FeatureTable table, float[] float32, float[] int8, int classes, double intervalMs) {
        List<SampleScores> samples = new ArrayList<>();
        for (int from = 0; from < table.rows();) {
            int to = from;
            List<WindowScores> windows = new ArrayList<>();
            while (to < table.rows() && table.sampleOf()[to] == table.sampleOf()[from]) {
                windows.add(new WindowScores(table.starts()[to], Arrays.copyOfRange(float32, to * classes, (to + 1) * classes),
                        Arrays.copyOfRange(int8, to * classes, (to + 1) * classes)));
                to++;
            }
            FeatureTable.Source source = table.samples().get(table.sampleOf()[from]);
            samples.add(new SampleScores(source.id(), source.name(), source.label(), intervalMs, windows));
            from = to;
        }
        return samples;
    }
}
