package org.inkling.engine.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.learn.Learner;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.Metrics;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;

/** From features to a model with its figures on held-out rows. */
final class TrainStep {

    /** Parameter of learners that counts when testing only, so that changing it needs no training. */
    static final String THRESHOLD = "min_confidence";

    private static final String VERSION = "model 1";
    private static final String WHY_SPLITS_DIFFER = "Drawn by window, overlapping windows of one recording fall on both sides "
            + "of the split, so that number tends to be too good; drawn by file, the model is checked on recordings it has seen nothing "
            + "of, as it will be in use.";

    private final BlockCatalog catalog;
    private final Job job;
    private final OperationContext context;

    TrainStep(BlockCatalog catalog, Job job, OperationContext context) {
        this.catalog = catalog;
        this.job = job;
        this.context = context;
    }

    /** Hash of everything that decides the model. */
    String key() throws OperationException {
        return key(job.trainingFeatures().key());
    }

    /** The same for features that need not be made yet. */
    String key(String features) throws OperationException {
        BlockUse use = job.learner();
        Map<String, Object> params = new LinkedHashMap<>(use.params().asMap());
        params.remove(THRESHOLD);
        return new Hashes(VERSION).add(features).add(job.impulse().inputsOf(use).toString())
                .add(use.type() + " " + use.version() + revision(use)).add(Canonical.text(ParameterValues.of(params)))
                .add(Long.toString(job.seed())).hex();
    }

    /** A model goes stale when its trainer changes. */
    private String revision(BlockUse use) {
        String revision = catalog.learner(use.type()).map(Learner::revision).orElse("");
        return revision.isEmpty() ? "" : " " + revision;
    }

    /** The kept model when nothing has changed, else a new one, which is kept. */
    TrainedModel model() throws OperationException {
        String key = key();
        Optional<TrainedModel> kept = ModelFiles.read(job.store().folder(), key);
        if (kept.isPresent()) {
            context.log("Not training a new model: model already trained and no options or features have changed.");
            return kept.get();
        }
        TrainedModel model = train();
        context.checkCancelled();
        try {
            ModelFiles.write(job.store().folder(), key, model);
        } catch (IOException e) {
            throw new OperationException(Problem.error("results.write", Location.of(ResultStore.FOLDER), "The model cannot be written: "
                    + e.getMessage() + ".", "Check the rights on the folder and the space on the disk"), e);
        }
        return model;
    }

    private TrainedModel train() throws OperationException {
        BlockUse use = job.learner();
        Learner learner = catalog.learner(use.type()).orElseThrow(() -> new IllegalStateException("the block was checked before"));
        FeatureShape shape = job.impulse().featuresFor(use).orElseThrow(() -> new IllegalStateException("the block was checked before"));
        FeatureTable table = job.trainingFeatures();
        List<String> classes = classes(table);
        int[] labels = labels(table, classes);
        float[] rows = job.featureStep().columns(table, job.impulse().inputsOf(use));
        return learner.train(use, new TrainingSet(shape, rows, labels, groups(table), classes, job.seed()), context);
    }

    /** Rows of one recording belong together, whatever its parts are labelled. */
    private static int[] groups(FeatureTable table) {
        List<String> ids = table.samples().stream().map(FeatureTable.Source::id).toList();
        return Arrays.stream(table.sampleOf()).map(source -> ids.indexOf(ids.get(source))).toArray();
    }

    private static List<String> classes(FeatureTable table) throws OperationException {
        TreeSet<String> classes = new TreeSet<>();
        table.samples().forEach(s -> classes.add(s.label()));
        if (classes.size() < 2) {
            throw new OperationException(
                    Problem.error("data.classes", Location.PROJECT, "The windows of the training set all have the label \""
                            + String.join("", classes) + "\"; telling things apart needs two.", "Add recordings of another kind"));
        }
        return List.copyOf(classes);
    }

    /** Class index of each row; −1 for a label the model does not know. */
    static int[] labels(FeatureTable table, List<String> classes) {
        int[] labels = new int[table.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = classes.indexOf(table.label(row));
        }
        return labels;
    }

    /** The report with training and validation filled in. */
    Report report(Report plain, TrainedModel model) throws OperationException {
        BlockUse use = job.learner();
        Map<String, String> hashes = new LinkedHashMap<>(plain.hashes());
        hashes.put("model", key());
        hashes.put("float32", Hashes.of(model.float32()));
        hashes.put("int8", Hashes.of(model.int8()));
        Map<String, String> versions = new TreeMap<>(plain.versions());
        versions.putAll(model.versions());
        Report.Training training = new Report.Training(use.id(), use.type(), model.classes(), model.bestEpoch(),
                model.standardiser().isPresent(),
                model.float32().length, model.int8().length, model.history());
        List<Report.Validation> validations = new ArrayList<>();
        int[] labels = labels(job.trainingFeatures(), model.classes());
        for (Validation validation : model.validations()) {
            validations.add(validation(validation, labels, model.classes()));
        }
        Report.Validation first = validations.isEmpty() ? null : validations.get(0);
        Report.Validation other = validations.size() < 2 ? null : validations.get(1);
        return new Report(plain.schema(), plain.project(), plain.impulse(), plain.seed(), hashes, versions, plain.settings(),
                plain.windows(),
                plain.features(), training, first, other, other == null ? "" : WHY_SPLITS_DIFFER, null, null);
    }

    private static Report.Validation validation(Validation validation, int[] labels, List<String> classes) {
        int[] held = new int[validation.rows().length];
        for (int i = 0; i < held.length; i++) {
            held[i] = labels[validation.rows()[i]];
        }
        return new Report.Validation(validation.split(), held.length, Metrics.of(validation.float32(), held, classes, 0),
                Metrics.of(validation.int8(), held, classes, 0));
    }
}
