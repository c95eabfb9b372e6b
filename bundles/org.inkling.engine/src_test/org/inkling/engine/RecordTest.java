package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SampleRef;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.engine.internal.operations.RecordOperation;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording from a device. */
class RecordTest {

    private static final SensorEndpoint DEVICE = new SensorEndpoint(URI.create("fake:1"), "fake phone", "FAKE",
            List.of(new Sensor("Accelerometer", List.of(new Axis("accX", "m/s2")), List.of(62.5, 10.0), 60)), false,
            ParameterSchema.of(Parameter.choice("mood", "Mood", "good", List.of("good", "bad"), "How it feels.")), true, null);

    @TempDir
    Path folder;

    private final Sensors sensors = new Sensors();
    private final Recorder recorder = new Recorder();
    private final List<SampleRequest> requests = new ArrayList<>();
    private LabProject lab;
    private Answer answer = RecordTest::send;
    private boolean closed;

    /** What the device does with a request. */
    private interface Answer {
        void to(SampleRequest request, SampleSink sink) throws OperationException;
    }

    @BeforeEach
    void project() throws Exception {
        lab = LabProject.create(folder.resolve("lab"), Template.find("empty").orElseThrow(), "Lab");
        sensors.addConnector(new Fake());
    }

    private static void send(SampleRequest request, SampleSink sink) throws OperationException {
        sink.state(SampleState.STARTED, 0.5);
        sink.state(SampleState.UPLOADING, -1);
        String json = "{\"protected\":{\"ver\":\"v1\",\"alg\":\"none\"},\"signature\":\"" + "0".repeat(64)
                + "\",\"payload\":{\"device_type\":\"FAKE\",\"interval_ms\":" + request.intervalMs()
                + ",\"sensors\":[{\"name\":\"accX\",\"units\":\"m/s2\"}],\"values\":[1,2,3]}}";
        sink.store(new SensorSample("wave.abc.json", request.label(), request.category(), json.getBytes(StandardCharsets.UTF_8),
                Map.of("hand", "left")));
    }

    private final class Fake implements SensorConnector {

        @Override
        public Set<String> schemes() {
            return Set.of("fake");
        }

        @Override
        public List<SensorEndpoint> discover(@Nullable Lab asking) {
            return List.of(DEVICE);
        }

        @Override
        public SensorSession open(URI endpoint, @Nullable Lab asking, SampleSink sink) {
            return new SensorSession() {
                @Override
                public SensorEndpoint endpoint() {
                    return DEVICE;
                }

                @Override
                public void sample(SampleRequest request) {
                    requests.add(request);
                    Thread device = new Thread(() -> {
                        try {
                            answer.to(request, sink);
                        } catch (OperationException e) {
                            sink.log("refused");
                        }
                    });
                    device.setDaemon(true);
                    device.start();
                }

                @Override
                public void stopSampling() {
                    requests.clear();
                }

                @Override
                public void startStream(StreamRequest request) {
                    throw new IllegalStateException("it does not stream");
                }

                @Override
                public void stopStream() {
                    // it never streams
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }

    private RecordResult record(Object... pairs) throws OperationException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            arguments.put((String) pairs[i], pairs[i + 1]);
        }
        RecordOperation operation = new RecordOperation(sensors);
        List<Problem> wrong = new ArrayList<>();
        ParameterValues values = operation.arguments().complete(ParameterValues.of(arguments), "", "", wrong::add);
        assertTrue(wrong.isEmpty(), wrong.toString());
        return operation.run(values, lab, recorder);
    }

    @Test
    void theSampleIsStoredWithItsLabelAndWords() throws Exception {
        RecordResult result = record("device", "fake phone", "label", "wave", "length", "3000", "category", "testing", "options",
                "mood=bad");
        SampleRequest request = requests.get(0);
        assertEquals(187, request.frames());
        assertEquals("bad", request.options().text("mood"));
        SampleRef sample = lab.samples().get(0);
        assertEquals(new RecordResult("fake phone", sample.id(), "wave.abc", "wave", "testing", "dataset/testing/wave.abc.json", 3, 16),
                result);
        assertEquals(Map.of("hand", "left"), lab.dataset().fields(sample).get("metadata"));
        assertTrue(recorder.lines.contains("Recording..."), recorder.lines.toString());
        assertTrue(closed, "the device was not let go");
    }

    @Test
    void frequencyAndCategoryOfTheRequestAreKept() throws Exception {
        RecordResult result = record("device", "fake:1", "length", 1000, "frequency", 10, "category", "split");
        assertEquals(100, result.intervalMs());
        assertEquals(lab.settings().split(), "upload");
        assertEquals(org.inkling.data.SplitRule.UPLOAD.split(java.nio.file.Files.readAllBytes(lab.root().resolve(result.path()))).id(),
                result.split());
    }

    @Test
    void aFileThatIsNoSampleEndsItWithWhatIsWrong() {
        answer = (request, sink) -> sink
                .store(new SensorSample("x.json", "x", "training", "nonsense".getBytes(StandardCharsets.UTF_8), Map.of()));
        OperationException failure = assertThrows(OperationException.class, () -> record("device", "fake:1"));
        assertEquals("sample.format", failure.problems().get(0).code());
    }

    @Test
    void aFailureOfTheDeviceIsTold() {
        answer = (request, sink) -> sink.failed(Problem.error("fake.tired", Location.of("fake phone"), "It is tired.", "Let it rest"));
        assertEquals("fake.tired", assertThrows(OperationException.class, () -> record("device", "fake:1")).problems().get(0).code());
    }

    @Test
    void aDeviceThatGoesIsTold() {
        answer = (request, sink) -> sink.closed(null);
        assertEquals("sensor.gone", assertThrows(OperationException.class, () -> record("device", "fake:1")).problems().get(0).code());
    }

    @Test
    void cancellingStopsTheDevice() throws Exception {
        answer = (request, sink) -> recorder.cancelled = true;
        assertThrows(OperationCancelledException.class, () -> record("device", "fake:1"));
        assertTrue(requests.isEmpty(), "the device was not asked to stop");
        assertTrue(closed);
        assertTrue(lab.samples().isEmpty());
    }

    @Test
    void wrongWordsAreToldWithAWayOut() {
        for (Object[] wrong : new Object[][]{ { "device", "no such phone" }, { "device", "radio:7" },
                { "device", "fake:1", "sensor", "Camera" }, { "device", "fake:1", "options", "mood=flying" },
                { "device", "fake:1", "options", "mood" } }) {
            OperationException failure = assertThrows(OperationException.class, () -> record(wrong));
            assertFalse(failure.problems().get(0).resolutions().isEmpty(), failure.getMessage());
        }
        assertTrue(requests.isEmpty());
    }
}
