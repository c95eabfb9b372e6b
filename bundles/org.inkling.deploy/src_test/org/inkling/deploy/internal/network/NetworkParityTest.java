package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.inkling.api.OperationException;
import org.inkling.deploy.internal.Compiler;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated C of many networks gives the same bits as the reference executor. */
class NetworkParityTest {

    private static final int WINDOWS = 40;

    @TempDir
    private static Path folder;

    private static final List<Network> NETWORKS = new ArrayList<>();

    private static final List<byte[]> INPUTS = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException, OperationException {
        NETWORKS.addAll(RandomNetworks.all());
        // small enough to be compiled with every option in a moment; the others are tried by ModelsParityTest
        Path models = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models");
        for (String name : List.of("lab-nets/net_a.tflite", "lab-nets/net_b.tflite", "mlperf-tiny/kws_ref_model.tflite")) {
            if (Files.isRegularFile(models.resolve(name))) {
                NETWORKS.add(TfliteReader.read(models.resolve(name)));
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < NETWORKS.size(); i++) {
            write(i, NETWORKS.get(i), new NetworkSource(NETWORKS.get(i), Kernels.PORTABLE));
            byte[] inputs = new byte[windows(NETWORKS.get(i)) * NETWORKS.get(i).inputTensor().shape().size()];
            random.nextBytes(inputs);
            // the extremes find overflows and clamps
            int size = NETWORKS.get(i).inputTensor().shape().size();
            Arrays.fill(inputs, 0, size, (byte) 127);
            Arrays.fill(inputs, size, 2 * size, (byte) -128);
            INPUTS.add(inputs);
        }
        Files.writeString(folder.resolve("main.c"), main());
    }

    private static int windows(Network network) {
        return network.macs() > 100_000 ? 3 : WINDOWS;
    }

    private static void write(int index, Network network, NetworkSource source) throws IOException {
        Path net = Files.createDirectory(folder.resolve("net" + index));
        for (Map.Entry<String, String> file : source.files().entrySet()) {
            Files.writeString(net.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("net" + index + ".c"), String.format(Locale.ROOT, """
                #define inkling_network net%1$d_run
                #include "net%1$d/inkling_network.c"
                #ifdef __cplusplus
                extern "C" const int net%1$d[5];
                #else
                extern const int net%1$d[5];
                #endif
                const int net%1$d[5] = {INKLING_NETWORK_ARENA, INKLING_NETWORK_INPUT, INKLING_NETWORK_OUTPUT, %2$d, %3$d};
                """, index, network.inputTensor().shape().size(), network.outputTensor().shape().size()));
    }

    /** Reads the windows of every network in turn and writes its outputs; the arena is a block of its own, so that a sanitiser sees its ends. */
    private static String main() {
        StringBuilder text = new StringBuilder("""
                #include <stdint.h>
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>

                #ifdef __cplusplus
                #define LINK extern "C"
                #else
                #define LINK extern
                #endif

                static int run(const int *net, void (*network)(int8_t *), int windows)
                {
                    int8_t *arena = (int8_t *)malloc((size_t)net[0]);
                    for (int i = 0; i < windows; i++) {
                        memset(arena, 0x55, (size_t)net[0]);
                        if (fread(arena + net[1], 1, (size_t)net[3], stdin) != (size_t)net[3]) {
                            return 1;
                        }
                        network(arena);
                        fwrite(arena + net[2], 1, (size_t)net[4], stdout);
                    }
                    free(arena);
                    return 0;
                }

                """);
        StringBuilder calls = new StringBuilder("int main(void)\n{\n    int failed = 0;\n");
        for (int i = 0; i < NETWORKS.size(); i++) {
            text.append(String.format(Locale.ROOT, "LINK const int net%1$d[5];\nLINK void net%1$d_run(int8_t *arena);\n", i));
            calls.append(String.format(Locale.ROOT, "    failed |= run(net%1$d, net%1$d_run, %2$d);\n", i, windows(NETWORKS.get(i))));
        }
        return text.append(calls).append("    return failed;\n}\n").toString();
    }

    private static void check(String compiler, String... options) throws IOException, InterruptedException {
        Compiler.require(compiler);
        List<String> command = new ArrayList<>(List.of(compiler, "-o", "program"));
        command.addAll(List.of(options));
        for (int i = 0; i < NETWORKS.size(); i++) {
            command.add("net" + i + ".c");
        }
        command.add("main.c");
        Compiler.run(folder, new byte[0], command);
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        for (byte[] inputs : INPUTS) {
            in.write(inputs);
        }
        byte[] out = Compiler.run(folder, in.toByteArray(), List.of(folder.resolve("program").toString()));
        int at = 0;
        for (int n = 0; n < NETWORKS.size(); n++) {
            Int8Executor executor = new Int8Executor(NETWORKS.get(n));
            int size = executor.inputSize();
            for (int w = 0; w < windows(NETWORKS.get(n)); w++) {
                byte[] expected = executor.run(Arrays.copyOfRange(INPUTS.get(n), w * size, (w + 1) * size));
                byte[] found = Arrays.copyOfRange(out, at, at + expected.length);
                assertArrayEquals(expected, found, "network " + n + " " + kinds(NETWORKS.get(n)) + ", window " + w);
                at += expected.length;
            }
        }
        assertEquals(at, out.length);
    }

    private static List<String> kinds(Network network) {
        return network.operators().stream().map(Operator::kind).toList();
    }

    @Test
    void everyKindOfOperatorIsTried() {
        List<String> kinds = NETWORKS.stream().flatMap(n -> kinds(n).stream()).distinct().sorted().toList();
        assertTrue(kinds.containsAll(List.of("add", "average_pool2d", "concat", "conv2d", "depthwise_conv2d", "fully_connected", "logistic",
                "max_pool2d", "mean", "pad", "relu", "requantize", "reshape", "resize_nearest", "softmax")), kinds::toString);
    }

    @Test
    void withoutOptimisationAndWithoutWarnings() throws IOException, InterruptedException {
        check("gcc", "-std=c99", "-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror");
    }

    @Test
    void asCppOptimised() throws IOException, InterruptedException {
        check("g++", "-O3", "-Wall", "-Wextra", "-Werror", "-x", "c++");
    }

    @Test
    void withoutUndefinedBehaviour() throws IOException, InterruptedException {
        check("gcc", "-std=c99", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    }
}
