package org.inkling.device.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.device.server.internal.PhoneConnector;
import org.inkling.device.server.internal.RemoteDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Remote management, protocols 2.3, and the Studio routes of 2.7. */
class ManagementTest {

    @TempDir
    Path folder;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void aSampleIsAskedForMeasuredUploadedAndStored(boolean cbor) throws Exception {
        TestServer.Device device = server.connect(cbor);
        device.hello("phone_khci7wpk");
        assertTrue(device.next().path("hello").asBoolean());
        PhoneConnector connector = new PhoneConnector(server.service);
        RemoteDevice remote = server.service.devices().find(server.project, "phone_khci7wpk").orElseThrow();
        Sink sink = new Sink();
        try (SensorSession session = connector.open(address(remote), null, sink)) {
            session.sample(new SampleRequest("Accelerometer", "freefall", "training", 3000, 16, TestServer.HMAC, ParameterValues.EMPTY));
            JsonNode request = device.next().path("sample");
            TreeSet<String> fields = new TreeSet<>();
            request.fieldNames().forEachRemaining(fields::add);
            assertEquals("[hmacKey, interval, label, length, path, sensor]", fields.toString());
            assertEquals(3000, request.path("length").asInt());
            assertEquals("/api/training/data", request.path("path").asText());
            device.send("{\"sample\":true}");
            device.send("{\"sampleStarted\":true}");
            device.send("{\"sampleUploading\":true}");
            assertEquals(200, server.data("training", "freefall.json", TestServer.sample("phone_khci7wpk", 187, 1), "x-label", "freefall")
                    .statusCode());
            assertEquals(SampleState.FINISHED, sink.until(SampleState.FINISHED));
        }
        assertEquals(1, server.dataset.samples().size());
        assertEquals("freefall", server.dataset.samples().get(0).label());
    }

    @Test
    void anErrorOfTheDeviceAndALostConnectionEndTheRequest() throws Exception {
        TestServer.Device device = server.connect(false);
        device.hello("phone_1");
        device.next();
        PhoneConnector connector = new PhoneConnector(server.service);
        RemoteDevice remote = server.service.devices().find(server.project, "phone_1").orElseThrow();
        Sink sink = new Sink();
        SensorSession session = connector.open(address(remote), null, sink);
        SampleRequest request = new SampleRequest("Accelerometer", "a", "training", 1000, 16, TestServer.HMAC, ParameterValues.EMPTY);
        session.sample(request);
        device.next();
        device.send("{\"sample\":false,\"error\":\"Permission refused\"}");
        assertEquals("Permission refused", sink.failures.poll(20, TimeUnit.SECONDS).summary());
        session.sample(request);
        device.next();
        device.socket.abort();
        assertTrue(sink.failures.poll(20, TimeUnit.SECONDS).summary().contains("connection"));
        assertFalse(remote.connected());
        session.close();
        assertEquals(0, server.dataset.samples().size());
    }

    @Test
    void wrongKeysAndBrokenMessagesAreRefused() throws Exception {
        TestServer.Device stranger = server.connect(false);
        stranger.send("{\"hello\":{\"version\":3,\"apiKey\":\"ei_wrong\",\"deviceId\":\"x\"}}");
        JsonNode reply = stranger.next();
        assertFalse(reply.path("hello").asBoolean());
        assertEquals("Invalid API key", reply.path("err").asText());
        TestServer.Device clumsy = server.connect(false);
        clumsy.send("\"no object\"");
        assertTrue(clumsy.next().path("err").asText().contains("Failed to parse"));
        clumsy.socket.sendText("ping", true).join();
        assertEquals("pong", clumsy.next().asText());
    }

    @Test
    void studioRoutesServeTheTools() throws Exception {
        assertEquals("free-fall", server.studio("GET", "/v1/api/projects", "").path("projects").get(0).path("name").asText());
        assertEquals(TestServer.HMAC, server.studio("GET", "/v1/api/1/devkeys/hmac", "").path("hmacKey").asText());
        assertTrue(server.studio("POST", "/v1/api/1/devices/create",
                "{\"deviceId\":\"AA:BB\",\"deviceType\":\"DAEMON\",\"ifNotExists\":true}").path("success").asBoolean());
        assertTrue(server.studio("POST", "/v1/api/1/devices/AA%3ABB/rename", "{\"name\":\"Kitchen\"}").path("success").asBoolean());
        JsonNode device = server.studio("GET", "/v1/api/1/device/AA%3ABB", "").path("device");
        assertEquals("Kitchen", device.path("name").asText());
        assertFalse(device.path("remote_mgmt_connected").asBoolean());
        server.data("training", "idle.json", TestServer.sample("a", 100, 1));
        JsonNode information = server.studio("GET", "/v1/api/1", "");
        assertEquals(1600, information.path("dataSummaryPerCategory").path("training").path("totalLengthMs").asInt());
        assertFalse(server.studio("GET", "/v1/api/2", "").path("success").asBoolean());
        assertFalse(server.studio("GET", "/v1/nothing", "").path("success").asBoolean());
    }

    private static java.net.URI address(RemoteDevice device) {
        return java.net.URI.create("remote:1/" + device.id());
    }

    /** Stores in the dataset of the server. */
    private final class Sink implements SampleSink {

        private final BlockingQueue<SampleState> states = new LinkedBlockingQueue<>();
        private final BlockingQueue<Problem> failures = new LinkedBlockingQueue<>();

        SampleState until(SampleState wanted) throws InterruptedException {
            SampleState state = states.poll(20, TimeUnit.SECONDS);
            while (state != null && state != wanted) {
                state = states.poll(20, TimeUnit.SECONDS);
            }
            return state;
        }

        @Override
        public void state(SampleState state, double progress) {
            states.add(state);
        }

        @Override
        public String store(SensorSample sample) throws OperationException {
            server.dataset.add(NewSample.of(sample.fileName(), sample.content(), Split.TRAINING, SampleLabel.of(sample.label())));
            assertEquals(Map.of(), sample.metadata());
            return sample.fileName();
        }

        @Override
        public void failed(Problem problem) {
            failures.add(problem);
        }
    }
}
