package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.inkling.api.Location;
import org.inkling.api.data.Split;
import org.inkling.api.learn.TrainedModel;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Quantization;
import org.inkling.nn.TfliteReader;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the sample project: run, deploy as C++, compile, and the same answers on every test window. */
class ExportTest {

    private static final String MOTION = "motion";

    @TempDir
    private Path folder;

    @Test
    void theLibraryAnswersAsTheWorkbenchDoes() throws Exception {
        assumeTrue(has("g++") && has("make"), "skipped: g++ and make are needed to compile the exported library");
        LabProject lab = sample();
        Report report = (Report) Services.run("run", lab, Map.of());
        assertEquals(247, report.windows().testing().total(), "19 recordings of 13 windows");
        Path library = folder.resolve("library");
        Services.run("deploy", lab, Map.of("target", "cpp", "out", library.toString()));
        compile(library);

        NetworkRows rows = new NetworkRows(lab, MOTION, Split.TESTING);
        assertEquals(247, rows.windows().size());
        List<String> answers = classify(library, rows.windows());
        assertEquals(2 * rows.windows().size(), answers.size());
        TrainedModel model = new ResultStore(lab.root(), MOTION).model().orElseThrow();
        Int8Executor network = new Int8Executor(TfliteReader.read(model.int8(), Location.of("model.int8.tflite")));
        int right = 0;
        for (int i = 0; i < rows.windows().size(); i++) {
            float[] row = rows.features().get(i);
            sameFeatures(row, answers.get(2 * i).split("\t"), i);
            model.standardiser().ifPresent(s -> s.apply(row, 0));
            right += sameClass(network, model, row, report.test().threshold(), answers.get(2 * i + 1)) ? 1 : 0;
        }
        assertEquals(rows.windows().size(), right, "windows with the same class");
    }

    private LabProject sample() throws Exception {
        Path source = Path.of(System.getProperty("inkling.datasets"), "free-fall-detection");
        Path copy = folder.resolve("lab");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(f -> !source.relativize(f).startsWith("results")).toList()) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
        return LabProject.open(copy);
    }

    private static void sameFeatures(float[] expected, String[] actual, int window) {
        assertEquals(expected.length + 1, actual.length);
        for (int f = 0; f < expected.length; f++) {
            double allowed = 1e-4 * Math.max(Math.abs(expected[f]), 1e-3);
            assertEquals(expected[f], Double.parseDouble(actual[f + 1]), allowed, "window " + window + ", feature " + f);
        }
    }

    private static boolean sameClass(Int8Executor network, TrainedModel model, float[] input, double threshold, String answer) {
        float[] scores = new float[network.outputSize()];
        network.run(input, scores);
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        String expected = scores[best] < threshold ? "uncertain" : model.classes().get(best);
        return answer.startsWith(expected + "\t");
    }

    private static List<String> classify(Path library, List<float[]> windows) throws Exception {
        Path input = library.resolve("windows.txt");
        StringBuilder text = new StringBuilder();
        for (float[] window : windows) {
            for (float value : window) {
                text.append(Float.toString(value)).append(' ');
            }
            text.append('\n');
        }
        Files.writeString(input, text);
        String output = run(library, library.resolve("classify").toString(), "--features", "windows.txt");
        return Arrays.asList(output.strip().split("\n"));
    }

    private static void compile(Path library) throws Exception {
        String output = run(library, "make", "CFLAGS=-O2 -Werror -ffp-contract=off", "CXXFLAGS=-O2 -Werror");
        assertFalse(output.toLowerCase(Locale.ROOT).contains("warning"), output);
    }

    private static boolean has(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).redirectErrorStream(true).start().waitFor() == 0;
    }

    private static String run(Path folder, String... command) throws Exception {
        Path output = Files.createTempFile("export", ".log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), String.join(" ", command) + " takes too long");
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), text);
        return text;
    }
}
