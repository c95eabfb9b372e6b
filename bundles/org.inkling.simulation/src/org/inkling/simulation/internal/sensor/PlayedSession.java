package org.inkling.simulation.internal.sensor;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.data.AcquisitionWriter;

/** A device that plays frames by the clock: as slow as a real one, or faster for those who do not want to wait. */
final class PlayedSession implements SensorSession {

    /** Option that every played device has: how much faster than real time. */
    static final String SPEED = "speed";

    /** What a played device measures. */
    interface Source {

        /** @param label of the sample; empty for a stream */
        Played open(Sensor sensor, double intervalMs, String label, ParameterValues options) throws OperationException;
    }

    /** Frames and what they hold. */
    record Played(SensorSchema schema, FrameSource frames) {
    }

    /** Zero of the ids in file names: 1 January 2019. */
    private static final long ID_EPOCH_MS = 1_546_300_800_000L;
    private static final long TICK_NANOS = 50_000_000;
    private static final long STOP_WAIT_MS = 2_000;

    private final SensorEndpoint endpoint;
    private final SampleSink sink;
    private final Source source;
    /** Held while the sink is called, so that nothing comes any more once stopping has returned. */
    private final ReentrantLock calling = new ReentrantLock();
    private @Nullable Run running;
    private boolean closed;

    PlayedSession(SensorEndpoint endpoint, SampleSink sink, Source source) {
        this.endpoint = endpoint;
        this.sink = sink;
        this.source = source;
    }

    private interface Work {
        void run(Run run) throws OperationException;
    }

    /** One sample or stream on its thread. */
    private final class Run implements Runnable {

        private final Work work;
        private final Thread thread;
        private volatile boolean stopped;

        Run(String what, Work work) {
            this.work = work;
            this.thread = new Thread(this, endpoint.name() + " " + what);
            this.thread.setDaemon(true);
        }

        @Override
        public void run() {
            try {
                work.run(this);
            } catch (OperationException e) {
                tell(() -> sink.failed(e.problems().get(0)));
            } finally {
                synchronized (PlayedSession.this) {
                    if (running == this) {
                        running = null;
                    }
                }
            }
        }

        /** Calls the sink unless it was stopped. */
        void tell(Runnable call) {
            calling.lock();
            try {
                if (!stopped) {
                    call.run();
                }
            } finally {
                calling.unlock();
            }
        }

        /** Waits until a moment of the played time. @return false when it was stopped */
        boolean until(long nanos) {
            while (!stopped) {
                long left = nanos - System.nanoTime();
                if (left <= 0) {
                    return true;
                }
                LockSupport.parkNanos(left);
            }
            return false;
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
            if (Thread.currentThread() != thread && !calling.isHeldByCurrentThread()) {
                calling.lock();
                calling.unlock();
            }
        }
    }

    @Override
    public SensorEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void sample(SampleRequest request) throws OperationException {
        Sensor sensor = sensor(request.sensor());
        if (request.frames() < 1) {
            throw failure("sensor.length", "A sample of " + request.lengthMs() + " ms has no frame.", "Ask for a longer one");
        }
        Played played = source.open(sensor, request.intervalMs(), request.label(), request.options());
        start(new Run("sample", run -> sample(run, request, played)));
    }

    private void sample(Run run, SampleRequest request, Played played) throws OperationException {
        int width = played.schema().axes().size();
        int frames = request.frames();
        float[] values = new float[frames * width];
        double frameNanos = request.intervalMs() * 1e6 / speed(request.options());
        run.tell(() -> sink.state(SampleState.ACCEPTED, -1));
        run.tell(() -> sink.state(SampleState.STARTED, 0));
        long begun = System.nanoTime();
        int done = 0;
        while (done < frames) {
            int wanted = Math.min(frames, (int) Math.min(frames, (System.nanoTime() - begun + TICK_NANOS) / frameNanos) + 1);
            if (!run.until(begun + (long) (wanted * frameNanos))) {
                return;
            }
            float[] next = played.frames().next(wanted - done);
            if (next == null) {
                break;
            }
            System.arraycopy(next, 0, values, done * width, next.length);
            done += next.length / width;
            double progress = (double) done / frames;
            run.tell(() -> sink.state(SampleState.STARTED, progress));
        }
        long now = Clock.systemUTC().millis();
        Signal signal = new Signal(played.schema(), Arrays.copyOf(values, done * width));
        byte[] content = new AcquisitionWriter(endpoint.name(), endpoint.type(), request.hmacKey()).json(signal, now / 1000);
        String label = request.label().isEmpty() ? "sample" : request.label();
        SensorSample sample = new SensorSample(label + "." + Long.toString(now - ID_EPOCH_MS, 32) + ".json", request.label(),
                request.category(), content, Map.of());
        run.tell(() -> sink.state(SampleState.UPLOADING, -1));
        run.tell(() -> store(sample));
    }

    private void store(SensorSample sample) {
        try {
            sink.store(sample);
            sink.state(SampleState.FINISHED, 1);
        } catch (OperationException e) {
            sink.log("The sample was not stored: " + e.getMessage());
        }
    }

    @Override
    public void startStream(StreamRequest request) throws OperationException {
        Sensor sensor = sensor(request.sensor());
        if (request.intervalMs() <= 0) {
            throw failure("sensor.interval", "The interval of the stream is not known.", "Ask for a frequency of the sensor");
        }
        Played played = source.open(sensor, request.intervalMs(), "", request.options());
        start(new Run("stream", run -> stream(run, request, played)));
    }

    private void stream(Run run, StreamRequest request, Played played) {
        double frameNanos = request.intervalMs() * 1e6 / speed(request.options());
        long begun = System.nanoTime();
        long done = 0;
        while (run.until(System.nanoTime() + TICK_NANOS)) {
            long due = (long) ((System.nanoTime() - begun) / frameNanos);
            // a computer that slept does not catch up on hours at once
            int count = (int) Math.min(due - done, 10_000);
            done = due;
            float[] next = count == 0 ? new float[0] : played.frames().next(count);
            if (next == null) {
                return;
            }
            if (next.length > 0) {
                run.tell(() -> sink.frames(new Signal(played.schema(), next)));
            }
        }
    }

    private Sensor sensor(String name) throws OperationException {
        return endpoint.sensor(name).orElseThrow(() -> failure("sensor.none", "The device has no sensor \"" + name + "\".",
                "Use one of: " + String.join(", ", endpoint.sensors().stream().map(Sensor::name).toList())));
    }

    private static double speed(ParameterValues options) {
        return options.get(SPEED) instanceof Number n ? Math.max(1, n.doubleValue()) : 1;
    }

    private synchronized void start(Run run) throws OperationException {
        if (closed) {
            throw failure("sensor.closed", "The device is not connected any more.", "Connect it again");
        }
        if (running != null) {
            throw failure("sensor.busy", "The device is recording already.", "Wait for its end, or stop it");
        }
        running = run;
        run.thread.start();
    }

    private OperationException failure(String code, String summary, String advice) {
        return new OperationException(Problem.error(code, Location.of(endpoint.name()), summary, advice));
    }

    @Override
    public void stopSampling() {
        stop();
    }

    @Override
    public void stopStream() {
        stop();
    }

    private void stop() {
        Run run;
        synchronized (this) {
            run = running;
            running = null;
        }
        if (run != null) {
            run.stop();
        }
    }

    @Override
    public void close() {
        Run run;
        synchronized (this) {
            closed = true;
            run = running;
        }
        stop();
        try {
            if (run != null && run.thread != Thread.currentThread() && !calling.isHeldByCurrentThread()) {
                run.thread.join(STOP_WAIT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
