package org.inkling.deploy.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.conformance.FeatureComparison;
import org.inkling.dsp.internal.conformance.VectorCase;
import org.inkling.dsp.internal.conformance.VectorReader;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Shape;
import org.inkling.nn.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The features in WebAssembly are those of the Java kernels. */
class FeatureParityTest {

    private static final Blocks BLOCKS = new Blocks();

    private record Case(BlockUse use, SignalShape in, float[] window) {

        DspBlock block() {
            return BLOCKS.dspBlock(use.type()).orElseThrow();
        }

        float[] expected() {
            float[] features = new float[block().shape(use, in).size()];
            block().open(use, in).extract(window, features, 0);
            return features;
        }

        Engine.Case prepared() {
            int features = block().shape(use, in).size();
            ImpulseImage.Part part = new ImpulseImage.Part(block().plan(use, in).orElseThrow(), features);
            return new Engine.Case(ImpulseImage.of(Runtime.SIMD.base(), List.of(part), in.size(), Optional.empty(), copy(features)), window,
                    null, features);
        }

        private static Network copy(int size) {
            Quantization quantization = new Quantization(0.1f, 0);
            return new Network(List.of(Tensor.int8("in", Shape.of(1, size), quantization),
                    Tensor.int8("out", Shape.of(1, 1, size), quantization)), List.of(new Operator.Reshape(0, 1)), 0, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void sharedVectors(Engine engine) throws IOException, InterruptedException {
        Path vectors = Tools.shared("spec/vectors/dsp_vectors.jsonl");
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(vectors)) {
            VectorCase vector = new VectorReader(vectors.getParent()).read(line);
            if (BLOCKS.dspBlock(vector.type()).isPresent()) {
                cases.add(
                        new Case(BLOCKS.use(vector.type(), vector.version(), List.of(), vector.params()), vector.shape(), vector.window()));
            }
        }
        compare(engine, cases);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyWayOfABlock(Engine engine) throws IOException, InterruptedException {
        SignalShape lab = new SignalShape(125, List.of("accX", "accY", "accZ"), 16);
        SignalShape slow = new SignalShape(4100, List.of("a"), 1);
        List<Case> cases = new ArrayList<>();
        for (int version = 1; version <= 4; version++) {
            for (String filter : List.of("none", "low", "high")) {
                for (int length : new int[]{ 16, 128 }) {
                    add(cases, lab, "spectral-analysis", version, List.of(), Map.of("filter_type", filter, "fft_length", length));
                }
            }
        }
        add(cases, lab, "spectral-analysis", 1, List.of("accZ"), Map.of("spectral_peaks_count", 0, "spectral_power_edges", List.of(0.5)));
        add(cases, lab, "spectral-analysis", 2, List.of("accZ", "accX"), Map.of("do_log", false, "do_fft_overlap", false));
        add(cases, lab, "spectral-analysis", 4, List.of(), Map.of("extra_low_freq", true));
        add(cases, slow, "spectral-analysis", 4, List.of(),
                Map.of("extra_low_freq", true, "input_decimation_ratio", "10", "filter_type", "none", "fft_length", 16));
        add(cases, lab, "spectral-analysis", 3, List.of(), Map.of("analysis_type", "Wavelet", "wavelet", "db4", "wavelet_level", 1));
        add(cases, slow, "spectral-analysis", 4, List.of(), Map.of("analysis_type", "Wavelet", "wavelet", "haar", "wavelet_level", 5));
        add(cases, lab, "flatten", 1, List.of("accY"), Map.of("scale_axes", 0.25, "skewness", false));
        add(cases, lab, "raw", 1, List.of("accZ", "accX"), Map.of("scale_axes", 0.1));
        compare(engine, cases);
    }

    private static void add(List<Case> cases, SignalShape in, String type, int version, List<String> inputs, Map<String, Object> params) {
        Random random = new Random(cases.size());
        for (boolean constant : new boolean[]{ false, true }) {
            float[] window = new float[in.size()];
            for (int i = 0; i < window.length; i++) {
                window[i] = constant
                        ? 9.7f + i % in.axes().size()
                        : Math.round(100 * Math.sin(i * 0.21) + 40 * random.nextGaussian()) / 10f;
            }
            cases.add(new Case(BLOCKS.use(type, version, inputs, params), in, window));
        }
    }

    private static void compare(Engine engine, List<Case> cases) throws IOException, InterruptedException {
        engine.require();
        List<Engine.Result> results = engine.run(cases.stream().map(Case::prepared).toList());
        assertTrue(cases.size() > 20, "only " + cases.size() + " cases");
        for (int n = 0; n < cases.size(); n++) {
            Case c = cases.get(n);
            float[] expected = c.expected();
            double[] wanted = new double[expected.length];
            for (int i = 0; i < expected.length; i++) {
                wanted[i] = expected[i];
            }
            float[] found = results.get(n).floats(results.get(n).features());
            boolean log = Boolean.TRUE.equals(c.use.params().get("do_log"));
            FeatureComparison comparison = new FeatureComparison(c.block().shape(c.use, c.in).names(), c.in.axes(), wanted, log,
                    new BitSet());
            int worst = comparison.worst(found);
            assertTrue(comparison.error(found, worst) <= comparison.tolerance(worst), () -> c.use + ": "
                    + c.block().shape(c.use, c.in).names().get(worst) + " is " + found[worst] + " in " + engine + ", " + expected[worst]
                    + " in Java");
        }
    }
}
