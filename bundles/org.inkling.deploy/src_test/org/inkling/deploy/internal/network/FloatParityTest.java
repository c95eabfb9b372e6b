package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated C of float32 networks gives what the reference executor gives, within 1e-5 of the largest output. */
class FloatParityTest {

    private static final int WINDOWS = 10;

    @TempDir
    private static Path folder;

    private static List<Network> networks;

    private static ParityProgram program;

    @BeforeAll
    static void write() throws IOException, OperationException {
        networks = new ArrayList<>(RandomNetworks.float32());
        networks.addAll(networks.stream().map(Fusion::padding).toList());
        program = new ParityProgram(Files.createDirectory(folder.resolve("random")), networks, Kernels.FLOAT32, WINDOWS);
    }

    @Test
    void everyKindOfOperatorIsTried() {
        List<String> kinds = networks.stream().flatMap(n -> ParityProgram.kinds(n).stream()).distinct().sorted().toList();
        assertTrue(kinds.containsAll(List.of("add", "average_pool2d", "concat", "conv2d", "depthwise_conv2d", "fully_connected", "logistic",
                "max_pool2d", "mean", "pad", "relu", "reshape", "resize_nearest", "softmax")), kinds::toString);
    }

    @Test
    void withoutOptimisationAndWithoutWarnings() throws IOException, InterruptedException {
        program.check(List.of(), "gcc", "-std=c99", "-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wdouble-promotion",
                "-Wshadow",
                "-Werror");
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
    void onCortexM4() throws IOException, InterruptedException {
        program.checkOnCortexM4("-std=c99", "-O2");
    }

    @Test
    void keywordModelOfMlperfTiny() throws IOException, InterruptedException, OperationException {
        Path model = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve(
                "models/mlperf-tiny/kws_ref_model_float32.tflite");
        assumeTrue(Files.exists(model), model + ": shared data not found");
        Network network = Fusion.padding(TfliteReader.read(Files.readAllBytes(model), Location.of("model")));
        new ParityProgram(Files.createDirectory(folder.resolve("kws")), List.of(network), Kernels.FLOAT32, 2).check(List.of(), "gcc",
                "-std=c99", "-O2", "-Wall", "-Werror");
    }
}
