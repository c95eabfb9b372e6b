package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Modelled cycles, ROM and RAM of the shared models stay what docs/user/on-the-device.md says, within 3 %: compilers differ a little.
 * The counts are exact and the same on every run.
 */
class CortexMFiguresTest {

    private static final double SLACK = 1.03;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({ "lab-nets/net_a, -O2, 2257, 1864, 140",
            "lab-nets/net_b, -O3, 49209, 4728, 1052",
            "lab-nets/net_c, -O2, 17370479, 469632, 31612",
            "mlperf-tiny/vww_96_int8, -O3, 10556243, 243768, 36212",
            "mlperf-tiny/kws_ref_model, -O3, 4012167, 35368, 17660",
            "mlperf-tiny/pretrainedResnet_quant, -O2, 15308822, 84288, 34436",
            "mlperf-tiny/ad01_int8, -O2, 380181, 271880, 844" })
    void figures(String name, String options, long cycles, int rom, int ram) throws IOException, InterruptedException, OperationException {
        Path shared = Path.of(System.getProperty("inkling.shared", "../../../shared"));
        Path file = shared.resolve("models").resolve(name + ".tflite");
        assumeTrue(Files.exists(file), file + ": shared data not found");
        CortexMHarness harness = new CortexMHarness(shared, folder);
        Network network = Fusion.padding(TfliteReader.read(Files.readAllBytes(file), Location.of(name)));
        CortexMHarness.Figures found = harness.network(file.getFileName().toString(), network, Kernels.CORTEX_M, options);
        assertTrue(found.cycles() <= SLACK * cycles, name + ": " + found);
        assertTrue(found.rom() <= SLACK * rom, name + ": " + found);
        assertTrue(found.ram() <= SLACK * ram, name + ": " + found);
    }
}
