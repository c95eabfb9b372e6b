package org.inkling.engine.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.Metrics;
import org.inkling.engine.Report;

/** The model on the testing data. */
final class TestStep {

    private static final String VERSION = "test 1";

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
        Optional<Report> last = last().filter(r -> r.test() != null && key.equals(r.hashes().get("test")));
        if (last.isPresent()) {
            return with(trained, key, last.get().test());
        }
        return compute ? with(trained, key, test(table.get(), model, threshold)) : trained;
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
                r.validation(), r.otherValidation(), r.validationNote(), test);
    }

    private Report.Test test(FeatureTable table, TrainedModel model, double threshold) throws OperationException {
        List<String> classes = model.classes();
        int[] labels = TrainStep.labels(table, classes);
        known(table, labels, classes);
        List<String> blocks = job.impulse().inputsOf(job.learner());
        float[] rows = job.featureStep().columns(table, blocks);
        int width = table.rows() == 0 ? 0 : rows.length / table.rows();
        Classifier classifier = new Classifier(model);
        context.log("Classifying data for float32 model...");
        float[] float32 = classifier.float32(rows, width, context);
        context.log("Classifying data for int8 model...");
        float[] int8 = classifier.int8(rows, width, context);
        return new Report.Test(threshold, Metrics.of(float32, labels, classes, threshold), Metrics.of(int8, labels, classes, threshold),
                samples(table, float32, labels, classes, threshold));
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

    private static List<Report.Sample> samples(FeatureTable table, float[] scores, int[] labels, List<String> classes, double threshold) {
        List<Report.Sample> samples = new ArrayList<>();
        for (int from = 0; from < table.rows();) {
            int to = from;
            Map<String, Integer> counts = new TreeMap<>();
            int correct = 0;
            while (to < table.rows() && table.sampleOf()[to] == table.sampleOf()[from]) {
                int predicted = Metrics.predict(scores, to, classes.size(), threshold);
                counts.merge(predicted == classes.size() ? Metrics.UNCERTAIN : classes.get(predicted), 1, Integer::sum);
                correct += predicted == labels[to] ? 1 : 0;
                to++;
            }
            FeatureTable.Source source = table.samples().get(table.sampleOf()[from]);
            samples.add(sample(source, to - from, correct, counts));
            from = to;
        }
        return samples;
    }

    private static Report.Sample sample(FeatureTable.Source source, int windows, int correct, Map<String, Integer> counts) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        String result = String.join(", ", sorted.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
        return new Report.Sample(source.id(), source.name(), source.label(), windows, correct, 100 * correct / windows, result, sorted);
    }
}
