package org.inkling.engine.internal;

import java.util.List;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.FeatureExtractor;
import org.inkling.engine.FeatureTable;

/** Puts together what a deployment target is given. */
public final class DeploySource {

    private DeploySource() {
    }

    public static DeployRequest request(Job job, Lab lab, ParameterValues options) throws OperationException {
        TrainedModel model = job.model();
        SignalShape shape = job.impulse().window().orElseThrow();
        return new DeployRequest(lab.name(), job.impulse().impulse(), shape, model.classes(), model.standardiser(), model.float32(),
                model.int8(),
                TestStep.threshold(job.learner()), sampleWindow(job, lab, shape), options);
    }

    /** The first window of the testing data, or of the training data when there is none. */
    private static float[] sampleWindow(Job job, Lab lab, SignalShape shape) throws OperationException {
        Optional<FeatureTable> testing = job.features(Split.TESTING);
        FeatureTable table = testing.isPresent() ? testing.get() : job.trainingFeatures();
        String id = table.samples().get(table.sampleOf()[0]).id();
        SampleRef sample = lab.samples().stream().filter(s -> s.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the sample is part of the features"));
        Signal signal = lab.read(sample);
        List<String> names = signal.schema().axisNames();
        float[] window = new float[shape.size()];
        FeatureExtractor.cut(signal, shape.axes().stream().mapToInt(names::indexOf).toArray(), table.starts()[0], shape.frames(), window);
        return window;
    }
}
