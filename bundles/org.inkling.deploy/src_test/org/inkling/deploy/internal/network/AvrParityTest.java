package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.deploy.internal.Compiler;
import org.inkling.nn.Fusion;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated C on an emulated ATmega2560: 16-bit int, no multiplier for more than 8 bits, tables in flash. */
class AvrParityTest {

    private static final Pattern HEX_LINE = Pattern.compile("\u001b\\[32m([0-9a-f]+)\\.");
    /** Of the 8 KB there are, what is left for the arena beside stack and structures. */
    private static final int ARENA_LIMIT = 7000;
    /** Descriptions of layers are in memory. */
    private static final int BYTES_OF_A_LAYER = 90;
    /** The simulator is slow. */
    private static final int MACS_LIMIT = 40_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void tools() {
        Compiler.require("avr-gcc");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/simavr")), "simavr is not installed: the generated C does not run on an AVR");
    }

    private byte[] run(String name, Network network, byte[] windows, String... options) throws IOException, InterruptedException {
        Path at = Files.createDirectory(folder.resolve(name));
        NetworkSource source = new NetworkSource(network, Kernels.PORTABLE);
        for (Map.Entry<String, String> file : source.files().entrySet()) {
            Files.writeString(at.resolve(file.getKey()), file.getValue());
        }
        try (InputStream in = AvrParityTest.class.getResourceAsStream("avr/main.c")) {
            Files.write(at.resolve("main.c"), in.readAllBytes());
        }
        int inputs = network.inputTensor().shape().size();
        Files.writeString(at.resolve("windows.h"), "#define WINDOWS " + windows.length / inputs + "\n#define INPUTS " + inputs
                + "\n#define OUTPUTS " + network.outputTensor().shape().size() + "\n#define WINDOW_VALUES {"
                + Arrays.toString(windows).replaceAll("[\\[\\]]", "").replaceAll("((?:-?\\d+, ){20})", "$1\\\\\n") + "}\n");
        List<String> command = new ArrayList<>(
                List.of("avr-gcc", "-mmcu=atmega2560", "-DF_CPU=16000000UL", "-Wall", "-Wextra", "-Werror", "-o",
                        "program.elf", "main.c", "inkling_network.c"));
        command.addAll(Arrays.asList(options));
        Compiler.run(at, new byte[0], command);
        String sizes = String.join("\n", Compiler.lines(at, "", List.of("avr-size", "-A", "program.elf")));
        Matcher data = Pattern.compile("\\.data +(\\d+)").matcher(sizes);
        int structures = 200 + BYTES_OF_A_LAYER * network.operators().size();
        assertTrue(data.find() && Integer.parseInt(data.group(1)) < structures, "tables are copied to memory:\n" + sizes);
        return simulate(at);
    }

    private static byte[] simulate(Path at) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("simavr", "-m", "atmega2560", "-f", "16000000", "program.elf").directory(at.toFile())
                .redirectErrorStream(true).redirectOutput(at.resolve("out").toFile()).start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the program does not end");
        } finally {
            process.destroyForcibly();
        }
        ByteArrayOutputStream outputs = new ByteArrayOutputStream();
        Matcher line = HEX_LINE.matcher(Files.readString(at.resolve("out")));
        while (line.find()) {
            outputs.write(HexFormat.of().parseHex(line.group(1)));
        }
        return outputs.toByteArray();
    }

    private void check(String name, Network network, int count, String... options) throws IOException, InterruptedException {
        Int8Executor executor = new Int8Executor(network);
        byte[] windows = new byte[count * executor.inputSize()];
        new Random(3).nextBytes(windows);
        Arrays.fill(windows, 0, executor.inputSize(), (byte) 127);
        Arrays.fill(windows, executor.inputSize(), 2 * executor.inputSize(), (byte) -128);
        byte[] found = run(name, network, windows, options);
        int outputs = executor.outputSize();
        assertEquals(count * outputs, found.length, name + ": windows are missing");
        for (int w = 0; w < count; w++) {
            byte[] window = Arrays.copyOfRange(windows, w * executor.inputSize(), (w + 1) * executor.inputSize());
            assertArrayEquals(executor.run(window), Arrays.copyOfRange(found, w * outputs, (w + 1) * outputs),
                    name + " " + ParityProgram.kinds(network) + ", window " + w);
        }
    }

    @Test
    void everyKindOfOperator() throws Exception {
        int tried = 0;
        for (Network network : RandomNetworks.all()) {
            if (new NetworkSource(network, Kernels.PORTABLE).arenaBytes() < ARENA_LIMIT && network.macs() < MACS_LIMIT) {
                check("random" + tried, network, 3, "-std=gnu99", "-O2");
                tried++;
            }
        }
        assertTrue(tried > 10, "only " + tried + " networks fit");
    }

    @Test
    void networksOfTheLab() throws Exception {
        Path models = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models/lab-nets");
        assumeTrue(Files.isDirectory(models), models + ": shared data not found");
        for (String option : List.of("-Os", "-O3")) {
            for (String name : List.of("net_a", "net_b")) {
                Network network = Fusion.padding(TfliteReader.read(models.resolve(name + ".tflite")));
                check(name + option, network, name.equals("net_a") ? 40 : 3, "-std=gnu11", option);
            }
        }
    }
}
