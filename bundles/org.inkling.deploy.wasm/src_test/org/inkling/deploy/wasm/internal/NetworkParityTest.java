package org.inkling.deploy.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.inkling.api.OperationException;
import org.inkling.nn.Fusion;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The network in WebAssembly gives the bits of the Java reference, with vectors and without, in node and in Java. */
class NetworkParityTest {

    private static List<Engine.Case> cases(Network network, int count, List<byte[]> expected) {
        ImpulseImage image = ImpulseImage.of(Runtime.SIMD.base(), List.of(), 1, Optional.empty(), network);
        Int8Executor reference = new Int8Executor(network);
        Random random = new Random(count);
        List<Engine.Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] input = new byte[reference.inputSize()];
            random.nextBytes(input);
            expected.add(reference.run(input));
            cases.add(new Engine.Case(image, null, input, reference.outputSize()));
        }
        return cases;
    }

    private static void compare(Engine engine, List<Engine.Case> cases, List<byte[]> expected) throws IOException, InterruptedException {
        List<Engine.Result> results = engine.run(cases);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), results.get(i).outputs(), "input " + i + " in " + engine);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "lab-nets/net_a", "lab-nets/net_b", "lab-nets/net_c", "lab-nets/net_c3", "mlperf-tiny/ad01_int8",
            "mlperf-tiny/kws_ref_model", "mlperf-tiny/pretrainedResnet_quant", "mlperf-tiny/vww_96_int8" })
    void sharedModels(String name) throws IOException, InterruptedException, OperationException {
        Network network = Fusion.padding(TfliteReader.read(Tools.shared("models/" + name + ".tflite")));
        List<byte[]> expected = new ArrayList<>();
        List<Engine.Case> cases = cases(network, 10, expected);
        write(name, cases.get(0).image());
        compare(Engine.CHICORY, cases, expected);
        Engine.NODE_SIMD.require();
        compare(Engine.NODE_SIMD, cases, expected);
        compare(Engine.NODE_SCALAR, cases, expected);
    }

    /** For {@code bench/}. */
    private static void write(String name, ImpulseImage image) throws IOException {
        WasmModule module = WasmModule.read(Runtime.SIMD.bytes());
        module.addData(image.base(), image.content(), image.end());
        Path folder = Files.createDirectories(Path.of("target/bench"));
        Files.write(folder.resolve(name.substring(name.indexOf('/') + 1) + ".wasm"), module.toBytes());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyOperator(Engine engine) throws IOException, InterruptedException {
        engine.require();
        List<byte[]> expected = new ArrayList<>();
        List<Engine.Case> cases = new ArrayList<>();
        for (int seed = 0; seed < 150; seed++) {
            cases.addAll(cases(new RandomNetwork(new Random(seed)).network(), 3, expected));
        }
        compare(engine, cases, expected);
    }

    @Test
    void aCaseOfEveryOperatorIsTried() {
        List<String> kinds = new ArrayList<>();
        for (int seed = 0; seed < 150; seed++) {
            new RandomNetwork(new Random(seed)).network().operators().forEach(operator -> kinds.add(operator.kind()));
        }
        List<String> all = List.of("fully_connected", "conv2d", "depthwise_conv2d", "max_pool2d", "average_pool2d", "mean", "add", "concat",
                "softmax", "logistic", "relu", "relu6", "reshape", "pad", "resize_nearest", "requantize");
        assertArrayEquals(all.stream().sorted().toArray(), kinds.stream().distinct().sorted().toArray());
    }
}
