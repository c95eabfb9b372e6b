package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.inkling.api.Location;
import org.inkling.api.data.Split;
import org.inkling.api.learn.TrainedModel;
import org.inkling.engine.ResultStore;
import org.inkling.engine.Verification;
import org.inkling.engine.VerifyResult;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processing blocks and network together, every window of the sample data: what runs on this computer answers as the workbench does.
 * {@code ./mvnw -Psweep verify} does all blocks and versions, every level of optimisation, sanitisers and an emulated Cortex-M, which takes
 * minutes; without it three impulses are compared.
 */
class WholeImpulseTest {

    private static final boolean SWEEP = Boolean.getBoolean("inkling.sweep");
    private static final String MOTION = "motion";
    private static final List<List<String>> COMPILERS = List.of(List.of("-O0"), List.of("-O3"),
            List.of("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));

    @TempDir
    private Path folder;

    /** An impulse by the processing block's type, version and parameters; the lab's settings are those of its three published runs. */
    private record Impulse(String name, int windowMs, String type, int version, String params, String network) {

        String text() {
            return """
                    schema: 1
                    input:
                      type: time-series
                      axes: [accX, accY, accZ]
                      window_ms: %d
                      increase_ms: 80
                      interval_ms: 16
                      pad_zeros: "false"
                    dsp:
                      - id: block
                        name: Block
                        type: %s
                        version: %d
                        inputs: [accX, accY, accZ]
                        params: {%s}
                    learn:
                      - id: nn
                        name: NN Classifier
                        type: neural-network
                        version: 1
                        inputs: [block]
                        params: {%s}
                    """.formatted(windowMs, type, version, params, network);
        }
    }

    private static List<Impulse> impulses() {
        List<Impulse> quick = List.of(new Impulse("lab A", 2000, "spectral-analysis", 1, "filter_type: high", "cycles: 30"),
                new Impulse("spectral v4", 2000, "spectral-analysis", 4, "filter_type: low", "cycles: 3"),
                new Impulse("flatten", 2000, "flatten", 1, "", "cycles: 3"));
        if (!SWEEP) {
            return quick;
        }
        List<Impulse> all = new ArrayList<>(quick);
        all.addAll(List.of(new Impulse("lab A low", 2000, "spectral-analysis", 1, "filter_type: low", "cycles: 30"),
                new Impulse("lab B", 2500, "spectral-analysis", 1, "filter_type: high", "cycles: 50, learning_rate: 0.0012"),
                new Impulse("spectral v1, mean after filter", 2000, "spectral-analysis", 1, "mean_removal: after-filter", "cycles: 3"),
                new Impulse("spectral v2", 2000, "spectral-analysis", 2, "fft_length: 32", "cycles: 3"),
                new Impulse("spectral v3", 2000, "spectral-analysis", 3, "filter_type: high", "cycles: 3"),
                new Impulse("wavelets", 2000, "spectral-analysis", 3, "analysis_type: Wavelet", "cycles: 3"),
                new Impulse("spectral v4 decimated", 2000, "spectral-analysis", 4, "input_decimation_ratio: \"3\"", "cycles: 3"),
                new Impulse("raw", 1000, "raw", 1, "", "cycles: 3"),
                new Impulse("raw, convolution", 1000, "raw", 1, "",
                        "cycles: 3, layers: [{type: reshape, columns: 3}, {type: conv1d, filters: 8, kernel_size: 3}, {type: maxpool}, "
                                + "{type: flatten}, {type: dense, units: 8}]")));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyWindowIsAnsweredAsInTheWorkbench() {
        return impulses().stream().map(impulse -> dynamicTest(impulse.name, () -> compare(impulse)));
    }

    private void compare(Impulse impulse) throws Exception {
        LabProject lab = sample(folder.resolve(impulse.name.replaceAll("\\W+", "-")));
        Files.writeString(lab.root().resolve(MOTION + ".impulse"), impulse.text());
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (SWEEP) {
            arguments.put("verifiers", Stream.of("wasm", "gcc", "cortex-m").filter(WholeImpulseTest::installed)
                    .reduce((a, b) -> a + "\n" + b).orElse(""));
        }
        VerifyResult result = (VerifyResult) Services.run("verify", lab, arguments);
        assertFalse(result.checks().isEmpty(), "nothing could be run: " + result.skipped());
        int windows = new NetworkRows(lab, MOTION, Split.TRAINING).windows().size()
                + new NetworkRows(lab, MOTION, Split.TESTING).windows().size();
        for (Verification check : result.checks()) {
            assertEquals(windows, check.windows(), check.title());
            assertTrue(check.passed(), check.title() + ": " + check.differences());
        }
        if (SWEEP) {
            Path library = folder.resolve("library " + impulse.name.replaceAll("\\W+", "-"));
            Services.run("deploy", lab, Map.of("target", "cpp", "out", library.toString()));
            NetworkRows rows = new NetworkRows(lab, MOTION, Split.TESTING);
            TrainedModel model = new ResultStore(lab.root(), MOTION).model().orElseThrow();
            optimisations(library, rows, model);
            tensorFlowLite(rows, model);
        }
    }

    private static boolean installed(String verifier) {
        return switch (verifier) {
            case "gcc" -> has("gcc");
            case "cortex-m" -> has("arm-none-eabi-gcc") && has("qemu-system-arm");
            default -> true;
        };
    }

    /** The compiled library at other levels of optimisation, and watched by sanitisers: the network's outputs are those of its features. */
    private static void optimisations(Path library, NetworkRows rows, TrainedModel model) throws Exception {
        assumeTrue(has("gcc"), "skipped: gcc is needed to compile the exported library");
        Files.writeString(library.resolve("driver.c"), """
                #include <stdio.h>
                #include "model/inkling.h"
                int main(void)
                {
                    static inkling_context context;
                    static float window[INKLING_WINDOW_SIZE], features[INKLING_FEATURE_COUNT];
                    inkling_result result;
                    while (fread(window, sizeof window, 1, stdin) == 1) {
                        inkling_features(&context, window, features);
                        inkling_classify(&context, window, &result);
                        fwrite(result.outputs, sizeof result.outputs, 1, stdout);
                        fwrite(features, sizeof features, 1, stdout);
                    }
                    return 0;
                }
                """);
        int size = rows.windows().get(0).length;
        ByteBuffer filled = ByteBuffer.allocate(Float.BYTES * size * rows.windows().size()).order(ByteOrder.LITTLE_ENDIAN);
        rows.windows().forEach(window -> {
            for (float value : window) {
                filled.putFloat(value);
            }
        });
        Path input = Files.write(library.resolve("windows"), filled.array());
        for (List<String> options : COMPILERS) {
            List<String> command = new ArrayList<>(List.of("gcc", "-std=c99", "-o", "program", "-I."));
            command.addAll(options);
            try (Stream<Path> sources = Files.list(library.resolve("model"))) {
                sources.filter(file -> file.toString().endsWith(".c")).forEach(file -> command.add(file.toString()));
            }
            command.addAll(List.of("driver.c", "-lm"));
            run(library, Path.of("/dev/null"), command);
            ByteBuffer out = ByteBuffer.wrap(run(library, input, List.of("./program"))).order(ByteOrder.LITTLE_ENDIAN);
            Network read = TfliteReader.read(model.int8(), Location.of("model"));
            Int8Executor network = new Int8Executor(read);
            for (int i = 0; i < rows.windows().size(); i++) {
                byte[] outputs = new byte[model.classes().size()];
                out.get(outputs);
                float[] features = new float[rows.features().get(i).length];
                float largest = 1;
                for (float feature : rows.features().get(i)) {
                    largest = Math.max(largest, Math.abs(feature));
                }
                for (int f = 0; f < features.length; f++) {
                    features[f] = out.getFloat();
                    float expected = rows.features().get(i)[f];
                    assertEquals(expected, features[f], 1e-4 * Math.max(1e-3 * largest, Math.abs(expected)),
                            options + ", window " + i + ", feature " + f);
                }
                assertArrayEquals(network.run(quantised(features, model, read)), outputs, options + ", window " + i);
            }
        }
    }

    /** At most two steps and the same class on 99.5 % of the windows, in TensorFlow Lite's own arithmetic. */
    private void tensorFlowLite(NetworkRows rows, TrainedModel model) throws Exception {
        Network read = TfliteReader.read(model.int8(), Location.of("model"));
        Int8Executor ours = new Int8Executor(read);
        ByteBuffer all = ByteBuffer.allocate(ours.inputSize() * rows.features().size());
        rows.features().forEach(row -> all.put(quantised(row, model, read)));
        ByteBuffer theirs = ByteBuffer.wrap(LiteModel.run(Files.createTempDirectory(folder, "lite"), model.int8(), all.array()));
        int same = 0;
        int near = 0;
        for (int i = 0; i < rows.features().size(); i++) {
            byte[] expected = new byte[ours.outputSize()];
            theirs.get(expected);
            byte[] found = ours.run(Arrays.copyOfRange(all.array(), i * ours.inputSize(), (i + 1) * ours.inputSize()));
            same += largest(expected) == largest(found) ? 1 : 0;
            for (int c = 0; c < found.length; c++) {
                near += Math.abs(expected[c] - found[c]) <= 2 ? 1 : 0;
            }
        }
        assertTrue(same >= 0.995 * rows.features().size(), "same class on " + same + " of " + rows.features().size());
        assertTrue(near >= 0.99 * ours.outputSize() * rows.features().size(), "within two steps: " + near);
    }

    private static byte[] quantised(float[] features, TrainedModel model, Network network) {
        float[] row = features.clone();
        model.standardiser().ifPresent(standardiser -> standardiser.apply(row, 0));
        byte[] in = new byte[row.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = network.inputTensor().quantized().quantize(row[i]);
        }
        return in;
    }

    private static int largest(byte[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private static LabProject sample(Path copy) throws Exception {
        Path source = Path.of(System.getProperty("inkling.datasets"), "free-fall-detection");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(f -> !source.relativize(f).startsWith("results")).toList()) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
        return LabProject.open(copy);
    }

    private static boolean has(String program) {
        return Arrays.stream(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static byte[] run(Path folder, Path input, List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(input.toFile())
                .redirectError(errors.toFile()).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor(), command + ": " + Files.readString(errors));
        return out;
    }
}
