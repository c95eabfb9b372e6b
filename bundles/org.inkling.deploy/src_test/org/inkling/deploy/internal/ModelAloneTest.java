package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models made elsewhere, without signal processing: those of the lab and of MLPerf Tiny through every target. */
class ModelAloneTest {

    private static final String PROGRAM = """
            #include <stdio.h>

            #include "model/inkling.h"

            static inkling_context context;

            int main(void)
            {
                static inkling_result result;
                while (fread(inkling_input(&context), 1, INKLING_FEATURE_COUNT, stdin) == INKLING_FEATURE_COUNT) {
                    inkling_run(&context, &result);
                    fwrite(result.outputs, 1, INKLING_CLASS_COUNT, stdout);
                }
                return 0;
            }
            """;

    @TempDir
    private Path folder;

    static DeployRequest request(Path file, ParameterValues options) throws OperationException, IOException {
        Network network = TfliteReader.read(file);
        SignalShape window = new SignalShape(network.inputTensor().shape().size(), List.of("input"), 0);
        Impulse impulse = new Impulse(1, "model", new InputBlock(InputBlock.FEATURES, window.axes(), 0, 0, 0, false), List.of(), List.of());
        List<String> classes = IntStream.range(0, network.outputTensor().shape().size()).mapToObj(Integer::toString).toList();
        byte[] bytes = Files.readAllBytes(file);
        return new DeployRequest("model", impulse, window, classes, Optional.empty(), network.isQuantized() ? new byte[0] : bytes,
                network.isQuantized() ? bytes : new byte[0], 0, new float[window.size()], options);
    }

    private static List<Path> models() {
        Path shared = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models");
        assumeTrue(Files.isDirectory(shared), shared + ": shared data not found");
        return List.of("lab-nets/net_a", "lab-nets/net_b", "lab-nets/net_c", "lab-nets/net_c3", "mlperf-tiny/ad01_int8",
                "mlperf-tiny/kws_ref_model", "mlperf-tiny/pretrainedResnet_quant", "mlperf-tiny/vww_96_int8").stream()
                .map(name -> shared.resolve(name + ".tflite")).toList();
    }

    private static Map<String, byte[]> export(DeploymentTarget target, DeployRequest request) throws OperationException {
        assertEquals(List.of(), target.check(request));
        Map<String, byte[]> files = new TreeMap<>();
        target.generate(request, files::put, CppTargetTest.quiet());
        return files;
    }

    @Test
    void everyModelGoesThroughEveryTarget() throws Exception {
        for (Path model : models()) {
            DeployRequest request = request(model, ParameterValues.EMPTY);
            ParameterValues sourcesOnly = ParameterValues.of(Map.of(EimTarget.COMPILER, ""));
            assertFalse(export(new CppTarget(Requests.CATALOG), request).isEmpty());
            assertFalse(export(new ArduinoTarget(Requests.CATALOG), request).isEmpty());
            assertFalse(export(new CmsisPackTarget(Requests.CATALOG), request).isEmpty());
            assertFalse(export(new EimTarget(Requests.CATALOG), request(model, sourcesOnly)).isEmpty());
            Map<String, byte[]> tflite = export(new TfliteTarget(), request);
            assertArrayEquals(Files.readAllBytes(model), tflite.get("model.int8.tflite"));
            assertFalse(tflite.containsKey("model.float32.tflite"));
        }
    }

    /** From int8 input to int8 output, with no features, no window and no copy of the input in between. */
    @Test
    void theLibraryTakesInt8Input() throws Exception {
        Compiler.require("gcc");
        for (Path model : models()) {
            Path at = Files.createDirectory(folder.resolve(String.valueOf(model.getFileName())));
            DeployRequest request = request(model, ParameterValues.EMPTY);
            List<String> command = new ArrayList<>(List.of("gcc", "-std=c99", "-O2", "-Wall", "-Wextra", "-Werror", "-I.", "-o", "program",
                    "program.c"));
            for (Map.Entry<String, byte[]> file : export(new CppTarget(Requests.CATALOG), request).entrySet()) {
                if (file.getKey().startsWith("model/")) {
                    Files.createDirectories(at.resolve("model"));
                    Files.write(at.resolve(file.getKey()), file.getValue());
                    if (file.getKey().endsWith(".c")) {
                        command.add(file.getKey());
                    }
                }
            }
            command.add("-lm");
            Files.writeString(at.resolve("program.c"), PROGRAM);
            Compiler.run(at, new byte[0], command);
            Int8Executor executor = new Int8Executor(TfliteReader.read(model));
            byte[] input = new byte[2 * executor.inputSize()];
            new Random(6).nextBytes(input);
            byte[] output = Compiler.run(at, input, List.of("./program"));
            byte[] first = executor.run(Arrays.copyOf(input, executor.inputSize()));
            byte[] second = executor.run(Arrays.copyOfRange(input, executor.inputSize(), input.length));
            assertArrayEquals(first, Arrays.copyOf(output, first.length), model.toString());
            assertArrayEquals(second, Arrays.copyOfRange(output, first.length, output.length), model.toString());
        }
    }

    /** A float32 model needs no option, whichever target. */
    @Test
    void float32GoesThroughEveryTarget() throws Exception {
        Path model = models().get(0).resolveSibling("../mlperf-tiny/kws_ref_model_float32.tflite");
        DeployRequest request = request(model, ParameterValues.of(Map.of(EimTarget.COMPILER, "")));
        assertFalse(export(new ArduinoTarget(Requests.CATALOG), request).isEmpty());
        assertFalse(export(new CmsisPackTarget(Requests.CATALOG), request).isEmpty());
        assertFalse(export(new EimTarget(Requests.CATALOG), request).isEmpty());
        assertEquals(Set.of("model.float32.tflite", "labels.txt", "README.md"), export(new TfliteTarget(), request).keySet());
        Compiler.require("make");
        Compiler.require("g++");
        Map<String, byte[]> files = export(new CppTarget(Requests.CATALOG), request);
        assertTrue(new String(files.get("model-parameters/model_metadata.h")).contains("QUANTIZATION_ENABLED 0"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Compiler.run(folder, new byte[0], List.of("make", "-s", "CFLAGS=-O2 -Werror", "CXXFLAGS=-O1 -Werror"));
        float[] input = Requests.numbers(new Random(2), request.window().size());
        float[] scores = new FloatExecutor(TfliteReader.read(model)).run(input);
        List<String> line = Compiler.lines(folder, Arrays.toString(input).replaceAll("[\\[\\],]", " ") + "\n", List.of("./classify", "-"));
        for (int i = 0; i < scores.length; i++) {
            assertEquals(scores[i], Float.parseFloat(line.get(0).split("\t")[i + 1].split("=")[1]), 1e-5f);
        }
    }

    /** The example program on real numbers, as people try an export first. */
    @Test
    void itsExampleRuns() throws Exception {
        Compiler.require("make");
        Compiler.require("g++");
        DeployRequest request = request(models().get(0), ParameterValues.EMPTY);
        for (Map.Entry<String, byte[]> file : export(new CppTarget(Requests.CATALOG), request).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Compiler.run(folder, new byte[0], List.of("make", "-s", "CFLAGS=-O1 -Werror", "CXXFLAGS=-O1 -Werror"));
        float[] input = Requests.numbers(new Random(2), request.window().size());
        float[] scores = new float[request.classes().size()];
        new Int8Executor(TfliteReader.read(models().get(0))).run(input, scores);
        List<String> line = Compiler.lines(folder, Arrays.toString(input).replaceAll("[\\[\\],]", " ") + "\n", List.of("./classify", "-"));
        assertEquals(1, line.size());
        for (int i = 0; i < scores.length; i++) {
            assertEquals(scores[i], Float.parseFloat(line.get(0).split("\t")[i + 1].split("=")[1]));
        }
        assertTrue(Files.readString(folder.resolve("model/inkling.h")).contains("INKLING_WINDOW_IS_INPUT"));
    }
}
