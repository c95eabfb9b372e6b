package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.inkling.deploy.internal.Compiler;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** One program that holds the generated C of several networks, reads windows for each and writes its outputs. */
final class ParityProgram {

    private static final float TOLERANCE = 1e-5f;

    private final Path folder;
    private final List<Network> networks;
    private final List<byte[]> inputs = new ArrayList<>();

    /** Writes the sources. @param windows of random bytes for each network; the first two are all 127 and all −128 */
    ParityProgram(Path folder, List<Network> networks, List<LayerWriter> kernels, int windows) throws IOException {
        this.folder = folder;
        this.networks = networks;
        Random random = new Random(7);
        for (int i = 0; i < networks.size(); i++) {
            Network network = networks.get(i);
            write(i, network, new NetworkSource(network, kernels));
            int size = network.inputTensor().bytes();
            byte[] bytes = new byte[windows * size];
            if (network.isQuantized()) {
                random.nextBytes(bytes);
                // the extremes find overflows and clamps
                Arrays.fill(bytes, 0, size, (byte) 127);
                Arrays.fill(bytes, size, 2 * size, (byte) -128);
            } else {
                FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
                while (floats.hasRemaining()) {
                    floats.put((float) random.nextGaussian());
                }
            }
            inputs.add(bytes);
        }
        Files.writeString(folder.resolve("main.c"), main(windows));
    }

    private void write(int index, Network network, NetworkSource source) throws IOException {
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
                #ifdef __cplusplus
                extern "C"
                #endif
                void net%1$d_call(void *arena);
                void net%1$d_call(void *arena) { net%1$d_run((%4$s *)arena); }
                """, index, network.inputTensor().bytes(), network.outputTensor().bytes(), network.isQuantized() ? "int8_t" : "float"));
    }

    /** The arena is a block of its own, so that a sanitiser sees its ends. */
    private String main(int windows) {
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

                static int run(const int *net, void (*network)(void *), int windows)
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
        for (int i = 0; i < networks.size(); i++) {
            text.append(String.format(Locale.ROOT, "LINK const int net%1$d[5];\nLINK void net%1$d_call(void *arena);\n", i));
            calls.append(String.format(Locale.ROOT, "    failed |= run(net%1$d, net%1$d_call, %2$d);\n", i, windows));
        }
        return text.append(calls).append("    return failed;\n}\n").toString();
    }

    /** Compiles, runs (through a launcher when it is for another processor) and compares every output with the reference executor. */
    void check(List<String> launcher, String compiler, String... options) throws IOException, InterruptedException {
        Compiler.require(compiler);
        List<String> command = new ArrayList<>(List.of(compiler, "-o", "program"));
        command.addAll(List.of(options));
        for (int i = 0; i < networks.size(); i++) {
            command.add("net" + i + ".c");
        }
        command.addAll(List.of("main.c", "-lm"));
        Compiler.run(folder, new byte[0], command);
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        for (byte[] bytes : inputs) {
            in.write(bytes);
        }
        List<String> program = new ArrayList<>(launcher);
        program.add(folder.resolve("program").toString());
        compare(Compiler.run(folder, in.toByteArray(), program));
    }

    /** {@link #check} on an emulated Cortex-M4. */
    void checkOnCortexM4(String... options) throws IOException, InterruptedException {
        Compiler.require("qemu-system-arm");
        for (String name : List.of("vectors.c", "mps2.ld")) {
            try (InputStream in = ParityProgram.class.getResourceAsStream("qemu/" + name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        List<String> all = new ArrayList<>(List.of("-mcpu=cortex-m4", "-mthumb", "-T", "mps2.ld", "--specs=rdimon.specs", "vectors.c"));
        all.addAll(List.of(options));
        check(List.of("qemu-system-arm", "-M", "mps2-an386", "-nographic", "-monitor", "none", "-serial", "null", "-semihosting-config",
                "enable=on,target=native", "-kernel"), "arm-none-eabi-gcc", all.toArray(new String[0]));
    }

    private void compare(byte[] out) {
        int at = 0;
        for (int n = 0; n < networks.size(); n++) {
            Network network = networks.get(n);
            int size = network.inputTensor().bytes();
            for (int from = 0; from < inputs.get(n).length; from += size) {
                byte[] input = Arrays.copyOfRange(inputs.get(n), from, from + size);
                byte[] found = Arrays.copyOfRange(out, at, at + network.outputTensor().bytes());
                String title = "network " + n + " " + kinds(network) + ", window " + from / size;
                if (network.isQuantized()) {
                    assertArrayEquals(new Int8Executor(network).run(input), found, title);
                } else {
                    compare(new FloatExecutor(network).run(floats(input)), floats(found), title);
                }
                at += found.length;
            }
        }
        assertEquals(at, out.length);
    }

    /** Sums in another order differ in their last bits: by 1e-5 of the largest output at most. */
    private static void compare(float[] expected, float[] found, String title) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(expected, found, Math.max(Float.MIN_NORMAL, TOLERANCE * largest), title);
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    static List<String> kinds(Network network) {
        return network.operators().stream().map(Operator::kind).toList();
    }
}
