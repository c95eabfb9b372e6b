package org.inkling.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.Learner;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.nn.Activation;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteWriter;

/** A learner without training: scores by distance to the mean of each class, which is one dense layer. */
final class CentroidLearner implements Learner {

    final AtomicInteger trainings = new AtomicInteger();

    @Override
    public BlockInfo info() {
        return new BlockInfo("neural-network", "Centroids", "For tests.", "Inkling", true, List.of(1));
    }

    @Override
    public ParameterSchema schema(int version) {
        return ParameterSchema.of(Parameter.integer("cycles", "Cycles", 30, 1, 1000, "Not used."),
                Parameter.number("learning_rate", "Rate", 0.1, 0, 1, "Not used."),
                Parameter.flag("standardise", "Standardise", false, "Not used."),
                Parameter.text("validation_split", "Split", "window", "Not used."),
                Parameter.number("min_confidence", "Confidence", 0.8, 0, 1, "Threshold."));
    }

    @Override
    public List<Problem> validate(BlockUse use, FeatureShape in, int classes) {
        return List.of();
    }

    @Override
    public TrainedModel train(BlockUse use, TrainingSet data, OperationContext context) throws OperationException {
        trainings.incrementAndGet();
        int n = data.shape().size();
        int classes = data.classes().size();
        float[] weights = new float[classes * n];
        float[] bias = new float[classes];
        int[] counts = new int[classes];
        for (int row = 0; row < data.rows(); row++) {
            counts[data.labels()[row]]++;
            for (int i = 0; i < n; i++) {
                weights[data.labels()[row] * n + i] += data.features()[row * n + i];
            }
        }
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < n; i++) {
                weights[c * n + i] /= counts[c];
                bias[c] -= weights[c * n + i] * weights[c * n + i] / 2;
            }
        }
        Network network = new NetworkBuilder(1, n).dense(weights, bias, Activation.NONE).softmax().build();
        Network int8 = Quantizer.quantize(network, rows(data, n));
        int[] held = { 0, data.rows() - 1 };
        float[] scores = new float[2 * classes];
        scores[data.labels()[0]] = 1;
        scores[classes + (data.labels()[data.rows() - 1] + 1) % classes] = 1;
        return new TrainedModel(data.classes(), Optional.empty(), TfliteWriter.write(network), TfliteWriter.write(int8),
                List.of(new Epoch(1, 0.5, 0.75, 0.5, 0.5)), 1,
                List.of(new Validation(Validation.BY_WINDOW, held, scores, scores),
                        new Validation(Validation.BY_FILE, held, scores, scores)),
                Map.of("centroids", "1"));
    }

    private static List<float[]> rows(TrainingSet data, int n) {
        List<float[]> rows = new ArrayList<>();
        for (int row = 0; row < data.rows(); row++) {
            rows.add(java.util.Arrays.copyOfRange(data.features(), row * n, (row + 1) * n));
        }
        return rows;
    }
}
