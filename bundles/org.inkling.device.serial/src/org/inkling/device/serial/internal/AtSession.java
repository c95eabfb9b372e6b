package org.inkling.device.serial.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;

/** A board with AT firmware in use. One thread talks to it. */
final class AtSession implements SensorSession {

    private static final Pattern USED = Pattern.compile("Used buffer, from=(\\d+), to=(\\d+)");
    private static final Pattern FILE = Pattern.compile("File name:\\s*(\\S+)");
    private static final Pattern ERROR = Pattern.compile("(?m)^ERR:?\\s*(.*)$");
    /** How long a board may work beyond the length of the sample. */
    private static final long PATIENCE_MS = 30_000;

    private final SensorEndpoint endpoint;
    private final Terminal terminal;
    private final AtClient client;
    private final BoardConfig config;
    private final SampleSink sink;
    private @Nullable Thread work;
    private volatile boolean stopping;
    private volatile boolean closed;

    AtSession(SensorEndpoint endpoint, Terminal terminal, AtClient client, BoardConfig config, SampleSink sink) {
        this.endpoint = endpoint;
        this.terminal = terminal;
        this.client = client;
        this.config = config;
        this.sink = sink;
    }

    @Override
    public SensorEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public synchronized void sample(SampleRequest request) throws OperationException {
        Sensor sensor = endpoint.sensor(request.sensor()).orElseThrow(() -> new OperationException(Problem.error("device.sensor",
                Location.of(endpoint.name()), "The board has no sensor \"" + request.sensor() + "\".", "Choose one of: "
                        + String.join(", ", endpoint.sensors().stream().map(Sensor::name).toList()))));
        begin(() -> {
            if (sensor.camera()) {
                picture(request);
            } else {
                series(request, sensor);
            }
        });
    }

    private void begin(Work wanted) throws OperationException {
        if (closed || work != null) {
            throw new OperationException(Problem.error("device.busy", Location.of(endpoint.name()),
                    closed ? "The board has been let go." : "The board is recording.", "Wait until it has finished"));
        }
        stopping = false;
        Thread thread = new Thread(() -> {
            try {
                wanted.run();
            } catch (OperationException e) {
                if (!closed && !stopping) {
                    sink.failed(e.problems().isEmpty()
                            ? Problem.error("device.failed", Location.of(endpoint.name()), String.valueOf(e.getMessage()))
                            : e.problems().get(0));
                }
            } finally {
                synchronized (this) {
                    work = null;
                }
            }
        }, "Inkling board " + endpoint.name());
        thread.setDaemon(true);
        work = thread;
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws OperationException;
    }

    private void series(SampleRequest request, Sensor sensor) throws OperationException {
        String label = word(request.label());
        client.set("SAMPLESETTINGS=" + label + "," + number(request.intervalMs()) + "," + Math.round(request.lengthMs()) + ","
                + request.hmacKey());
        client.set("UPLOADSETTINGS=none,/api/" + request.category() + "/data");
        sink.state(SampleState.ACCEPTED, -1);
        client.begin("SAMPLESTART=" + sensor.name());
        String said = follow(Math.round(request.lengthMs()) + PATIENCE_MS);
        if (stopping) {
            return;
        }
        Matcher error = ERROR.matcher(said);
        if (error.find()) {
            throw failed("The board says: " + error.group(1).strip(), "See the manual of the firmware");
        }
        Matcher used = USED.matcher(said);
        Matcher file = FILE.matcher(said);
        sink.state(SampleState.READING, -1);
        byte[] content;
        if (used.find()) {
            content = client.readBuffer(Long.parseLong(used.group(1)), Long.parseLong(used.group(2)));
        } else if (file.find()) {
            content = client.readFile(file.group(1));
        } else {
            throw failed("The board does not say where the sample is.", "Flash the newest firmware of the board");
        }
        store(new SensorSample((label.isEmpty() ? "sample" : label) + extension(content), request.label(), request.category(), content,
                Map.of("device", config.type())));
    }

    /** Follows what the board says until it waits for a command again. */
    private String follow(long patience) throws OperationException {
        StringBuilder said = new StringBuilder();
        long end = System.currentTimeMillis() + patience;
        while (true) {
            String lines = client.lines(200);
            if (lines != null) {
                said.append(lines);
                lines.lines().forEach(this::line);
            } else if (said.length() > 0 && client.idle()) {
                return said.toString();
            }
            if (stopping) {
                client.stop();
                return said.toString();
            }
            if (System.currentTimeMillis() > end) {
                client.stop();
                throw failed("The board has not finished the sample in time.", "Press its reset button and try again");
            }
        }
    }

    private void line(String line) {
        String text = line.strip();
        if (text.startsWith("Sampling...")) {
            sink.state(SampleState.STARTED, -1);
        } else if (text.startsWith("Processing...")) {
            sink.state(SampleState.PROCESSING, -1);
        } else if (text.startsWith("Uploading...")) {
            sink.state(SampleState.UPLOADING, -1);
        }
        if (!text.isEmpty()) {
            sink.log(text);
        }
    }

    private void picture(SampleRequest request) throws OperationException {
        if (config.resolutions().isEmpty()) {
            throw failed("The board does not say which pictures it can take.", "Flash the newest firmware of the board");
        }
        int[] size = config.resolutions().get(config.resolutions().size() - 1);
        sink.state(SampleState.STARTED, -1);
        byte[] pixels = client.snapshot(size[0], size[1]);
        byte[] content = Pictures.file(pixels, size[0], size[1], config.colour());
        store(new SensorSample(
                (request.label().isEmpty() ? "picture" : word(request.label())) + (Pictures.isJpeg(content) ? ".jpg" : ".png"),
                request.label(), request.category(), content, Map.of("device", config.type())));
    }

    private void store(SensorSample sample) throws OperationException {
        if (!stopping && !closed) {
            sink.store(sample);
            sink.state(SampleState.FINISHED, 1);
        }
    }

    /** Firmware sends CBOR, older one JSON. */
    private static String extension(byte[] content) {
        return content.length > 0 && content[0] == '{' ? ".json" : ".cbor";
    }

    private OperationException failed(String summary, String advice) {
        return new OperationException(Problem.error("device.failed", Location.of(endpoint.name()), summary, advice));
    }

    /** A label without what divides the fields of a command. */
    private static String word(String label) {
        return label.replaceAll("[,\\s\\p{Cntrl}]+", "_");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    @Override
    public void stopSampling() {
        stopping = true;
    }

    @Override
    public void startStream(StreamRequest request) throws OperationException {
        throw new OperationException(Problem.error("device.stream", Location.of(endpoint.name()),
                "A board with this firmware sends whole samples only.", "Record samples, or flash firmware that sends lines of numbers"));
    }

    @Override
    public void stopStream() {
        // there never is one
    }

    @Override
    public void close() {
        closed = true;
        stopping = true;
        Thread running;
        synchronized (this) {
            running = work;
        }
        if (running != null) {
            try {
                running.join(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        terminal.close();
    }
}
