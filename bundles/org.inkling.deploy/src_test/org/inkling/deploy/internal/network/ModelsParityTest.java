package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models made elsewhere: those of the lab and of MLPerf Tiny. */
class ModelsParityTest {

    private static final int WINDOWS = 4;

    @TempDir
    private Path folder;

    private static List<Network> models() throws OperationException {
        Path models = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models");
        assumeTrue(Files.isDirectory(models), models + ": shared data not found");
        List<Network> networks = new ArrayList<>();
        for (String name : List.of("lab-nets/net_a", "lab-nets/net_b", "lab-nets/net_c", "lab-nets/net_c3", "mlperf-tiny/ad01_int8",
                "mlperf-tiny/kws_ref_model", "mlperf-tiny/pretrainedResnet_quant", "mlperf-tiny/vww_96_int8")) {
            networks.add(Fusion.padding(TfliteReader.read(models.resolve(name + ".tflite"))));
        }
        return networks;
    }

    @Test
    void portable() throws IOException, InterruptedException, OperationException {
        new ParityProgram(folder, models(), Kernels.PORTABLE, WINDOWS).check(List.of(), "gcc", "-std=c99", "-O2", "-Wall", "-Wextra",
                "-Werror");
    }

    @Test
    void packed() throws IOException, InterruptedException, OperationException {
        new ParityProgram(folder, models(), Kernels.CORTEX_M, WINDOWS).check(List.of(), "gcc", "-std=c99", "-O2", "-Wall", "-Wextra",
                "-Werror");
    }

    @Test
    void packedOnCortexM4() throws IOException, InterruptedException, OperationException {
        new ParityProgram(folder, models(), Kernels.CORTEX_M, WINDOWS).checkOnCortexM4("-std=c99", "-O2");
    }
}
