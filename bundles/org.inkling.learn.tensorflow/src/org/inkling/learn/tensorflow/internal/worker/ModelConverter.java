package org.inkling.learn.tensorflow.internal.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;
import org.inkling.learn.tensorflow.LayerList;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteWriter;

/** From trained weights to the models that are kept, and what those say about the held-out rows. */
final class ModelConverter {

    private final LayerList network;
    private final TrainingSet data;

    ModelConverter(LayerList network, TrainingSet data) {
        this.network = network;
        this.data = data;
    }

    /** Calibrates the int8 model on the rows the training saw: held-out rows must not shape it. */
    ConvertedModel convert(Training training) {
        try {
            Network float32 = FloatNetwork.of(network, training.weights());
            Network int8 = Quantizer.quantize(float32, rows(training.split().training(), training.standardiser()));
            return new ConvertedModel(float32, int8, TfliteWriter.write(float32), TfliteWriter.write(int8));
        } catch (OperationException e) {
            Problem first = e.problems().get(0);
            throw new TrainingFailure(first.code(), first.summary(),
                    first.resolutions().stream().map(Resolution::label).toArray(String[]::new));
        }
    }

    /** Scores of the held-out rows, from the executors that stand for the device. */
    Validation validate(Training training, ConvertedModel models) {
        int[] held = training.split().validation();
        int classes = data.classes().size();
        FloatExecutor float32 = new FloatExecutor(models.float32());
        Int8Executor int8 = new Int8Executor(models.int8());
        float[] float32Scores = new float[held.length * classes];
        float[] int8Scores = new float[held.length * classes];
        float[] scores = new float[classes];
        List<float[]> rows = rows(held, training.standardiser());
        for (int i = 0; i < held.length; i++) {
            float32.run(rows.get(i), scores);
            System.arraycopy(scores, 0, float32Scores, i * classes, classes);
            int8.run(rows.get(i), scores);
            System.arraycopy(scores, 0, int8Scores, i * classes, classes);
        }
        return new Validation(training.split().kind(), held, float32Scores, int8Scores);
    }

    private List<float[]> rows(int[] indices, Optional<Standardiser> standardiser) {
        int size = data.shape().size();
        List<float[]> rows = new ArrayList<>();
        for (int index : indices) {
            float[] row = Arrays.copyOfRange(data.features(), index * size, (index + 1) * size);
            standardiser.ifPresent(s -> s.apply(row, 0));
            rows.add(row);
        }
        return rows;
    }
}
