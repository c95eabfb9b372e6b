package org.inkling.engine.internal;

import java.util.Optional;
import java.util.function.Consumer;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.OperationContext;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;

/** Scores of feature rows by a trained model, in the reference executors. */
public final class Classifier {

    private final TrainedModel model;

    public Classifier(TrainedModel model) {
        this.model = model;
    }

    /** {@code rows × classes} by the float32 model. */
    public float[] float32(float[] rows, int features, OperationContext context) throws OperationException {
        FloatExecutor executor = openFloat32();
        float[] in = new float[features];
        float[] out = new float[model.classes().size()];
        return scores(rows, in, out, i -> executor.run(i, out), context);
    }

    /** {@code rows × classes} by the int8 model, dequantised. */
    public float[] int8(float[] rows, int features, OperationContext context) throws OperationException {
        Int8Executor executor = openInt8();
        float[] in = new float[features];
        float[] out = new float[model.classes().size()];
        return scores(rows, in, out, i -> executor.run(i, out), context);
    }

    /** The float32 model, for those who classify window by window. */
    public FloatExecutor openFloat32() throws OperationException {
        return new FloatExecutor(network(model.float32(), ModelFiles.FLOAT32));
    }

    /** The int8 model, for those who classify window by window. */
    public Int8Executor openInt8() throws OperationException {
        return new Int8Executor(network(model.int8(), ModelFiles.INT8));
    }

    private static Network network(byte[] tflite, String file) throws OperationException {
        return TfliteReader.read(tflite, Location.of(file));
    }

    private float[] scores(float[] rows, float[] in, float[] out, Consumer<float[]> run, OperationContext context)
            throws OperationException {
        int count = rows.length / in.length;
        float[] scores = new float[count * out.length];
        Optional<Standardiser> standardiser = model.standardiser();
        context.progress().begin("Classifying windows", count);
        for (int row = 0; row < count; row++) {
            if (row % 64 == 0) {
                context.checkCancelled();
                context.progress().at(row);
            }
            System.arraycopy(rows, row * in.length, in, 0, in.length);
            standardiser.ifPresent(s -> s.apply(in, 0));
            run.accept(in);
            System.arraycopy(out, 0, scores, row * out.length, out.length);
        }
        context.progress().at(count);
        return scores;
    }
}
