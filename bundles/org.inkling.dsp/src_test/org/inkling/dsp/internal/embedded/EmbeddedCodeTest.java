package org.inkling.dsp.internal.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.FlattenBlock;
import org.inkling.dsp.internal.RawBlock;
import org.inkling.dsp.internal.SpectralBlock;
import org.inkling.dsp.internal.conformance.FeatureComparison;
import org.inkling.dsp.internal.conformance.VectorCase;
import org.inkling.dsp.internal.conformance.VectorReader;
import org.inkling.dsp.internal.wavelet.Wavelets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the C of many uses of the blocks and compares its features with those of the Java kernels. */
class EmbeddedCodeTest {

    private static final List<DspBlock> BLOCKS = List.of(new SpectralBlock(), new FlattenBlock(), new RawBlock());
    private static final int SOME = 7; // a prime, so that it does not fall into step with the way cases are made
    private static final List<String> STRICT = List.of("-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror");

    @TempDir
    private static Path folder;

    private static final List<Case> CASES = new ArrayList<>();

    private record Case(String title, DspBlock block, BlockUse use, SignalShape in, float[] window) {

        float[] features() {
            float[] features = new float[block.shape(use, in).size()];
            block.open(use, in).extract(window, features, 0);
            return features;
        }
    }

    @BeforeAll
    static void write() throws IOException {
        synthetic();
        recorded();
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder main = new StringBuilder("#include <stdio.h>\n");
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            EmittedC code = c.block.embedded(c.use.version()).orElseThrow().emit(c.use, c.in, "case_" + i);
            files.putAll(code.files());
            main.append("#include \"").append(code.header()).append("\"\nstatic const float window_").append(i).append("[] = {");
            for (float value : c.window) {
                main.append(value).append("f,");
            }
            main.append("};\n");
            int size = c.block.shape(c.use, c.in).size();
            calls.append(String.format(Locale.ROOT,
                    "#if %d %% EVERY == 0\n  { static float scratch[%d], features[%d]; %s(window_%d, features, scratch); "
                            + "for (int i = 0; i < %d; i++) printf(\"%%.9g\\n\", (double)features[i]); }\n#endif\n",
                    i, code.scratchBytes() / 4 + 1, size,
                    code.function(), i, size));
        }
        files.put("main.c", main + "int main(void)\n{\n" + calls + "  return 0;\n}\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static void recorded() throws IOException {
        Path vectors = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("spec/vectors/dsp_vectors.jsonl");
        if (!Files.isRegularFile(vectors)) {
            return;
        }
        for (String line : Files.readAllLines(vectors)) {
            VectorCase vector = new VectorReader(vectors.getParent()).read(line);
            BLOCKS.stream().filter(b -> b.info().type().equals(vector.type())).findFirst()
                    .ifPresent(b -> add(b, vector.version(), vector.params(), List.of(), vector.shape(), vector.window()));
        }
    }

    private static void synthetic() {
        DspBlock spectral = BLOCKS.get(0);
        SignalShape lab = new SignalShape(125, List.of("accX", "accY", "accZ"), 16);
        Random random = new Random(5);
        for (int version = 1; version <= 4; version++) {
            for (String filter : List.of("none", "low", "high")) {
                for (int length : new int[]{ 4, 16, 64, 128, 512 }) {
                    add(spectral, version, Map.of("filter_type", filter, "fft_length", length), List.of(), lab, noise(random, lab));
                }
            }
            add(spectral, version, Map.of(), List.of(), lab, constant(lab));
        }
        add(spectral, 1, Map.of("spectral_peaks_count", 0, "spectral_power_edges", List.of(0.5)), List.of("accZ"), lab, noise(random, lab));
        add(spectral, 2, Map.of("do_log", false, "do_fft_overlap", false), List.of("accZ", "accX"), lab, noise(random, lab));
        SignalShape slow = new SignalShape(4100, List.of("a"), 1);
        for (String ratio : List.of("3", "10", "30", "100", "1000")) {
            Map<String, Object> params = Map.of("input_decimation_ratio", ratio, "fft_length", 4, "filter_type", "none");
            add(spectral, 4, params, List.of(), slow, noise(random, slow));
            add(spectral, 4, params, List.of(), slow, constant(slow));
        }
        add(spectral, 4, Map.of("extra_low_freq", true, "input_decimation_ratio", "10", "filter_type", "none"), List.of(), slow,
                noise(random, slow));
        add(spectral, 4, Map.of("extra_low_freq", true), List.of(), lab, noise(random, lab));
        for (String wavelet : Wavelets.names()) {
            add(spectral, 3, Map.of("analysis_type", "Wavelet", "wavelet", wavelet, "wavelet_level", 1), List.of(), lab,
                    noise(random, lab));
        }
        add(spectral, 4, Map.of("analysis_type", "Wavelet", "wavelet", "db4", "wavelet_level", 5), List.of(), slow, noise(random, slow));
        add(BLOCKS.get(1), 1, Map.of("scale_axes", 0.25), List.of("accY"), lab, noise(random, lab));
        add(BLOCKS.get(1), 1, Map.of("skewness", false, "rms", false), List.of(), lab, constant(lab));
        add(BLOCKS.get(2), 1, Map.of("scale_axes", 0.1), List.of("accZ", "accX"), lab, noise(random, lab));
    }

    private static float[] noise(Random random, SignalShape in) {
        float[] window = new float[in.size()];
        for (int i = 0; i < window.length; i++) {
            window[i] = Math.round(10 * (9.81 * (i % 3) + 3 * Math.sin(i * 0.21) + 4 * random.nextGaussian())) / 10f;
        }
        return window;
    }

    private static float[] constant(SignalShape in) {
        float[] window = new float[in.size()];
        for (int i = 0; i < window.length; i++) {
            window[i] = 9.7f + i % in.axes().size();
        }
        return window;
    }

    private static void add(DspBlock block, int version, Map<String, Object> params, List<String> inputs, SignalShape in, float[] window) {
        ParameterSchema schema = block.schema(version);
        Map<String, Object> known = new LinkedHashMap<>(params);
        known.keySet().removeIf(name -> schema.find(name).isEmpty());
        String title = block.info().type() + " v" + version + " " + known + " " + inputs;
        ParameterValues values = schema.complete(ParameterValues.of(known), "", "", problem -> {
            throw new AssertionError(title + ": " + problem);
        });
        BlockUse use = new BlockUse("case", "", block.info().type(), version, inputs, values);
        if (block.validate(use, in).isEmpty()) {
            CASES.add(new Case(title, block, use, in, window));
        }
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + out.substring(0, Math.min(out.length(), 4000)));
        return out.lines().toList();
    }

    /** Compiles and runs every so-many-th case. */
    private static void check(String compiler, int every, List<String> options) throws IOException, InterruptedException {
        assumeTrue(available(compiler), compiler + " is not installed: the emitted C is not compiled");
        List<String> command = new ArrayList<>(List.of(compiler, "-o", "program"));
        command.addAll(options);
        for (int i = 0; i < CASES.size(); i += every) {
            command.add("case_" + i + ".c");
        }
        command.addAll(List.of("-DEVERY=" + every, "main.c", "-lm"));
        run(command.toArray(new String[0]));
        compare(run(folder.resolve("program").toString()), every);
    }

    private static boolean available(String program) {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void compare(List<String> lines, int every) {
        int at = 0;
        for (int n = 0; n < CASES.size(); n += every) {
            Case c = CASES.get(n);
            float[] expected = c.features();
            double[] wanted = new double[expected.length];
            float[] found = new float[expected.length];
            for (int i = 0; i < expected.length; i++) {
                wanted[i] = expected[i];
                found[i] = Float.parseFloat(lines.get(at++));
            }
            boolean log = Boolean.TRUE.equals(c.use.params().get("do_log"));
            FeatureComparison comparison = new FeatureComparison(c.block.shape(c.use, c.in).names(), c.in.axes(), wanted, log,
                    new BitSet());
            int worst = comparison.worst(found);
            assertTrue(comparison.error(found, worst) <= comparison.tolerance(worst), () -> c.title + ": "
                    + c.block.shape(c.use, c.in).names().get(worst) + " is " + found[worst] + " in C, " + expected[worst] + " in Java");
        }
        assertEquals(at, lines.size());
    }

    @Test
    void withoutOptimisation() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(STRICT);
        options.addAll(List.of("-std=c99", "-O0"));
        check("gcc", 1, options);
    }

    @Test
    void asCppOptimised() throws IOException, InterruptedException {
        check("g++", SOME, List.of("-Wall", "-Wextra", "-Werror", "-O3", "-x", "c++"));
    }

    @Test
    void withoutUndefinedBehaviour() throws IOException, InterruptedException {
        check("gcc", SOME, List.of("-std=c99", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));
    }
}
