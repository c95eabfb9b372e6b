package org.inkling.deploy.internal.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.deploy.CLibrary;
import org.inkling.deploy.Processor;
import org.inkling.deploy.internal.ExampleRequests;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.Test;

class CompiledVerifierTest {

    private static final int WINDOWS = 20;

    private static Map<String, byte[]> files(DeployRequest request, Processor processor) throws OperationException {
        Map<String, byte[]> files = new TreeMap<>();
        CLibrary.generate(request, ExampleRequests.catalog(), processor).files()
                .forEach((name, text) -> files.put("model/" + name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** The block of the request doubles every value, and there are two of it. */
    private static void sameAnswers(CompiledVerifier verifier, Processor processor) throws OperationException {
        assumeTrue(verifier.unavailable().isEmpty(), () -> verifier.unavailable().get().toString());
        DeployRequest request = ExampleRequests.classes("idle", "wave");
        Network network = TfliteReader.read(request.int8(), Location.of("model"));
        Int8Executor executor = new Int8Executor(network);
        Random random = new Random(4);
        try (ExportedModel exported = verifier.open(files(request, processor))) {
            for (int i = 0; i < WINDOWS; i++) {
                float[] window = new float[request.window().size()];
                float[] features = new float[2 * window.length];
                for (int k = 0; k < window.length; k++) {
                    window[k] = (float) random.nextGaussian();
                    features[k] = 2 * window[k];
                    features[window.length + k] = 2 * window[k];
                }
                ExportedModel.Answer answer = exported.run(window);
                assertArrayEquals(features, answer.features());
                request.standardiser().orElseThrow().apply(features, 0);
                byte[] in = new byte[features.length];
                for (int k = 0; k < in.length; k++) {
                    in[k] = network.inputTensor().quantized().quantize(features[k]);
                }
                assertArrayEquals(executor.run(in), answer.outputs(), "window " + i);
                assertEquals(network.outputTensor().quantized().dequantize(answer.outputs()[0]), answer.scores()[0]);
            }
        }
    }

    @Test
    void onThisComputer() throws OperationException {
        sameAnswers(new HostVerifier(), Processor.ANY);
    }

    @Test
    void onAnEmulatedCortexM4() throws OperationException {
        sameAnswers(new CortexMVerifier(), Processor.CORTEX_M);
        assertTrue(new CortexMVerifier().onRequest());
    }

    @Test
    void filesThatDoNotCompileAreAProblem() throws OperationException {
        HostVerifier verifier = new HostVerifier();
        assumeTrue(verifier.unavailable().isEmpty(), "gcc is not installed");
        Map<String, byte[]> files = files(ExampleRequests.classes("idle", "wave"), Processor.ANY);
        files.put("model/inkling.c", "int x = ;".getBytes(StandardCharsets.UTF_8));
        OperationException e = assertThrows(OperationException.class, () -> verifier.open(files));
        assertEquals(List.of("verify.open"), e.problems().stream().map(p -> p.code()).toList());
    }
}
