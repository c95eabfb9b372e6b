package org.inkling.engine.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.FeatureExtractor;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.Verification;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Quantization;
import org.inkling.nn.TfliteReader;

/** Runs an export on every window of the dataset and compares it with the workbench. */
public final class VerifyStep {

    /** Difference of a feature that float32 arithmetic in another order explains, relative to its size. */
    private static final double TOLERANCE = 1e-4;
    private static final double SMALLEST = 1e-3;
    private static final int SHOWN = 10;
    private static final int PROGRESS = 16;

    private final Job job;
    private final Lab lab;
    private final OperationContext context;
    private final TrainedModel model;
    private final Int8Executor network;
    private final Quantization input;

    public VerifyStep(Job job, Lab lab, OperationContext context) throws OperationException {
        this.job = job;
        this.lab = lab;
        this.context = context;
        this.model = job.model();
        Network read = TfliteReader.read(model.int8(), Location.of(ModelFiles.INT8));
        this.network = new Int8Executor(read);
        this.input = read.inputTensor().quantized();
    }

    /** Compares one export. @param files what the target wrote; every difference becomes a problem of the context, the first ten at least */
    public Verification verify(DeploymentVerifier verifier, Map<String, byte[]> files) throws OperationException {
        Tally tally = new Tally();
        try (ExportedModel exported = verifier.open(files)) {
            for (Split split : Split.values()) {
                Optional<FeatureTable> table = job.features(split);
                if (table.isPresent()) {
                    compare(exported, verifier, table.get(), tally);
                }
            }
        }
        Verification found = new Verification(verifier.target(), verifier.id(), verifier.title(), tally.windows, tally.identical,
                tally.rounded, Math.round(tally.featureError * 1e9) / 1e9, tally.differences);
        if (!found.passed()) {
            context.problem(Problem.error("verify.difference", Location.of(verifier.target()),
                    String.format(Locale.ROOT, "%s answers %d of %d windows differently: %s", verifier.title(),
                            found.windows() - found.identical() - found.rounded(), found.windows(), String.join("; ", tally.differences)),
                    "Deploy again with the model as it is now", "Report this together with the project"));
        }
        context.log(String.format(Locale.ROOT, "%s: %d of %d windows identical%s, features within %.1e", verifier.title(),
                found.identical(),
                found.windows(), found.rounded() == 0 ? "" : ", " + found.rounded() + " by rounding of a feature", found.featureError()));
        return found;
    }

    /** What has been found so far. */
    private static final class Tally {

        private int windows;
        private int identical;
        private int rounded;
        private double featureError;
        private final List<String> differences = new ArrayList<>();
    }

    private void compare(ExportedModel exported, DeploymentVerifier verifier, FeatureTable table, Tally tally) throws OperationException {
        SignalShape shape = job.impulse().window().orElseThrow();
        Map<String, SampleRef> samples = new HashMap<>();
        lab.samples().forEach(sample -> samples.put(sample.id(), sample));
        float[] columns = job.featureStep().columns(table, job.impulse().inputsOf(job.learner()));
        int width = columns.length / table.rows();
        float[] window = new float[shape.size()];
        Signal signal = null;
        int[] axes = {};
        context.progress().begin("Verifying, " + verifier.title() + ", " + table.split().id() + " data", table.rows());
        for (int row = 0; row < table.rows(); row++) {
            if (row % PROGRESS == 0) {
                context.checkCancelled();
                context.progress().at(row);
            }
            FeatureTable.Source source = table.samples().get(table.sampleOf()[row]);
            if (signal == null || table.sampleOf()[row] != table.sampleOf()[row - 1]) {
                signal = lab.read(samples.get(source.id()));
                List<String> names = signal.schema().axisNames();
                axes = shape.axes().stream().mapToInt(names::indexOf).toArray();
            }
            FeatureExtractor.cut(signal, axes, table.starts()[row], shape.frames(), window);
            float[] features = Arrays.copyOfRange(columns, row * width, (row + 1) * width);
            compare(exported.run(window), features, source.name() + " at frame " + table.starts()[row], tally);
        }
        context.progress().at(table.rows());
    }

    private void compare(ExportedModel.Answer answer, float[] features, String where, Tally tally) {
        tally.windows++;
        byte[] expected = outputs(features);
        double error = 0;
        int worst = 0;
        float largest = 0;
        for (float feature : features) {
            largest = Math.max(largest, Math.abs(feature));
        }
        // a bin of a spectrum is as exact as the largest one lets it be
        double smallest = SMALLEST * Math.max(1, largest);
        for (int i = 0; i < answer.features().length; i++) {
            double relative = Math.abs(answer.features()[i] - features[i]) / Math.max(smallest, Math.abs(features[i]));
            if (!(relative <= error)) {
                error = relative;
                worst = i;
            }
        }
        tally.featureError = Math.max(tally.featureError, error);
        boolean near = error <= TOLERANCE;
        if (near && Arrays.equals(expected, answer.outputs())) {
            tally.identical++;
        } else if (near && answer.features().length == features.length && Arrays.equals(outputs(answer.features()), answer.outputs())) {
            tally.rounded++;
        } else if (tally.differences.size() < SHOWN) {
            tally.differences.add(where + (near
                    ? ""
                    : String.format(Locale.ROOT, ", feature %d is %s instead of %s", worst,
                            answer.features()[worst], features[worst]))
                    + ", outputs " + Arrays.toString(answer.outputs()) + " instead of "
                    + Arrays.toString(expected));
        }
    }

    /** What the workbench answers. */
    private byte[] outputs(float[] features) {
        float[] row = features.clone();
        model.standardiser().ifPresent(standardiser -> standardiser.apply(row, 0));
        byte[] in = new byte[row.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = input.quantize(row[i]);
        }
        return network.run(in);
    }
}
