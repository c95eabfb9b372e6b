package org.inkling.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Signal;
import org.inkling.api.operation.Lab;
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
import org.junit.jupiter.api.DynamicTest;

/** What every {@link SensorConnector} must keep to, tried with each connected device it knows that is no camera; takes about 2 s a device. */
public final class SensorConnectorContract {

    private static final long WAIT_SECONDS = 30;
    private static final double LENGTH_MS = 400;
    private static final String KEY = "contract-key";

    private final SensorConnector connector;
    private final @Nullable Lab lab;

    private SensorConnectorContract(SensorConnector connector, @Nullable Lab lab) {
        this.connector = connector;
        this.lab = lab;
    }

    /** The tests of one connector, to be returned from a JUnit test factory. @param lab the project that asks, or null */
    public static Stream<DynamicTest> of(SensorConnector connector, @Nullable Lab lab) {
        return new SensorConnectorContract(connector, lab).tests();
    }

    private Stream<DynamicTest> tests() {
        String name = connector.getClass().getSimpleName() + ": ";
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(name + "names its schemes", this::namesItsSchemes));
        tests.add(DynamicTest.dynamicTest(name + "describes its devices", this::describesItsDevices));
        tests.add(DynamicTest.dynamicTest(name + "refuses a device that is not there", this::refusesUnknownDevices));
        for (SensorEndpoint device : connector.discover(lab)) {
            if (device.connected() && !device.sensors().isEmpty() && !device.sensors().get(0).camera()) {
                String label = name + device.name() + " ";
                tests.add(DynamicTest.dynamicTest(label + "records a sample", () -> records(device)));
                tests.add(DynamicTest.dynamicTest(label + "stores nothing of a sample that was stopped", () -> stops(device)));
                tests.add(DynamicTest.dynamicTest(label + "goes on after a sample was refused", () -> survivesRefusal(device)));
                tests.add(DynamicTest.dynamicTest(label + "refuses what it cannot do", () -> refuses(device)));
                if (device.streams()) {
                    tests.add(DynamicTest.dynamicTest(label + "streams", () -> streams(device)));
                }
            }
        }
        return tests.stream();
    }

    /** Keeps what comes. */
    private static final class Kept implements SampleSink {

        final List<SampleState> states = new ArrayList<>();
        final List<SensorSample> samples = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();
        final List<Signal> frames = new ArrayList<>();
        final CountDownLatch stored = new CountDownLatch(1);
        final CountDownLatch finished = new CountDownLatch(1);
        final CountDownLatch streamed = new CountDownLatch(4);
        private final boolean full;

        Kept(boolean full) {
            this.full = full;
        }

        @Override
        public synchronized void state(SampleState state, double progress) {
            if (states.isEmpty() || states.get(states.size() - 1) != state) {
                states.add(state);
            }
            if (state == SampleState.FINISHED) {
                finished.countDown();
            }
        }

        @Override
        public synchronized String store(SensorSample sample) throws OperationException {
            stored.countDown();
            if (full) {
                throw new OperationException(Problem.error("contract.full", Location.PROJECT, "The disk is full."));
            }
            samples.add(sample);
            return sample.fileName();
        }

        @Override
        public synchronized void failed(Problem problem) {
            problems.add(problem);
        }

        @Override
        public synchronized void frames(Signal signal) {
            frames.add(signal);
            streamed.countDown();
        }

        synchronized int received() {
            return frames.size() + samples.size() + states.size() + problems.size();
        }
    }

    private void namesItsSchemes() {
        assertFalse(connector.schemes().isEmpty());
        connector.schemes().forEach(s -> assertTrue(s.matches("[a-z][a-z0-9+.-]*"), s));
    }

    private void describesItsDevices() {
        Set<URI> addresses = new HashSet<>();
        for (SensorEndpoint device : connector.discover(lab)) {
            assertTrue(addresses.add(device.uri()), "two devices with the address " + device.uri());
            assertTrue(connector.schemes().contains(String.valueOf(device.uri().getScheme()).toLowerCase(Locale.ROOT)), device.toString());
            assertFalse(device.name().isBlank());
            assertFalse(device.type().isBlank());
            for (Sensor sensor : device.sensors()) {
                assertFalse(sensor.name().isBlank());
                sensor.frequencies().forEach(f -> assertTrue(f > 0, sensor + " has a frequency that is none"));
            }
        }
        List<URI> again = connector.discover(lab).stream().filter(SensorEndpoint::connected).map(SensorEndpoint::uri).toList();
        assertTrue(addresses.containsAll(again), "addresses change");
    }

    private void refusesUnknownDevices() {
        String scheme = connector.schemes().iterator().next();
        OperationException refused = assertThrows(OperationException.class,
                () -> connector.open(URI.create(scheme + ":there-is-no-such-device"), lab, new Kept(false)).close());
        assertFalse(refused.problems().get(0).resolutions().isEmpty(), "the message does not say what to do");
    }

    private static SampleRequest request(SensorEndpoint device, double lengthMs) {
        Sensor sensor = device.sensors().get(0);
        return new SampleRequest(sensor.name(), "contract", "training", lengthMs, sensor.usualIntervalMs(), KEY,
                device.options().defaults());
    }

    private void records(SensorEndpoint device) throws Exception {
        Kept kept = new Kept(false);
        try (SensorSession session = connector.open(device.uri(), lab, kept)) {
            assertEquals(device.uri(), session.endpoint().uri());
            session.sample(request(device, LENGTH_MS));
            assertThrows(OperationException.class, () -> session.sample(request(device, LENGTH_MS)), "two samples at once");
            assertTrue(kept.finished.await(WAIT_SECONDS, TimeUnit.SECONDS), "not finished: " + kept.states + kept.problems);
        }
        assertEquals(1, kept.samples.size());
        SensorSample sample = kept.samples.get(0);
        assertEquals("contract", sample.label());
        assertEquals("training", sample.category());
        assertTrue(sample.content().length > 0);
        assertTrue(sample.fileName().contains("."), "the name tells no format: " + sample.fileName());
        assertTrue(kept.states.contains(SampleState.STARTED), "never said that it measures: " + kept.states);
    }

    private void stops(SensorEndpoint device) throws Exception {
        Kept kept = new Kept(false);
        try (SensorSession session = connector.open(device.uri(), lab, kept)) {
            session.sample(request(device, 10_000));
            session.stopSampling();
            session.stopSampling();
            session.sample(request(device, LENGTH_MS));
            assertTrue(kept.finished.await(WAIT_SECONDS, TimeUnit.SECONDS), "not finished: " + kept.states + kept.problems);
        }
        assertEquals(1, kept.samples.size());
    }

    private void survivesRefusal(SensorEndpoint device) throws Exception {
        Kept kept = new Kept(true);
        try (SensorSession session = connector.open(device.uri(), lab, kept)) {
            session.sample(request(device, LENGTH_MS));
            assertTrue(kept.stored.await(WAIT_SECONDS, TimeUnit.SECONDS), "never sent the sample");
        }
        assertFalse(kept.states.contains(SampleState.FINISHED), "a sample that was not stored is called finished");
        assertTrue(kept.problems.isEmpty(), "the refusal is reported twice: " + kept.problems);
    }

    private void refuses(SensorEndpoint device) throws Exception {
        Kept kept = new Kept(false);
        SensorSession session = connector.open(device.uri(), lab, kept);
        try (session) {
            assertThrows(OperationException.class, () -> session.sample(new SampleRequest("no such sensor", "", "training", LENGTH_MS, 16,
                    KEY, ParameterValues.EMPTY)));
            assertThrows(OperationException.class, () -> session.sample(request(device, 0)));
        }
        session.close();
        assertThrows(OperationException.class, () -> session.sample(request(device, LENGTH_MS)), "records after it was closed");
        assertEquals(0, kept.received(), "requests that were refused left something behind");
    }

    private void streams(SensorEndpoint device) throws Exception {
        Kept kept = new Kept(false);
        Sensor sensor = device.sensors().get(0);
        try (SensorSession session = connector.open(device.uri(), lab, kept)) {
            session.startStream(new StreamRequest(sensor.name(), sensor.usualIntervalMs(), device.options().defaults()));
            assertTrue(kept.streamed.await(WAIT_SECONDS, TimeUnit.SECONDS), "no frames: " + kept.problems);
            session.stopStream();
            int received = kept.received();
            session.stopStream();
            session.sample(request(device, LENGTH_MS));
            assertTrue(kept.finished.await(WAIT_SECONDS, TimeUnit.SECONDS), "no sample after a stream: " + kept.problems);
            assertEquals(received, kept.frames.size(), "frames came after the stream was stopped");
        }
        for (Signal frames : kept.frames) {
            assertEquals(sensor.usualIntervalMs(), frames.schema().intervalMs(), 1e-9);
            assertEquals(0, frames.values().length % frames.schema().axes().size());
        }
        assertNull(kept.problems.isEmpty() ? null : kept.problems.get(0));
    }
}
