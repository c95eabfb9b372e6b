package org.inkling.learn.tensorflow.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;
import org.junit.jupiter.api.Test;

/** The learner as callers see it, worker and all. */
class NeuralNetworkLearnerTest {

    private static final List<Map<String, Object>> CONVOLUTION = List.of(Map.of("type", "reshape", "columns", 3),
            Map.of("type", "conv1d", "filters", 4),
            Map.of("type", "batch_normalization"), Map.of("type", "maxpool", "pool_size", 20), Map.of("type", "dropout", "rate", 0.1),
            Map.of("type", "flatten"));

    private final NeuralNetworkLearner learner = new NeuralNetworkLearner();

    @Test
    void sameSeedSameBitsAnotherSeedOthers() throws OperationException {
        Map<String, Object> params = Map.of("cycles", 6, "learning_rate", 0.01);
        TrainedModel first = learner.train(Sets.use(params), Sets.exclusiveOr(120, 5), new RecordingContext());
        TrainedModel again = learner.train(Sets.use(params), Sets.exclusiveOr(120, 5), new RecordingContext());
        TrainedModel other = learner.train(Sets.use(params), Sets.exclusiveOr(120, 6), new RecordingContext());
        assertArrayEquals(first.float32(), again.float32());
        assertArrayEquals(first.int8(), again.int8());
        assertEquals(first.history(), again.history());
        assertArrayEquals(first.validations().get(1).float32(), again.validations().get(1).float32());
        assertFalse(Arrays.equals(first.float32(), other.float32()));
    }

    @Test
    void sameBitsWithConvolutionDropoutAndBatchNormalisationToo() throws OperationException {
        Map<String, Object> params = Map.of("cycles", 3, "learning_rate", 0.01, "layers", CONVOLUTION);
        TrainedModel first = learner.train(Sets.use(params), Sets.bumps(150, 5), new RecordingContext());
        TrainedModel again = learner.train(Sets.use(params), Sets.bumps(150, 5), new RecordingContext());
        assertArrayEquals(first.float32(), again.float32());
        assertEquals(first.history(), again.history());
    }

    @Test
    void learnsWhatNoLineCanPartAndTellsHow() throws OperationException {
        RecordingContext context = new RecordingContext();
        TrainingSet data = Sets.exclusiveOr(200, 1);
        TrainedModel model = learner.train(Sets.use(Map.of("cycles", 40, "learning_rate", 0.01)), data, context);
        assertEquals(List.of("file", "window"), model.validations().stream().map(Validation::split).toList());
        for (Validation validation : model.validations()) {
            assertTrue(accuracy(data, validation, validation.float32()) >= 0.95, validation::split);
            assertTrue(accuracy(data, validation, validation.int8()) >= 0.95, validation::split);
        }
        assertTrue(model.standardiser().isPresent());
        assertEquals(40, model.history().size());
        assertEquals("2.18.0", model.versions().get("tensorflow"));
        assertEquals(List.of("Training 80", "Converting 2"), context.parts);
        assertEquals(160, context.metrics.size());
        List<String> lines = context.lines.stream().filter(l -> !l.startsWith("Unpacking")).toList();
        assertTrue(
                lines.get(0).matches(
                        "5/5 - \\d+s - loss: \\d\\.\\d{4} - accuracy: \\d\\.\\d{4} - val_loss: \\d\\.\\d{4} - val_accuracy: \\d\\.\\d{4}"),
                lines.get(0));
        assertEquals(List.of("Finished training", "Saving best performing model...", "Training again, held out by window, to compare...",
                "Converting TensorFlow Lite float32 model...",
                "Converting TensorFlow Lite int8 quantized model with int8 input and output...",
                "Calculating performance metrics...", "Model training complete"), lines.subList(40, lines.size()));
        Epoch best = model.history().get(model.bestEpoch() - 1);
        assertEquals(best.validationAccuracy(), accuracy(data, model.validations().get(0), model.validations().get(0).float32()), 1e-9);
    }

    @Test
    void aConvolutionLearnsAPatternWhereverItIs() throws OperationException {
        TrainingSet data = Sets.bumps(400, 3);
        TrainedModel model = learner.train(Sets.use(Map.of("cycles", 40, "learning_rate", 0.01, "layers", CONVOLUTION)), data,
                new RecordingContext());
        Validation main = model.validations().get(0);
        assertTrue(accuracy(data, main, main.float32()) >= 0.95);
        assertTrue(accuracy(data, main, main.int8()) >= 0.93);
    }

    @Test
    void oneRecordingPerClassIsHeldOutByWindowWithAWarning() throws OperationException {
        TrainingSet some = Sets.exclusiveOr(60, 1);
        TrainingSet data = new TrainingSet(some.shape(), some.features(), some.labels(), some.labels().clone(), some.classes(), 1);
        RecordingContext context = new RecordingContext();
        TrainedModel model = learner.train(Sets.use(Map.of("cycles", 1)), data, context);
        assertEquals(List.of("window"), model.validations().stream().map(Validation::split).toList());
        assertEquals(List.of("learn.data.single-recording"), context.problems.stream().map(Problem::code).toList());
    }

    @Test
    void aLossThatIsNoNumberIsAProblem() {
        OperationException e = assertThrows(OperationException.class,
                () -> learner.train(Sets.use(Map.of("cycles", 3, "standardise", false)), huge(), new RecordingContext()));
        assertEquals("learn.diverged", e.problems().get(0).code());
        assertEquals("learn.nn", e.problems().get(0).where().element());
    }

    private static TrainingSet huge() {
        TrainingSet some = Sets.exclusiveOr(60, 1);
        float[] features = some.features().clone();
        for (int i = 0; i < features.length; i++) {
            features[i] *= 2e38f;
        }
        return new TrainingSet(some.shape(), features, some.labels(), some.groups(), some.classes(), 1);
    }

    @Test
    void dataThatCannotBeTrainedOnIsAProblem() {
        assertEquals("learn.data.few", code(Sets.exclusiveOr(9, 1)));
        TrainingSet some = Sets.exclusiveOr(60, 1);
        assertEquals("learn.data.class-empty",
                code(new TrainingSet(some.shape(), some.features(), some.labels(), some.groups(), List.of("same", "different", "third"),
                        1)));
        float[] features = some.features().clone();
        features[7] = Float.NaN;
        OperationException e = assertThrows(OperationException.class, () -> learner.train(Sets.use(Map.of()),
                new TrainingSet(some.shape(), features, some.labels(), some.groups(), some.classes(), 1), new RecordingContext()));
        assertTrue(e.problems().get(0).summary().contains("\"f1\" of window 4"), e::getMessage);
    }

    private String code(TrainingSet data) {
        return assertThrows(OperationException.class, () -> learner.train(Sets.use(Map.of()), data, new RecordingContext())).problems()
                .get(0).code();
    }

    @Test
    void validateNamesClassesFeaturesParametersAndLayers() {
        FeatureShape three = FeatureShape.flat(List.of("a", "b", "c"), ResourceEstimate.NONE);
        assertEquals(List.of(), learner.validate(Sets.use(Map.of()), three, 2));
        assertEquals("learn.classes", learner.validate(Sets.use(Map.of()), three, 1).get(0).code());
        assertEquals("learn.features",
                learner.validate(Sets.use(Map.of()), FeatureShape.flat(List.of(), ResourceEstimate.NONE), 2).get(0).code());
        List<Problem> problems = learner.validate(Sets.use(Map.of("cycles", 0, "layers", List.of(Map.of("type", "conv1d")))), three, 2);
        assertEquals(List.of("learn.nn.cycles", "learn.nn.layers[0]"), problems.stream().map(p -> p.where().element()).toList());
    }

    static double accuracy(TrainingSet data, Validation validation, float[] scores) {
        int classes = data.classes().size();
        int correct = 0;
        for (int i = 0; i < validation.rows().length; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = scores[i * classes + c] > scores[i * classes + best] ? c : best;
            }
            correct += best == data.labels()[validation.rows()[i]] ? 1 : 0;
        }
        return (double) correct / validation.rows().length;
    }
}
