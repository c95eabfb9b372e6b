package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.nn.Network;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated C of small networks with every operator gives the same bits as the reference executor. */
class NetworkParityTest {

    private static final int WINDOWS = 40;

    @TempDir
    private static Path folder;

    private static List<Network> networks;

    private static ParityProgram program;

    private static ParityProgram packed;

    @BeforeAll
    static void write() throws IOException, OperationException {
        networks = RandomNetworks.all();
        program = new ParityProgram(Files.createDirectory(folder.resolve("portable")), networks, Kernels.PORTABLE, WINDOWS);
        packed = new ParityProgram(Files.createDirectory(folder.resolve("packed")), networks, Kernels.CORTEX_M, WINDOWS);
    }

    @Test
    void everyKindOfOperatorIsTried() {
        List<String> kinds = networks.stream().flatMap(n -> ParityProgram.kinds(n).stream()).distinct().sorted().toList();
        assertTrue(kinds.containsAll(List.of("add", "average_pool2d", "concat", "conv2d", "depthwise_conv2d", "fully_connected", "logistic",
                "max_pool2d", "mean", "pad", "relu", "requantize", "reshape", "resize_nearest", "softmax")), kinds::toString);
    }

    @Test
    void withoutOptimisationAndWithoutWarnings() throws IOException, InterruptedException {
        program.check(List.of(), "gcc", "-std=c99", "-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror");
    }

    @Test
    void asCppOptimised() throws IOException, InterruptedException {
        program.check(List.of(), "g++", "-O3", "-Wall", "-Wextra", "-Werror", "-x", "c++");
    }

    @Test
    void withoutUndefinedBehaviour() throws IOException, InterruptedException {
        program.check(List.of(), "gcc", "-std=c99", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    }

    @Test
    void packedWithoutOptimisationAndWithoutWarnings() throws IOException, InterruptedException {
        packed.check(List.of(), "gcc", "-std=c99", "-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror");
    }

    @Test
    void packedAsCppOptimised() throws IOException, InterruptedException {
        packed.check(List.of(), "g++", "-O3", "-Wall", "-Wextra", "-Werror", "-x", "c++");
    }

    @Test
    void packedWithoutUndefinedBehaviour() throws IOException, InterruptedException {
        packed.check(List.of(), "gcc", "-std=c99", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    }

    @Test
    void packedOnCortexM4() throws IOException, InterruptedException {
        packed.checkOnCortexM4("-std=gnu99", "-O2", "-Wall", "-Wextra", "-Werror");
    }

    @Test
    void packedOnCortexM4ForSize() throws IOException, InterruptedException {
        packed.checkOnCortexM4("-std=c99", "-Os", "-Wall", "-Wextra", "-Werror");
    }

    @Test
    void portableOnCortexM4() throws IOException, InterruptedException {
        program.checkOnCortexM4("-std=c99", "-O2");
    }
}
