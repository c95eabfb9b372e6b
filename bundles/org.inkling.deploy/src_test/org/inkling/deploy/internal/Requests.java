package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Learner;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.Activation;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteReader;
import org.inkling.nn.TfliteWriter;

/** Requests around a block that doubles every value. */
final class Requests {

    static final SignalShape WINDOW = new SignalShape(4, List.of("accX", "acc \"Y\""), 16);

    /** A block of our own: this bundle does not see the built-in ones. Version 2 has no C. */
    static final DspBlock DOUBLE = new DspBlock() {

        @Override
        public BlockInfo info() {
            return new BlockInfo("double", "Double", "Twice the values.", "test", false, List.of(1, 2));
        }

        @Override
        public ParameterSchema schema(int version) {
            return ParameterSchema.EMPTY;
        }

        @Override
        public List<Problem> validate(BlockUse use, SignalShape in) {
            return List.of();
        }

        @Override
        public FeatureShape shape(BlockUse use, SignalShape in) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < in.size(); i++) {
                names.add("feature " + i);
            }
            return FeatureShape.flat(names, ResourceEstimate.NONE);
        }

        @Override
        public DspKernel open(BlockUse use, SignalShape in) {
            return (window, features, offset) -> {
                for (int i = 0; i < window.length; i++) {
                    features[offset + i] = 2 * window[i];
                }
            };
        }

        @Override
        public Optional<CEmitter> embedded(int version) {
            return version == 1 ? Optional.of(Requests::emit) : Optional.empty();
        }
    };

    static final BlockCatalog CATALOG = new BlockCatalog() {

        @Override
        public List<DspBlock> dspBlocks() {
            return List.of(DOUBLE);
        }

        @Override
        public List<Learner> learners() {
            return List.of();
        }
    };

    private Requests() {
    }

    private static EmittedC emit(BlockUse use, SignalShape in, String prefix) {
        String declaration = "void " + prefix + "_f(const float *window, float *features, void *scratch)";
        String header = "#ifdef __cplusplus\nextern \"C\"\n#endif\n" + declaration + ";\n";
        String source = "#include \"" + prefix + ".h\"\n" + declaration + "\n{\n    float *x = (float *)scratch;\n    for (int i = 0; i < "
                + in.size()
                + "; i++) {\n        x[i] = 2.0f * window[i];\n    }\n    for (int i = 0; i < " + in.size()
                + "; i++) {\n        features[i] = x[i];\n    }\n}\n";
        return new EmittedC(Map.of(prefix + ".h", header, prefix + ".c", source), prefix + ".h", prefix + "_f", 4 * in.size());
    }

    static BlockUse use(String id, int version) {
        return new BlockUse(id, id, "double", version, List.of(), ParameterValues.EMPTY);
    }

    /** Two blocks, so 16 features, into a dense network. */
    static DeployRequest of(List<String> classes) throws OperationException {
        int features = 2 * WINDOW.size();
        return of(classes, List.of(use("double", 1), use("Double again!", 1)), network(features, classes.size()), standardiser(features));
    }

    static DeployRequest of(List<String> classes, List<BlockUse> blocks, Network network, Optional<Standardiser> standardiser) {
        Impulse impulse = new Impulse(1, "motion", new InputBlock(InputBlock.TIME_SERIES, WINDOW.axes(), 64, 16, 16, false), blocks,
                List.of(new BlockUse("nn", "NN", "neural-network", 1, List.of(), ParameterValues.EMPTY)));
        float[] sample = { 0.5f, -1, 2, 3.25f, -0.125f, 1e-3f, 7, -8 };
        return new DeployRequest("Free fall */ \"test\"", impulse, WINDOW, classes, standardiser, new byte[0], TfliteWriter.write(network),
                0.6, sample,
                ParameterValues.EMPTY);
    }

    /** One block on another window. */
    static DeployRequest on(SignalShape window, List<String> classes) throws OperationException {
        DeployRequest r = of(classes, List.of(use("double", 1)), network(window.size(), classes.size()), standardiser(window.size()));
        Impulse impulse = new Impulse(1, "other",
                new InputBlock(InputBlock.TIME_SERIES, window.axes(), window.frames() * window.intervalMs(),
                        window.intervalMs(), window.intervalMs(), false),
                r.impulse().dsp(), r.impulse().learn());
        return new DeployRequest(r.project(), impulse, window, classes, r.standardiser(), r.float32(), r.int8(), r.threshold(),
                numbers(new Random(1), window.size()), r.options());
    }

    /** What the workbench computes for a window of {@link #of} or {@link #on}: every block doubles, then standardised, quantised, run. */
    static float[] scores(DeployRequest request, float[] window) throws OperationException {
        float[] features = features(request, window);
        request.standardiser().ifPresent(s -> s.apply(features, 0));
        float[] scores = new float[request.classes().size()];
        new Int8Executor(TfliteReader.read(request.int8(), Location.of("model"))).run(features, scores);
        return scores;
    }

    static float[] features(DeployRequest request, float[] window) {
        float[] features = new float[request.impulse().dsp().size() * window.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = 2 * window[i % window.length];
        }
        return features;
    }

    static Optional<Standardiser> standardiser(int features) {
        float[] mean = new float[features];
        float[] scale = new float[features];
        for (int i = 0; i < features; i++) {
            mean[i] = 0.25f * i - 1;
            scale[i] = i == 3 ? 0 : 0.1f + 0.05f * i;
        }
        return Optional.of(new Standardiser(mean, scale));
    }

    static Network network(int inputs, int classes) throws OperationException {
        Random random = new Random(3);
        Network network = new NetworkBuilder(inputs).dense(numbers(random, 12 * inputs), numbers(random, 12), Activation.RELU)
                .dense(numbers(random, classes * 12), numbers(random, classes), Activation.NONE).softmax().build();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(numbers(random, inputs));
        }
        return Quantizer.quantize(network, rows);
    }

    static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
