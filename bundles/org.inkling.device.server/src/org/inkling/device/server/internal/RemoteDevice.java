package org.inkling.device.server.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.websocket.api.Session;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.device.server.KnownDevice;
import org.inkling.device.server.ServedProject;

import com.fasterxml.jackson.databind.JsonNode;

/** One device of remote management: what it said in its hello, its connection, and the session that uses it. */
public final class RemoteDevice {

    /** Scheme of the addresses. */
    static final String SCHEME = "remote";

    private final ServedProject project;
    private final String id;
    private final Runnable changed;
    private final long created = System.currentTimeMillis();
    private volatile String name;
    private volatile String type;
    private volatile List<Sensor> sensors = List.of();
    private volatile boolean snapshots;
    private volatile boolean streams;
    private volatile String mode = "ingestion";
    private volatile String model = "";
    private volatile long lastSeen;
    private @Nullable Session connection;
    private Wire wire = Wire.JSON;
    private @Nullable RemoteSession user;

    RemoteDevice(ServedProject project, String id, String type, Runnable changed) {
        this.project = project;
        this.id = id;
        this.type = type;
        this.changed = changed;
        name = id;
    }

    public ServedProject project() {
        return project;
    }

    /** The id that the device gave itself. */
    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public boolean snapshots() {
        return snapshots;
    }

    /** {@code ingestion} or {@code inference}. */
    public String mode() {
        return mode;
    }

    /** Version of the model it says it runs; empty when it runs none. */
    public String model() {
        return model;
    }

    public long created() {
        return created;
    }

    /** Milliseconds since 1970; 0 when it never was connected. */
    public long lastSeen() {
        return lastSeen;
    }

    public List<Sensor> sensors() {
        return sensors;
    }

    public synchronized boolean connected() {
        return connection != null;
    }

    URI address() {
        return URI.create(SCHEME + ":" + project.id() + "/" + java.net.URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /** Gives it another name for people. */
    public void rename(String wanted) {
        name = wanted.isBlank() ? id : wanted.strip();
        keep();
        changed.run();
    }

    /** What is known of it, for people. */
    public KnownDevice known() {
        return new KnownDevice(id, address(), name, type, sensors, connected(), lastSeen == 0 ? null : Instant.ofEpochMilli(lastSeen),
                model);
    }

    void known(DeviceBook.Entry entry) {
        name = entry.name();
        lastSeen = entry.lastSeen();
    }

    SensorEndpoint endpoint() {
        return new SensorEndpoint(address(), name, type, sensors, streams || snapshots, ParameterSchema.EMPTY, connected(),
                lastSeen == 0 ? null : Instant.ofEpochMilli(lastSeen));
    }

    /** The device has said hello on a new connection; an older one is closed. */
    synchronized void hello(JsonNode hello, Session session, Wire encoding) {
        Session before = connection;
        connection = session;
        wire = encoding;
        type = hello.path("deviceType").asText(type);
        snapshots = hello.path("supportsSnapshotStreaming").asBoolean();
        streams = hello.path("supportsStreaming").asBoolean();
        mode = hello.path("mode").asText("ingestion");
        model = hello.path("inferenceInfo").path("deploymentVersion").asText("");
        sensors = sensors(hello.path("sensors"));
        seen();
        keep();
        if (before != null && before != session) {
            before.close(1000, "connected again", org.eclipse.jetty.websocket.api.Callback.NOOP);
        }
        changed.run();
    }

    /** A connection has ended; if it is that of the device, its user is told. */
    void gone(Session session) {
        RemoteSession using;
        synchronized (this) {
            if (connection != session) {
                return;
            }
            connection = null;
            using = user;
        }
        seen();
        keep();
        if (using != null) {
            using.gone();
        }
        changed.run();
    }

    /** Any message other than hello. */
    void message(JsonNode message) {
        seen();
        RemoteSession using;
        synchronized (this) {
            using = user;
        }
        if (message.path("modelRunning").isValueNode() && !message.path("modelRunning").isMissingNode()) {
            model = message.path("modelRunning").asText();
            changed.run();
        }
        if (using != null) {
            using.message(message);
        }
    }

    synchronized void send(JsonNode message) throws OperationException {
        Session session = connection;
        if (session == null) {
            throw new OperationException(Problem.error("device.away", Location.of(name), "The device is not connected.",
                    "Open the page on the phone again, or start the tool again"));
        }
        wire.send(session, message);
    }

    /** Tells the device if it is there; one that is away will ask when it comes back. */
    public void tell(JsonNode message) {
        try {
            send(message);
        } catch (OperationException e) {
            // it is away; nothing is lost
            return;
        }
    }

    synchronized void use(RemoteSession session) throws OperationException {
        if (user != null) {
            throw new OperationException(Problem.error("device.busy", Location.of(name), "The device is in use.",
                    "Wait until it has finished, or close the other view"));
        }
        user = session;
    }

    synchronized void release(RemoteSession session) {
        if (user == session) {
            user = null;
        }
    }

    /** Whether a session waits for a sample of this device. */
    synchronized boolean waits() {
        return user != null && user.waits();
    }

    @Nullable
    CompletableFuture<String> deliver(SensorSample sample) {
        RemoteSession using;
        synchronized (this) {
            using = user;
        }
        seen();
        return using == null ? null : using.deliver(sample);
    }

    private void seen() {
        lastSeen = System.currentTimeMillis();
    }

    private void keep() {
        DeviceBook.put(project.root(), id, new DeviceBook.Entry(name, type, created, lastSeen));
    }

    /** Version 1 of hello has names only. */
    private static List<Sensor> sensors(JsonNode list) {
        List<Sensor> sensors = new ArrayList<>();
        for (JsonNode sensor : list) {
            List<Double> frequencies = new ArrayList<>();
            sensor.path("frequencies").forEach(f -> frequencies.add(f.asDouble()));
            String name = sensor.isTextual() ? sensor.asText() : sensor.path("name").asText();
            if (sensor.isTextual() && !name.startsWith("Camera")) {
                frequencies.add(name.startsWith("Micro") ? 16000.0 : 62.5);
            }
            frequencies.removeIf(f -> !(f > 0));
            sensors.add(new Sensor(name, List.of(), frequencies, Math.max(0, sensor.path("maxSampleLengthS").asDouble(0))));
        }
        return sensors;
    }
}
