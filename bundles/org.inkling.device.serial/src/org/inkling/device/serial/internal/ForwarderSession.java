package org.inkling.device.serial.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.data.AcquisitionWriter;

/** A board that sends lines of numbers: the data forwarder's protocol. A thread reads them as long as the session is open. */
final class ForwarderSession implements SensorSession {

    /** Rows that a stream hands on together: some ten times a second. */
    private static final int STREAMS_PER_SECOND = 10;

    private final SensorEndpoint endpoint;
    private final Terminal terminal;
    private final List<Axis> axes;
    private final double frequency;
    private final SampleSink sink;
    private final Thread reader;
    private @Nullable SampleRequest asked;
    private final List<float[]> rows = new ArrayList<>();
    private boolean streaming;
    private volatile boolean closed;
    private int odd;

    ForwarderSession(SensorEndpoint endpoint, Terminal terminal, List<Axis> axes, double frequency, SampleSink sink) {
        this.endpoint = endpoint;
        this.terminal = terminal;
        this.axes = List.copyOf(axes);
        this.frequency = frequency;
        this.sink = sink;
        reader = new Thread(this::read, "Inkling forwarder " + endpoint.name());
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public SensorEndpoint endpoint() {
        return endpoint;
    }

    private void read() {
        try {
            while (!closed) {
                String lines = terminal.lines(200);
                if (lines != null) {
                    lines.lines().forEach(this::line);
                }
            }
        } catch (IOException e) {
            gone(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gone(IOException e) {
        if (!closed) {
            Problem why = Problem.error("serial.gone", Location.of(endpoint.name()),
                    "The line to the board has ended: " + e.getMessage() + ".",
                    "Plug the board in again");
            if (take() != null) {
                sink.failed(why);
            }
            sink.closed(why);
        }
    }

    private void line(String line) {
        float[] row = Forwarder.row(line);
        if (row == null) {
            if (line.startsWith("ERR") || line.startsWith("<ERR")) {
                fail("The board says: " + line.strip());
            }
            return;
        }
        if (row.length != axes.size()) {
            // the first line after opening may be cut off
            if (++odd > 3) {
                fail("The board now sends " + row.length + " values a line, not " + axes.size() + ".");
            }
            return;
        }
        odd = 0;
        SampleRequest done = null;
        Signal streamed = null;
        synchronized (this) {
            SampleRequest request = asked;
            if (request != null || streaming) {
                rows.add(row);
            }
            if (request != null && rows.size() >= frames(request)) {
                done = request;
                asked = null;
            } else if (streaming && rows.size() >= Math.max(1, frequency / STREAMS_PER_SECOND)) {
                streamed = signal(rows.size());
                rows.clear();
            }
        }
        if (done != null) {
            store(done);
        } else if (streamed != null) {
            sink.frames(streamed);
        }
    }

    private int frames(SampleRequest request) {
        return (int) Math.max(1, Math.floor(request.lengthMs() * frequency / 1000 + 1e-6));
    }

    private void store(SampleRequest request) {
        Signal signal;
        synchronized (this) {
            signal = signal(frames(request));
            rows.clear();
        }
        try {
            sink.state(SampleState.UPLOADING, -1);
            byte[] content = new AcquisitionWriter(endpoint.name(), "DATA_FORWARDER", request.hmacKey()).cbor(signal,
                    System.currentTimeMillis() / 1000);
            sink.store(new SensorSample((request.label().isEmpty() ? "sample" : request.label()) + ".cbor", request.label(),
                    request.category(), content, Map.of()));
            sink.state(SampleState.FINISHED, 1);
        } catch (OperationException e) {
            sink.failed(e.problems().get(0));
        }
    }

    private Signal signal(int count) {
        float[] values = new float[count * axes.size()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows.get(i), 0, values, i * axes.size(), axes.size());
        }
        return new Signal(new SensorSchema(axes, 1000 / frequency), values);
    }

    private void fail(String why) {
        if (take() != null || streaming) {
            synchronized (this) {
                streaming = false;
            }
            sink.failed(Problem.error("serial.forwarder", Location.of(endpoint.name()), why, "Disconnect the board and connect it again"));
        }
    }

    private synchronized @Nullable SampleRequest take() {
        SampleRequest request = asked;
        asked = null;
        rows.clear();
        return request;
    }

    @Override
    public synchronized void sample(SampleRequest request) throws OperationException {
        free();
        rows.clear();
        asked = request;
        sink.state(SampleState.STARTED, -1);
    }

    @Override
    public void stopSampling() {
        take();
    }

    @Override
    public synchronized void startStream(StreamRequest request) throws OperationException {
        free();
        rows.clear();
        streaming = true;
    }

    @Override
    public synchronized void stopStream() {
        streaming = false;
        rows.clear();
    }

    private void free() throws OperationException {
        if (closed || asked != null || streaming) {
            throw new OperationException(Problem.error("device.busy", Location.of(endpoint.name()),
                    closed ? "The board has been let go." : "The board is recording or streaming.", "Wait until it has finished"));
        }
    }

    @Override
    public void close() {
        closed = true;
        take();
        terminal.close();
    }

    @Override
    public String toString() {
        return endpoint.name() + " " + Arrays.toString(axes.toArray());
    }
}
