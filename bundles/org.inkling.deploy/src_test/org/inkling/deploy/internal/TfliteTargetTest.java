package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.TfliteWriter;
import org.junit.jupiter.api.Test;

class TfliteTargetTest {

    private final TfliteTarget target = new TfliteTarget();

    private static DeployRequest request(byte[] float32) throws OperationException {
        DeployRequest r = Requests.of(List.of("free fall", "idle"));
        return new DeployRequest(r.project(), r.impulse(), r.window(), r.classes(), r.standardiser(), float32, r.int8(), r.threshold(),
                r.sampleWindow(), r.options());
    }

    @Test
    void filesAreTheModelsThemselves() throws OperationException {
        Network network = new NetworkBuilder(16).dense(new float[32], new float[2], org.inkling.nn.Activation.NONE).softmax().build();
        DeployRequest request = request(TfliteWriter.write(network));
        assertEquals(List.of(), target.check(request));
        Map<String, byte[]> files = new TreeMap<>();
        DeployReport report = target.generate(request, files::put, CppTargetTest.quiet());
        assertEquals(List.of("README.md", "labels.txt", "model.float32.tflite", "model.int8.tflite", "standardisation.csv"),
                report.files());
        assertEquals(List.copyOf(files.keySet()), report.files());
        assertArrayEquals(request.float32(), files.get("model.float32.tflite"));
        assertArrayEquals(request.int8(), files.get("model.int8.tflite"));
        assertEquals("free fall\nidle\n", new String(files.get("labels.txt"), StandardCharsets.UTF_8));
        // 16 features and the heading
        assertEquals(17, new String(files.get("standardisation.csv"), StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void aBrokenModelIsAProblem() throws OperationException {
        DeployRequest request = request(new byte[]{ 1, 2, 3 });
        assertFalse(target.check(request).isEmpty());
        assertThrows(OperationException.class, () -> target.generate(request, (path, content) -> {
            throw new AssertionError(path);
        }, CppTargetTest.quiet()));
    }
}
