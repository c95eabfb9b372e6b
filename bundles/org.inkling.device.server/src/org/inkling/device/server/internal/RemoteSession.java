package org.inkling.device.server.internal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A device of remote management in use. */
final class RemoteSession implements SensorSession {

    /** How long a device may be silent beyond the length of the sample. */
    private static final long PATIENCE_MS = 60_000;

    private final RemoteDevice device;
    private final SampleSink sink;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private @Nullable SampleRequest asked;
    private @Nullable ScheduledFuture<?> limit;
    private boolean refusing;
    private boolean streaming;
    private boolean closed;

    RemoteSession(RemoteDevice device, SampleSink sink, Executor executor, ScheduledExecutorService timer) {
        this.device = device;
        this.sink = sink;
        this.executor = executor;
        this.timer = timer;
    }

    @Override
    public SensorEndpoint endpoint() {
        return device.endpoint();
    }

    @Override
    public void sample(SampleRequest request) throws OperationException {
        Sensor sensor = sensor(request.sensor());
        synchronized (this) {
            free();
            asked = request;
            refusing = false;
        }
        ObjectNode message = Reply.object();
        // exactly these six: firmware refuses a request with a field it does not know
        message.putObject("sample").put("label", request.label()).put("length", Math.round(request.lengthMs()))
                .put("path", "/api/" + request.category() + "/data").put("hmacKey", request.hmacKey())
                .put("interval", request.intervalMs()).put("sensor", sensor.name());
        try {
            device.send(message);
        } catch (OperationException e) {
            end();
            throw e;
        }
        long patience = Math.round(request.lengthMs()) + PATIENCE_MS;
        synchronized (this) {
            limit = timer.schedule(() -> fail("device.silent", "The device has not sent the sample in time.",
                    "See whether it still shows the page of Inkling, and try again"), patience, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stopSampling() {
        if (asked != null) {
            // the protocol has no word for it: what the device still sends is refused
            refusing = true;
        }
    }

    @Override
    public void startStream(StreamRequest request) throws OperationException {
        Sensor sensor = sensor(request.sensor());
        synchronized (this) {
            free();
            streaming = true;
        }
        if (sensor.camera()) {
            device.send(Reply.object().put("startSnapshot", true).put("resolution", "low"));
        } else {
            ObjectNode message = Reply.object();
            message.putObject("startStreaming").put("sensor", sensor.name()).put("interval", request.intervalMs());
            device.send(message);
        }
    }

    @Override
    public void stopStream() {
        synchronized (this) {
            if (!streaming) {
                return;
            }
            streaming = false;
        }
        device.tell(Reply.object().put("stopSnapshot", true));
        device.tell(Reply.object().put("stopStreaming", true));
    }

    @Override
    public void close() {
        stopSampling();
        stopStream();
        synchronized (this) {
            closed = true;
            asked = null;
            ScheduledFuture<?> waiting = limit;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
        device.release(this);
    }

    synchronized boolean waits() {
        return asked != null;
    }

    /** A sample that came for the request; null when it is of another one. */
    @Nullable
    CompletableFuture<String> deliver(SensorSample sample) {
        SampleRequest request;
        boolean refused;
        synchronized (this) {
            request = asked;
            refused = refusing;
        }
        if (request == null) {
            return null;
        }
        if (refused) {
            end();
            return CompletableFuture.failedFuture(new OperationException(
                    Problem.error("device.stopped", Location.of(sample.fileName()), "Sampling was stopped.", "Start it again")));
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                String name = sink.store(sample);
                end();
                answer.complete(name);
                sink.state(SampleState.FINISHED, 1);
            } catch (OperationException | RuntimeException e) {
                end();
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    void message(JsonNode message) {
        if (message.has("error") && (message.path("sample").isBoolean() && !message.path("sample").asBoolean()
                || message.path("snapshotFailed").asBoolean())) {
            fail("device.failed", message.path("error").asText("The device could not do it."), "See what the device shows, and try again");
        } else if (message.path("sampleStarted").asBoolean()) {
            state(SampleState.STARTED, -1);
        } else if (message.path("sampleProcessing").asBoolean()) {
            state(SampleState.PROCESSING, -1);
        } else if (message.path("sampleReading").asBoolean()) {
            state(SampleState.READING, message.path("progressPercentage").asDouble(-100) / 100);
        } else if (message.path("sampleUploading").asBoolean()) {
            state(SampleState.UPLOADING, -1);
        } else if (message.path("sample").asBoolean()) {
            state(SampleState.ACCEPTED, -1);
        } else if (message.has("snapshotFrame")) {
            picture(message.path("snapshotFrame").asText());
        } else if (message.path("streamFrames").isObject()) {
            frames(message.path("streamFrames"));
        } else if (message.path("streamFailed").isTextual()) {
            fail("device.failed", message.path("streamFailed").asText(), "See what the device shows, and try again");
        }
    }

    void gone() {
        boolean waiting;
        synchronized (this) {
            waiting = asked != null;
        }
        Problem why = Problem.error("device.gone", Location.of(device.name()), "The connection to the device has ended"
                + (waiting ? " before the sample was there; nothing of it is stored." : "."), "Open the page on the phone again");
        if (waiting) {
            end();
            sink.failed(why);
        }
        sink.closed(why);
    }

    private void state(SampleState state, double progress) {
        if (waits()) {
            sink.state(state, progress);
        }
    }

    private void picture(String base64) {
        if (running()) {
            try {
                sink.picture(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException e) {
                sink.log("A picture could not be read: " + e.getMessage());
            }
        }
    }

    private void frames(JsonNode stream) {
        if (!running()) {
            return;
        }
        List<Axis> axes = new ArrayList<>();
        stream.path("axes").forEach(a -> axes.add(new Axis(a.path("name").asText(), a.path("units").asText())));
        JsonNode rows = stream.path("values");
        float[] values = new float[rows.size() * axes.size()];
        int i = 0;
        for (JsonNode row : rows) {
            if (row.size() != axes.size()) {
                sink.log("A row of the stream has " + row.size() + " values, not " + axes.size() + ".");
                return;
            }
            for (JsonNode value : row) {
                values[i++] = (float) value.asDouble();
            }
        }
        sink.frames(new Signal(new SensorSchema(axes, stream.path("interval").asDouble()), values));
    }

    private synchronized boolean running() {
        return streaming && !closed;
    }

    private void fail(String code, String summary, String advice) {
        boolean mine;
        synchronized (this) {
            mine = (asked != null || streaming) && !closed;
            streaming = false;
        }
        end();
        if (mine) {
            sink.failed(Problem.error(code, Location.of(device.name()), summary, advice));
        }
    }

    private synchronized void end() {
        asked = null;
        refusing = false;
        ScheduledFuture<?> waiting = limit;
        if (waiting != null) {
            waiting.cancel(false);
        }
        limit = null;
    }

    private void free() throws OperationException {
        if (closed || asked != null || streaming) {
            throw new OperationException(Problem.error("device.busy", Location.of(device.name()),
                    closed ? "The device has been let go." : "The device is recording or streaming.", "Wait until it has finished"));
        }
    }

    private Sensor sensor(String name) throws OperationException {
        return device.endpoint().sensor(name).orElseThrow(() -> new OperationException(Problem.error("device.sensor",
                Location.of(device.name()), "The device has no sensor \"" + name + "\".", "Choose one of: "
                        + String.join(", ", device.sensors().stream().map(Sensor::name).toList()))));
    }
}
