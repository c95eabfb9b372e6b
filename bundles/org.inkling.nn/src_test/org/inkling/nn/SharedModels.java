package org.inkling.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/** The models beside the project; tests that need them are skipped where they are not. */
final class SharedModels {

    static final List<String> INT8 = List.of("lab-nets/net_a", "lab-nets/net_b", "lab-nets/net_c", "lab-nets/net_c3",
            "mlperf-tiny/ad01_int8",
            "mlperf-tiny/kws_ref_model", "mlperf-tiny/pretrainedResnet_quant", "mlperf-tiny/vww_96_int8");
    static final String FLOAT32 = "mlperf-tiny/kws_ref_model_float32";
    static final List<String> ALL = java.util.stream.Stream.concat(INT8.stream(), java.util.stream.Stream.of(FLOAT32)).toList();

    private SharedModels() {
    }

    static byte[] bytes(String name) throws IOException {
        Path shared = Path.of(System.getProperty("inkling.shared", "../../../shared"));
        Path file = shared.resolve("models").resolve(name + ".tflite");
        Assumptions.assumeTrue(Files.exists(file), "shared models not found");
        return Files.readAllBytes(file);
    }
}
