package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.Activation;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.TfliteWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs written for the Edge Impulse inferencing interface, compiled unchanged against an export. */
class FrontTest {

    private static final List<String> CLASSES = List.of("idle", "free fall", "un\"known");

    @TempDir
    private Path folder;

    @BeforeEach
    void tools() {
        Compiler.require("make");
        Compiler.require("g++");
    }

    private void export(DeployRequest request) throws OperationException, IOException, InterruptedException {
        CppTarget target = new CppTarget(Requests.CATALOG);
        target.generate(request, (path, content) -> {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }, CppTargetTest.quiet());
        Compiler.run(folder, new byte[0], List.of("make", "-s", "libinkling.a",
                "CFLAGS=-O1 -Werror -fsanitize=address,undefined",
                "CXXFLAGS=-O1 -Wdouble-promotion -Wshadow -Werror -fsanitize=address,undefined"));
    }

    private void compile(String program, float[] features, String... options) throws IOException, InterruptedException {
        String text;
        try (InputStream in = FrontTest.class.getResourceAsStream("front/" + program + ".cpp")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder numbers = new StringBuilder();
        for (float feature : features) {
            numbers.append(numbers.length() == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.9gf", feature).replace("ef", "e0f"));
        }
        Files.writeString(folder.resolve(program + ".cpp"), text.replace("@FEATURES@", numbers));
        List<String> command = new ArrayList<>(
                List.of("g++", "-Wall", "-Werror", "-O1", "-fsanitize=address,undefined", "-I.", "-o", program,
                        program + ".cpp", "libinkling.a", "-lm"));
        command.addAll(Arrays.asList(options));
        Compiler.run(folder, new byte[0], command);
    }

    /** As printf rounds: exact values to even. */
    private static String five(float score) {
        return new BigDecimal(score).setScale(5, RoundingMode.HALF_EVEN).toPlainString();
    }

    @Test
    void aStaticBuffer() throws Exception {
        DeployRequest request = Requests.of(CLASSES);
        export(request);
        compile("static_buffer", request.sampleWindow());
        float[] scores = Requests.scores(request, request.sampleWindow());
        List<String> expected = new ArrayList<>(List.of("run_classifier returned: 0"));
        for (int i = 0; i < scores.length; i++) {
            expected.add(CLASSES.get(i) + ": " + five(scores[i]));
        }
        assertEquals(expected, Compiler.lines(folder, "", List.of("./static_buffer")));
    }

    @Test
    void aStaticBufferInFloat32() throws Exception {
        Random random = new Random(5);
        Network network = new NetworkBuilder(16).dense(Requests.numbers(random, 48), Requests.numbers(random, 3), Activation.NONE).softmax()
                .build();
        DeployRequest r = Requests.of(CLASSES);
        export(new DeployRequest(r.project(), r.impulse(), r.window(), CLASSES, r.standardiser(), TfliteWriter.write(network), new byte[0],
                r.threshold(), r.sampleWindow(), ParameterValues.of(Map.of("type", "float32"))));
        compile("static_buffer", r.sampleWindow());
        float[] features = Requests.features(r, r.sampleWindow());
        r.standardiser().ifPresent(s -> s.apply(features, 0));
        float[] scores = new FloatExecutor(network).run(features);
        List<String> found = Compiler.lines(folder, "", List.of("./static_buffer"));
        for (int i = 0; i < scores.length; i++) {
            assertEquals(scores[i], Float.parseFloat(found.get(i + 1).substring(found.get(i + 1).lastIndexOf(' ') + 1)), 2e-5f);
        }
    }

    @Test
    void aRollingWindowOfAnAccelerometer() throws Exception {
        DeployRequest request = Requests.of(CLASSES);
        export(request);
        compile("accelerometer_continuous", new float[0], "-Wextra", "-Wno-missing-field-initializers");
        float[] samples = Requests.numbers(new Random(5), 2 * 40);
        StringBuilder input = new StringBuilder();
        for (float sample : samples) {
            input.append(sample).append('\n');
        }
        List<String> found = Compiler.lines(folder, input.toString(), List.of("./accelerometer_continuous"));
        assertEquals(List.of("\tFrame size: 8", "\tSample length: 64 ms.", "\tNo. of classes: 3"), found.subList(2, 5));
        List<Integer> last = new ArrayList<>(List.of(-1, -1, -1, -1));
        List<String> expected = new ArrayList<>();
        for (int frames = 2; frames <= 40; frames += 2) {
            float[] window = new float[8];
            for (int i = 0; i < 8; i++) {
                int at = 2 * frames - 8 + i;
                window[i] = at < 0 ? 0 : samples[at];
            }
            float[] scores = Requests.scores(request, window);
            last.remove(0);
            last.add(sure(scores));
            expected.add(smoothed(last) + " " + five(scores[0]) + ", " + five(scores[1]) + ", " + five(scores[2]));
        }
        assertEquals(expected, found.subList(5, found.size()));
        assertTrue(
                expected.stream().anyMatch(l -> l.startsWith("uncertain")) && expected.stream().anyMatch(l -> !l.startsWith("uncertain")));
    }

    private static int sure(float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= 0.6f) {
                return i;
            }
        }
        return -1;
    }

    /** The label at least three of four results have. */
    private static String smoothed(List<Integer> last) {
        for (int label = 0; label < CLASSES.size(); label++) {
            int wanted = label;
            if (last.stream().filter(l -> l == wanted).count() >= 3) {
                return CLASSES.get(label);
            }
        }
        return "uncertain";
    }

    @Test
    void slicesOfAudio() throws Exception {
        DeployRequest request = Requests.on(new SignalShape(12, List.of("audio"), 0.0625), CLASSES);
        export(request);
        compile("audio_continuous", new float[0]);
        int[] audio = new Random(9).ints(4 * 15, -3, 4).toArray();
        StringBuilder input = new StringBuilder();
        Arrays.stream(audio).forEach(sample -> input.append(sample).append(' '));
        List<String> found = Compiler.lines(folder, input.toString(), List.of("./audio_continuous"));
        List<String> expected = new ArrayList<>(List.of("Sensor 1, 3 slices of 4, 16000 Hz"));
        for (int end = 4; end <= audio.length; end += 4) {
            float[] scores = new float[3];
            if (end >= 12) {
                float[] window = new float[12];
                for (int i = 0; i < 12; i++) {
                    window[i] = audio[end - 12 + i];
                }
                scores = Requests.scores(request, window); // of three slices, half is one: no average
            }
            for (int i = 0; i < 3; i++) {
                expected.add(CLASSES.get(i) + ": " + five(scores[i]));
            }
        }
        assertEquals(expected, found);
    }

    @Test
    void aBoardOfItsOwn() throws Exception {
        DeployRequest request = Requests.of(CLASSES);
        export(request);
        compile("own_board", request.sampleWindow());
        assertEquals(List.of("0 failed"), Compiler.lines(folder, "", List.of("./own_board")));
    }

    /** As on a board without an operating system: nothing but the library is linked, and nothing of it takes memory. */
    @Test
    void itAllocatesNothing() throws Exception {
        DeployRequest request = Requests.of(CLASSES);
        export(request);
        Compiler.run(folder, new byte[0], List.of("g++", "-std=c++11", "-Os", "-fno-exceptions", "-fno-rtti", "-fno-pie",
                "-Wdouble-promotion", "-Werror", "-I.", "-c", "edge-impulse-sdk/classifier/ei_run_classifier.cpp"));
        for (String symbol : Compiler.lines(folder, "", List.of("nm", "-C", "ei_run_classifier.o"))) {
            assertFalse(symbol.matches(".* U (malloc|calloc|operator new.*|operator delete.*|__cxa_.*|_GLOBAL__.*|__.*df.*)"), symbol);
        }
    }

    /** On a processor that computes floating point in functions, their names tell that none is double. */
    @Test
    void nothingIsDouble() throws Exception {
        Compiler.require("arm-none-eabi-g++");
        DeployRequest request = Requests.of(CLASSES);
        export(request);
        for (String source : List.of("edge-impulse-sdk/classifier/ei_run_classifier.cpp",
                "edge-impulse-sdk/porting/ei_classifier_porting.cpp",
                "model/inkling.c", "model/inkling_network.c")) {
            Compiler.run(folder, new byte[0],
                    List.of(source.endsWith(".c") ? "arm-none-eabi-gcc" : "arm-none-eabi-g++", "-mcpu=cortex-m0plus",
                            "-mthumb", "-O2", "-Wall", "-Wextra", "-Werror", "-I.", "-c", "-o", "object.o", source));
            for (String symbol : Compiler.lines(folder, "", List.of("arm-none-eabi-nm", "object.o"))) {
                assertFalse(symbol.matches(".* U (__aeabi_(d|f2d|i2d|ui2d|l2d|ul2d|cd).*|.*printf|malloc|_Zn.*|_Zd.*|__cxa.*)"),
                        source + ": " + symbol);
            }
        }
    }
}
