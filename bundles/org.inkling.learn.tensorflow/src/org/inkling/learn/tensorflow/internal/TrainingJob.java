package org.inkling.learn.tensorflow.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.parameter.ParameterValues;

/**
 * What the worker is asked to do.
 *
 * @param params completed values of {@link NeuralNetworkParameters#VERSION_1}
 */
public record TrainingJob(ParameterValues params, TrainingSet data) {

    /** Layer records among the parameters. */
    public List<Map<String, Object>> layers() {
        return params.records(NeuralNetworkParameters.LAYERS);
    }

    public Settings settings() {
        return Settings.of(params);
    }

    void write(DataOutputStream out) throws IOException {
        DataCodec.writeValue(out, params.asMap());
        DataCodec.writeList(out, data.shape().names(), DataCodec::writeText);
        DataCodec.writeFloats(out, data.features());
        DataCodec.writeInts(out, data.labels());
        DataCodec.writeInts(out, data.groups());
        DataCodec.writeList(out, data.classes(), DataCodec::writeText);
        out.writeLong(data.seed());
        out.flush();
    }

    /** Reads what {@link #write} wrote; width, height and cost of the features stay behind, training needs none of them. */
    public static TrainingJob read(DataInputStream in) throws IOException {
        if (in.readByte() != '{') {
            throw new IOException("not a training job");
        }
        ParameterValues params = ParameterValues.of(DataCodec.readMap(in));
        FeatureShape shape = FeatureShape.flat(DataCodec.readList(in, DataCodec::readText), ResourceEstimate.NONE);
        float[] features = DataCodec.readFloats(in);
        int[] labels = DataCodec.readInts(in);
        int[] groups = DataCodec.readInts(in);
        List<String> classes = DataCodec.readList(in, DataCodec::readText);
        return new TrainingJob(params, new TrainingSet(shape, features, labels, groups, classes, in.readLong()));
    }
}
