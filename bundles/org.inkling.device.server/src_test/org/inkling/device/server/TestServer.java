package org.inkling.device.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.inkling.api.OperationException;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.data.AcquisitionWriter;
import org.inkling.data.DatasetStore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;

/** A server with one project on free ports of this computer, and a client for it. */
final class TestServer implements AutoCloseable {

    static final String KEY = "ei_0123456789abcdef";
    static final String HMAC = "00112233445566778899aabbccddeeff";
    static final ObjectMapper JSON = new ObjectMapper();

    final DeviceServer service = new DeviceServer();
    final RunningServer server;
    final ServedProject project;
    final DatasetStore dataset;
    final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    TestServer(Path folder) throws IOException, OperationException {
        Path root = Files.createDirectories(folder.resolve("project"));
        dataset = DatasetStore.open(root);
        project = new ServedProject(1, "free-fall", dataset, new AccessKeys() {
            @Override
            public boolean accepts(String apiKey) {
                return KEY.equals(apiKey);
            }

            @Override
            public String hmacKey() {
                return HMAC;
            }
        });
        server = service.start(ServerOptions.free(folder.resolve("installation")));
        server.add(project);
    }

    /** A signed sample of three axes. */
    static byte[] sample(String device, int frames, int seed) {
        float[] values = new float[frames * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(seed * 31 + i * 0.1) * 9.81f;
        }
        SensorSchema schema = new SensorSchema(
                java.util.List.of(new Axis("accX", "m/s2"), new Axis("accY", "m/s2"), new Axis("accZ", "m/s2")), 16);
        return new AcquisitionWriter(device, "MOBILE_CLIENT", HMAC).json(new Signal(schema, values), 1_600_000_000L + seed);
    }

    HttpResponse<String> data(String category, String name, byte[] body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.ingestion().resolve("/api/" + category + "/data"))
                .header("x-api-key", KEY).header("x-file-name", name).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** A form with the given parts: name of the part, name of the file, content. */
    HttpResponse<String> files(String category, Object[][] parts, String... headers) throws IOException, InterruptedException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (Object[] part : parts) {
            body.write(("--XX\r\nContent-Disposition: form-data; name=\"" + part[0] + "\"; filename=\"" + part[1]
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            body.write((byte[]) part[2]);
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write("--XX--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(server.ingestion().resolve("/api/" + category + "/files"))
                .header("x-api-key", KEY).header("content-type", "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    JsonNode studio(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(server.studio().resolve(path)).header("x-api-key", KEY).method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
        return JSON.readTree(response.body());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A device of remote management. */
    Device connect(boolean cbor) {
        return new Device(client, server.management(), cbor);
    }

    @Override
    public void close() {
        server.close();
    }

    /** The other end of a remote management connection. */
    static final class Device implements WebSocket.Listener {

        private static final CBORMapper CBOR = new CBORMapper();

        private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final java.io.ByteArrayOutputStream binary = new java.io.ByteArrayOutputStream();
        private final boolean cbor;
        final WebSocket socket;

        Device(HttpClient client, URI address, boolean cbor) {
            this.cbor = cbor;
            socket = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10)).buildAsync(address, this).join();
        }

        void hello(String id) throws IOException {
            send("{\"hello\":{\"version\":3,\"apiKey\":\"" + KEY + "\",\"deviceId\":\"" + id
                    + "\",\"deviceType\":\"MOBILE_CLIENT\",\"connection\":\"ip\",\"sensors\":[{\"name\":\"Accelerometer\","
                    + "\"maxSampleLengthS\":300,\"frequencies\":[62.5]}],\"supportsSnapshotStreaming\":false}}");
        }

        void send(String json) throws IOException {
            if (cbor) {
                socket.sendBinary(ByteBuffer.wrap(CBOR.writeValueAsBytes(JSON.readTree(json))), true).join();
            } else {
                socket.sendText(json, true).join();
            }
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = received.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message in 20 s");
            }
            return message;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString().getBytes(StandardCharsets.UTF_8), JSON);
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                take(binary.toByteArray(), CBOR);
                binary.reset();
            }
            from.request(1);
            return null;
        }

        private void take(byte[] message, ObjectMapper mapper) {
            try {
                received.add(new String(message, StandardCharsets.UTF_8).equals("pong")
                        ? JSON.getNodeFactory().textNode("pong")
                        : mapper.readTree(message));
            } catch (IOException e) {
                received.add(JSON.getNodeFactory().textNode("unreadable: " + e.getMessage()));
            }
        }
    }
}
