package org.inkling.learn.tensorflow.internal.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainingSet;
import org.inkling.learn.tensorflow.LayerList;
import org.inkling.learn.tensorflow.internal.DataSplit;
import org.inkling.learn.tensorflow.internal.Sets;
import org.inkling.learn.tensorflow.internal.Settings;
import org.inkling.learn.tensorflow.internal.TrainingJob;
import org.inkling.learn.tensorflow.internal.WorkerLaunch;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.inkling.nn.TfliteWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Training itself, with TensorFlow in this process. */
class TrainerTest {

    private static final List<Map<String, Object>> DENSE = List.of(Map.of("type", "dense", "units", 8),
            Map.of("type", "dense", "units", 4));

    @BeforeAll
    static void shareTheNativeLibraries() throws OperationException {
        List<java.nio.file.Path> files = List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .map(java.nio.file.Path::of).toList();
        System.setProperty("org.bytedeco.javacpp.cachedir", WorkerLaunch.of(files, "none").nativeCache().toString());
    }

    private record Trained(Training training, NetworkGraph graph, Trainer trainer, LayerList network) {
    }

    private interface Check {
        void of(Trained trained) throws OperationException;
    }

    private static void train(TrainingSet data, Map<String, Object> params, Check check) throws OperationException {
        TrainingJob job = new TrainingJob(Sets.completed(params), data);
        Settings settings = job.settings();
        LayerList network = network(job.layers(), data.shape().size(), data.classes().size());
        DataSplit split = DataSplit.byWindow(data, settings.validationShare());
        try (NetworkGraph graph = new NetworkGraph(network, settings.learningRate(), settings.activityL1())) {
            Trainer trainer = new Trainer(graph, data, settings);
            check.of(new Trained(trainer.train(split, e -> assertTrue(e.number() > 0)), graph, trainer, network));
        }
    }

    private static LayerList network(List<Map<String, Object>> layers, int features, int classes) {
        return LayerList.read(layers, features, classes, "", "layers", p -> {
            throw new IllegalArgumentException(p.toString());
        });
    }

    @Test
    void theFloatModelIsWhatTensorFlowTrained() throws OperationException {
        sameScores(Sets.exclusiveOr(100, 3), DENSE, true);
    }

    @Test
    void theFloatModelIsWhatTensorFlowTrainedWithEveryKindOfLayer() throws OperationException {
        sameScores(Sets.bumps(100, 3), List.of(Map.of("type", "batch_normalization"), Map.of("type", "reshape", "columns", 3),
                Map.of("type", "conv1d", "filters", 5, "kernel_size", 4), Map.of("type", "batch_normalization"),
                Map.of("type", "maxpool", "pool_size", 3),
                Map.of("type", "conv1d", "filters", 4, "kernel_size", 3, "activation", "none"), Map.of("type", "batch_normalization"),
                Map.of("type", "dropout", "rate", 0.3), Map.of("type", "flatten"),
                Map.of("type", "dense", "units", 6, "activation", "relu6"),
                Map.of("type", "batch_normalization"), Map.of("type", "dropout")), true);
    }

    @Test
    void theFloatModelIsWhatTensorFlowTrainedOnPictures() throws OperationException {
        sameScores(Sets.bumps(100, 3), List.of(Map.of("type", "reshape", "columns", 10, "channels", 2),
                Map.of("type", "conv2d", "filters", 3, "kernel_size", 2), Map.of("type", "batch_normalization"),
                Map.of("type", "maxpool", "pool_size", 2),
                Map.of("type", "conv2d", "filters", 4, "kernel_size", 2, "activation", "relu6"), Map.of("type", "flatten")), false);
    }

    /** Largest difference allowed: float32 sums in another order. */
    private static void sameScores(TrainingSet data, List<Map<String, Object>> layers, boolean standardise) throws OperationException {
        train(data, Map.of("cycles", 4, "learning_rate", 0.01, "layers", layers, "standardise", standardise), t -> {
            Network written = FloatNetwork.of(t.network(), t.training().weights());
            FloatExecutor executor = new FloatExecutor(TfliteReader.read(TfliteWriter.write(written), Location.PROJECT));
            int[] rows = t.training().split().validation();
            float[] expected = t.trainer().probabilities(rows, t.training().standardiser());
            int size = data.shape().size();
            for (int i = 0; i < rows.length; i++) {
                float[] row = java.util.Arrays.copyOfRange(data.features(), rows[i] * size, (rows[i] + 1) * size);
                t.training().standardiser().ifPresent(s -> s.apply(row, 0));
                assertArrayEquals(java.util.Arrays.copyOfRange(expected, i * 2, i * 2 + 2), executor.run(row), 1e-5f);
            }
        });
    }

    /** The scores of all cycles are taken here, from TensorFlow's probabilities, while it trains. */
    @Test
    void theCycleWithTheSmallestBrierScoreIsKept() throws OperationException {
        TrainingSet data = noise(120, 60);
        TrainingJob job = new TrainingJob(Sets.completed(Map.of("cycles", 25, "learning_rate", 0.02, "layers", DENSE)), data);
        DataSplit split = DataSplit.byWindow(data, 0.2);
        Standardiser standardiser = Statistics.standardiser(data, split.training());
        try (NetworkGraph graph = new NetworkGraph(network(job.layers(), 4, 2), 0.02, job.settings().activityL1())) {
            Trainer trainer = new Trainer(graph, data, job.settings());
            List<Double> scores = new ArrayList<>();
            List<float[]> kernels = new ArrayList<>();
            Training training = trainer.train(split, e -> {
                scores.add(brier(data, split.validation(), trainer.probabilities(split.validation(), Optional.of(standardiser))));
                kernels.add(graph.weights().get(0));
            });
            int best = scores.indexOf(Collections.min(scores));
            assertEquals(best + 1, training.bestEpoch());
            assertNotEquals(25, training.bestEpoch(), "noise cannot be learnt, so the last cycle is not the best one");
            assertArrayEquals(kernels.get(best), training.weights().get(0));
            assertArrayEquals(kernels.get(best), graph.weights().get(0));
            float[] kept = trainer.probabilities(split.validation(), training.standardiser());
            assertEquals(training.history().get(best).validationAccuracy(), accuracy(data, split.validation(), kept), 1e-9);
        }
    }

    private static double brier(TrainingSet data, int[] rows, float[] scores) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            // with two classes both errors are the same
            sum += 2 * Math.pow(1 - scores[i * 2 + data.labels()[rows[i]]], 2);
        }
        return sum / rows.length;
    }

    /** Brier 1950: 0 sure and right, 2 sure and wrong, (n − 1) / n when all n classes are called alike. */
    @Test
    void brierLikesTheSureAndIsNotCarriedAwayByOneError() {
        float[] rows = { 0, 1, 0, 1f / 3, 1f / 3, 1f / 3, 0.2f, 0.5f, 0.3f };
        assertEquals(0, Statistics.brier(rows, 0, 3, 1));
        assertEquals(2, Statistics.brier(rows, 0, 3, 2));
        assertEquals(2.0 / 3, Statistics.brier(rows, 3, 3, 0), 1e-6);
        assertEquals(0.04 + 0.25 + 0.09, Statistics.brier(rows, 6, 3, 1), 1e-6);
    }

    @Test
    void withoutCheckpointsTheLastCycleIsKept() throws OperationException {
        train(noise(120, 60), Map.of("cycles", 25, "learning_rate", 0.02, "layers", DENSE, "best_checkpoint", false), t -> {
            assertEquals(25, t.training().bestEpoch());
            assertEquals(t.training().weights().size(), t.graph().weights().size());
            assertArrayEquals(t.graph().weights().get(0), t.training().weights().get(0));
        });
    }

    @Test
    void balancedClassesCallTheRareOneMoreOften() throws OperationException {
        TrainingSet data = noise(400, 40);
        int[] calls = new int[2];
        for (int i = 0; i < 2; i++) {
            int index = i;
            train(data, Map.of("cycles", 15, "learning_rate", 0.01, "layers", DENSE, "class_weights", i == 1, "best_checkpoint", false),
                    t -> {
                        int[] all = IntStream.range(0, data.rows()).toArray();
                        float[] scores = t.trainer().probabilities(all, t.training().standardiser());
                        calls[index] = (int) IntStream.of(all).filter(row -> scores[row * 2 + 1] > scores[row * 2]).count();
                    });
        }
        assertTrue(calls[0] < 40 && calls[1] > 100, calls[0] + " and " + calls[1]);
    }

    /** First of four noise features shifted by one deviation in class 1, so that classes overlap widely. */
    private static TrainingSet noise(int rows, int rare) {
        Random random = new Random(5);
        float[] features = new float[rows * 4];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i < rare ? 1 : 0;
            for (int k = 0; k < 4; k++) {
                features[i * 4 + k] = (float) random.nextGaussian() + (k == 0 ? labels[i] : 0);
            }
        }
        return Sets.of(features, 4, labels, IntStream.range(0, rows).toArray(), 9, "common", "rare");
    }

    private static double accuracy(TrainingSet data, int[] rows, float[] scores) {
        int correct = 0;
        for (int i = 0; i < rows.length; i++) {
            correct += Statistics.largest(scores, i * 2, 2) == data.labels()[rows[i]] ? 1 : 0;
        }
        return (double) correct / rows.length;
    }

    @Test
    void balancedWeightsGiveEveryClassTheSameSum() {
        TrainingSet data = noise(400, 40);
        float[] weights = Statistics.balanced(data, IntStream.range(0, 400).toArray());
        assertArrayEquals(new float[]{ 400f / (2 * 360), 400f / (2 * 40) }, weights, 1e-6f);
    }

    @Test
    void standardisingSeesTrainingRowsOnlyAndLeavesConstantsAlone() {
        float[] features = { 1, 5, 3, 5, 1000, 5, 5, 5 };
        TrainingSet data = Sets.of(features, 2, new int[4], new int[4], 1, "a");
        Standardiser standardiser = Statistics.standardiser(data, new int[]{ 0, 1, 3 });
        assertArrayEquals(new float[]{ 3, 5 }, standardiser.mean(), 1e-6f);
        assertArrayEquals(new float[]{ (float) (1 / Math.sqrt(8.0 / 3)), 0 }, standardiser.scale(), 1e-6f);
        standardiser.apply(features, 4);
        assertEquals(0, features[5]);
    }

    /** Keras: L1 · Σ|a| / rows for each hidden dense layer; summed over rows here. Two rows of one feature through one unit of weight 3 and bias −1. */
    @Test
    void theActivityPenaltyIsThatOfKeras() {
        LayerList network = network(List.of(Map.of("type", "dense", "units", 1)), 1, 2);
        List<float[]> weights = List.of(new float[]{ 3 }, new float[]{ -1 }, new float[]{ 0, 0 }, new float[]{ 0, 0 });
        float[] targets = { 1, 0, 0, 1 };
        try (NetworkGraph graph = new NetworkGraph(network, 0.1, 0.5)) {
            graph.start(weights);
            double activity = 0.5 * (3 * 2 - 1);
            assertEquals(2 * Math.log(2) + activity, graph.run(new float[]{ 2, -4 }, targets).loss(), 1e-6);
            assertEquals(Math.log(2) + activity / 2, graph.train(new float[]{ 2, -4 }, targets, new float[]{ 1, 1 }, List.of()).loss(),
                    1e-6);
        }
    }

    /** Adam's first step is the learning rate in the direction of the gradient, whatever its size (Kingma and Ba 2015, section 2.1). */
    @Test
    void theFirstStepOfAdamIsTheLearningRate() {
        LayerList network = network(List.of(), 2, 2);
        try (NetworkGraph graph = new NetworkGraph(network, 0.01, 0)) {
            graph.start(List.of(new float[4], new float[2]));
            graph.train(new float[]{ 3, -50 }, new float[]{ 1, 0 }, new float[]{ 1 }, List.of());
            assertArrayEquals(new float[]{ 0.01f, -0.01f, -0.01f, 0.01f }, graph.weights().get(0), 1e-6f);
            assertArrayEquals(new float[]{ 0.01f, -0.01f }, graph.weights().get(1), 1e-6f);
            graph.start(List.of(new float[4], new float[2]));
            graph.train(new float[]{ 3, -50 }, new float[]{ 1, 0 }, new float[]{ 1 }, List.of());
            assertArrayEquals(new float[]{ 0.01f, -0.01f }, graph.weights().get(1), 1e-6f, "start forgets what Adam knew");
        }
    }

    /** Keras: batch statistics while training, then moving = 0.99 · moving + 0.01 · batch; with mean 2 and variance 1 of the rows 1 and 3. */
    @Test
    void batchNormalisationMovesItsStatisticsLikeKeras() {
        LayerList network = network(List.of(Map.of("type", "batch_normalization")), 1, 2);
        try (NetworkGraph graph = new NetworkGraph(network, 0.01, 0)) {
            graph.start(graph.initialWeights(new Random(1)));
            graph.train(new float[]{ 1, 3 }, new float[]{ 1, 0, 0, 1 }, new float[]{ 1, 1 }, List.of());
            List<float[]> weights = graph.weights();
            assertEquals(0.02f, weights.get(2)[0], 1e-6f);
            assertEquals(0.99f + 0.01f, weights.get(3)[0], 1e-6f);
        }
    }

    /** Glorot and Bengio 2010: uniform within √(6 / (fan in + fan out)); a kernel of 3 × 2 taps has fans 6 · 4 and 6 · 5. */
    @Test
    void weightsStartAsGlorotSaid() {
        float[] kernel = WeightSpec.kernel(3, 2, 4, 5).initial(new Random(1));
        double limit = Math.sqrt(6.0 / (6 * 4 + 6 * 5));
        double largest = largest(kernel);
        assertTrue(largest <= limit && largest > 0.9 * limit, largest + " of " + limit);
    }

    @Test
    void theFirstKernelStartsAtAQuarterOfThat() {
        try (NetworkGraph graph = new NetworkGraph(network(DENSE, 100, 2), 0.01, 0)) {
            List<float[]> weights = graph.initialWeights(new Random(1));
            assertEquals(0.25 * Math.sqrt(6.0 / 108), largest(weights.get(0)), 0.002);
            assertEquals(Math.sqrt(6.0 / 12), largest(weights.get(2)), 0.08);
        }
    }

    /** 0.1: Goodfellow, Bengio, Courville: Deep Learning, 2016, section 6.3. */
    @Test
    void biasesStartSlightlyPositiveBeforeAReluAndElseAtZero() {
        List<Map<String, Object>> layers = List.of(Map.of("type", "reshape", "columns", 2),
                Map.of("type", "conv1d", "filters", 3),
                Map.of("type", "conv1d", "filters", 3, "activation", "none"), Map.of("type", "flatten"),
                Map.of("type", "dense", "units", 3, "activation", "relu6"), Map.of("type", "dense", "units", 3, "activation", "none"));
        try (NetworkGraph graph = new NetworkGraph(network(layers, 12, 3), 0.01, 0)) {
            List<float[]> weights = graph.initialWeights(new Random(1));
            float[] expected = { 0.1f, 0, 0.1f, 0, 0 };
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(new float[]{ expected[i], expected[i], expected[i] }, weights.get(2 * i + 1));
            }
        }
    }

    /** At rest a unit passes on nothing but its bias: with biases at zero a row of zeros could never reach the hidden layers. */
    @Test
    void aRowOfZerosTeachesTheHiddenLayers() {
        try (NetworkGraph graph = new NetworkGraph(network(DENSE, 3, 2), 0.01, 0)) {
            List<float[]> start = graph.initialWeights(new Random(1));
            graph.start(start);
            graph.train(new float[3], new float[]{ 1, 0 }, new float[]{ 1 }, List.of());
            for (int layer = 1; layer < 3; layer++) {
                assertFalse(java.util.Arrays.equals(start.get(2 * layer), graph.weights().get(2 * layer)), "kernel " + layer);
            }
        }
    }

    private static double largest(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
    }

    @Test
    void dropoutKeepsTheMeanAndSwitchesOffItsShare() throws OperationException {
        List<Map<String, Object>> layers = new ArrayList<>(DENSE);
        layers.add(Map.of("type", "dropout", "rate", 0.5));
        train(Sets.exclusiveOr(200, 1), Map.of("cycles", 30, "learning_rate", 0.02, "layers", layers), t -> {
            assertEquals(List.of(0.5), t.graph().dropoutRates());
            assertEquals(4, t.graph().dropoutValues(0));
            Epoch last = t.training().history().get(29);
            assertTrue(last.loss() > last.validationLoss(), () -> "training sees half a network: " + last);
        });
    }

    @Test
    void nothingIsStandardisedWhenNotAskedFor() throws OperationException {
        train(Sets.exclusiveOr(50, 1), Map.of("cycles", 1, "standardise", false),
                t -> assertEquals(Optional.empty(), t.training().standardiser()));
    }
}
