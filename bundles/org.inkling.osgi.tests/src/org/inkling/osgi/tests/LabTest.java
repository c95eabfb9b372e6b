package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.learn.TrainedModel;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Quantization;
import org.inkling.nn.Rounding;
import org.inkling.nn.TfliteReader;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The free-fall lab on its real recordings, with everything that is installed; the numbers are those of the lab's text and screenshots. */
class LabTest {

    private static final String MOTION = "motion";

    @TempDir
    private Path folder;

    private LabProject lab;
    private Path recordings;

    @BeforeEach
    void importTheLab() throws Exception {
        recordings = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("lab/datasets/free-fall-detection");
        assumeTrue(Files.isDirectory(recordings), "skipped: the lab's recordings were not found at " + recordings);
        lab = LabProject.create(folder.resolve("lab"), Template.find("free-fall-as-in-lab").orElseThrow(), "Free fall");
        Services.run("import", lab, Map.of("sources", recordings.resolve("training").toString(), "category", "training"));
    }

    private Report train(long seed, String... settings) throws Exception {
        return (Report) Services.run("train", lab, Map.of("set", String.join("\n", settings), "seed", Long.toString(seed)));
    }

    @Test
    void windowsAndValidationSizesAreThoseOfTheLab() throws Exception {
        Report first = train(1);
        assertEquals(Map.of("freefall", 182, "idle", 182, "unknown", 650), first.windows().training().classes(), "R2.3");
        assertEquals(203, first.validation().rows(), "R3.3");
        Report second = train(1, "input.window_ms=2500");
        assertEquals(546, second.windows().training().total(), "R5.1");
        assertEquals(110, second.validation().rows(), "R3.3");
        Services.run("import", lab, Map.of("sources", recordings.resolve("additionnal").toString(), "category", "split"));
        List<SampleRef> testing = lab.samples().stream().filter(s -> s.split() == Split.TESTING).toList();
        assertEquals(List.of("1mmn7j8a", "1mmni9qs"), testing.stream().map(s -> s.id().split("\\.")[1]).toList(), "R5.4");
        Report third = train(1, "input.window_ms=2500");
        assertEquals(616, third.windows().training().total(), "R5.5");
        assertEquals(124, third.validation().rows(), "R3.3");
    }

    @Test
    void accuraciesAreThoseOfTheLab() throws Exception {
        double a = 0;
        double b = 0;
        for (long seed = 1; seed <= 5; seed++) {
            a += train(seed).validation().float32().accuracy() / 5;
            b += train(seed, "input.window_ms=2500", "nn.cycles=50", "nn.learning_rate=0.0012", "nn.min_confidence=0.7").validation()
                    .float32()
                    .accuracy() / 5;
        }
        assertTrue(a >= 0.955, "settings A, mean validation by window over 5 seeds: " + a);
        assertTrue(b >= 0.97, "settings B, mean validation by window over 5 seeds: " + b);
    }

    @Test
    void theSameSeedGivesTheSameBits() throws Exception {
        Report first = train(7);
        byte[] model = new ResultStore(lab.root(), MOTION).model().orElseThrow().int8();
        train(8);
        Report again = train(7);
        assertEquals(first.hashes(), again.hashes());
        assertEquals(List.of(first.training().curve()), List.of(again.training().curve()));
        assertTrue(Arrays.equals(model, new ResultStore(lab.root(), MOTION).model().orElseThrow().int8()));
    }

    @Test
    void everyWindowGivesTheSameInTensorFlowLite() throws Exception {
        train(1);
        TrainedModel model = new ResultStore(lab.root(), MOTION).model().orElseThrow();
        Network int8 = TfliteReader.read(model.int8(), Location.of("model.int8.tflite"));
        Int8Executor ours = new Int8Executor(int8);
        Int8Executor compatible = new Int8Executor(int8, Rounding.TFLITE);
        FloatExecutor oursFloat = new FloatExecutor(TfliteReader.read(model.float32(), Location.of("model.tflite")));
        Quantization input = int8.inputTensor().quantized();
        List<float[]> rows = new NetworkRows(lab, MOTION, Split.TRAINING).features();
        rows.forEach(row -> model.standardiser().ifPresent(s -> s.apply(row, 0)));
        assertEquals(1014, rows.size());
        ByteBuffer quantized = ByteBuffer.allocate(rows.size() * 33);
        ByteBuffer plain = ByteBuffer.allocate(rows.size() * 33 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                quantized.put(input.quantize(value));
                plain.putFloat(value);
            }
        }
        ByteBuffer real = ByteBuffer.wrap(LiteModel.run(folder, model.int8(), quantized.array()));
        ByteBuffer realFloat = ByteBuffer.wrap(LiteModel.run(folder, model.float32(), plain.array())).order(ByteOrder.LITTLE_ENDIAN);
        int sameClass = 0;
        int near = 0;
        for (int i = 0; i < rows.size(); i++) {
            byte[] expected = new byte[3];
            real.get(expected);
            byte[] row = Arrays.copyOfRange(quantized.array(), i * 33, (i + 1) * 33);
            assertArrayEquals(expected, compatible.run(row), "TensorFlow Lite's bits, window " + i);
            byte[] actual = ours.run(row);
            sameClass += largest(expected) == largest(actual) ? 1 : 0;
            float[] actualFloat = oursFloat.run(rows.get(i));
            for (int c = 0; c < expected.length; c++) {
                near += Math.abs(expected[c] - actual[c]) <= 2 ? 1 : 0;
                assertEquals(realFloat.getFloat(), actualFloat[c], 1e-5, "float32 score of window " + i);
            }
        }
        // the device rounds once where TensorFlow Lite rounds twice: one step in a logit can be some steps of a score near one half
        assertTrue(near >= 0.99 * 3 * rows.size(), "scores within 2 steps: " + near + " of " + 3 * rows.size());
        assertTrue(sameClass >= 0.995 * rows.size(), "same class on " + sameClass + " of " + rows.size());
    }

    private static int largest(byte[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }
}
