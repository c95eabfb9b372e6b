package org.inkling.device.serial.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Signal;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.data.Acquisition;
import org.inkling.data.SampleReader;
import org.inkling.device.serial.SerialLine;
import org.inkling.device.serial.SerialPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols 2.4 with simulated boards, and a real line of the system through a pair of pseudo terminals. */
class SerialConnectorTest {

    private static final URI BOARD = URI.create("serial:/dev/ttyACM0");

    @ParameterizedTest
    @CsvSource({ "1.8.0,115200,READBUFFER", "1.6.0,460800,READBUFFER", "1.3.0,460800,READBUFFER" })
    void aBoardSamplesAndItsBufferIsRead(String version, int baud, String read) throws Exception {
        SimulatedBoard board = new SimulatedBoard();
        board.version = version;
        board.transferBaud = baud;
        board.sample = new byte[]{ (byte) 0xA1, 1, 2, 3 };
        Sink sink = new Sink();
        try (SensorSession session = new SerialConnector(ports(board)).open(BOARD, null, sink)) {
            SensorEndpoint endpoint = session.endpoint();
            assertEquals(List.of("Built-in accelerometer", "Built-in microphone", "Camera"),
                    endpoint.sensors().stream().map(s -> s.name()).toList());
            assertEquals(List.of(62.5, 100.0), endpoint.sensors().get(0).frequencies());
            session.sample(request("Built-in accelerometer"));
            SensorSample sample = sink.samples.poll(20, TimeUnit.SECONDS);
            assertArrayEquals(board.sample, sample.content());
            assertEquals("idle.cbor", sample.fileName());
        }
        assertTrue(board.commands.contains("SAMPLESETTINGS=idle,16,3000,abc"), board.commands.toString());
        assertTrue(board.commands.contains("SAMPLESTART=Built-in accelerometer"), board.commands.toString());
        String suffix = version.equals("1.3.0") ? "" : baud == 115_200 ? ",n" : ",y";
        assertTrue(board.commands.contains(read + "=0,4" + suffix), board.commands.toString());
        assertEquals(suffix.equals(",y") ? List.of(460_800, 115_200) : List.of(), board.bauds);
        assertTrue(sink.states.contains(SampleState.STARTED) && sink.states.contains(SampleState.FINISHED), sink.states.toString());
    }

    @Test
    void aSnapshotBecomesAPicture() throws Exception {
        Sink sink = new Sink();
        try (SensorSession session = new SerialConnector(ports(new SimulatedBoard())).open(BOARD, null, sink)) {
            session.sample(request("Camera"));
            SensorSample sample = sink.samples.poll(20, TimeUnit.SECONDS);
            assertEquals("idle.png", sample.fileName());
            assertEquals(4, ImageIO.read(new ByteArrayInputStream(sample.content())).getWidth());
        }
    }

    @Test
    void whatTheBoardRefusesIsTold() throws Exception {
        SimulatedBoard board = new SimulatedBoard();
        board.failure = "Failed to start sampling";
        Sink sink = new Sink();
        try (SensorSession session = new SerialConnector(ports(board)).open(BOARD, null, sink)) {
            session.sample(request("Built-in accelerometer"));
            assertTrue(sink.failures.poll(20, TimeUnit.SECONDS).summary().contains("Failed to start sampling"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "serial.silent,''", "serial.baud,'\u0080\u00ff\u0001\u00fe\u0081'", "serial.garbage,'Hello from the sketch\r\n'" })
    void silentWrongAndStrangeBoardsAreToldApart(String code, String says) {
        Mute board = new Mute(says);
        SerialConnector connector = new SerialConnector(ports(board));
        OperationException e = assertThrows(OperationException.class, () -> connector.open(BOARD, null, new Sink()));
        assertEquals(code, e.problems().get(0).code());
        // and the port is free again
        assertThrows(OperationException.class, () -> connector.open(BOARD, null, new Sink()));
    }

    @Test
    void twoCannotUseABoardAtOnce() throws Exception {
        SerialConnector connector = new SerialConnector(ports(new SimulatedBoard()));
        try (SensorSession session = connector.open(BOARD, null, new Sink())) {
            OperationException e = assertThrows(OperationException.class, () -> connector.open(BOARD, null, new Sink()));
            assertEquals("device.busy", e.problems().get(0).code());
            assertEquals("ARDUINO_NANO33BLE", session.endpoint().type());
        }
    }

    @Test
    void linesOfNumbersAreADataForwarder() throws Exception {
        Talker board = new Talker(100);
        Sink sink = new Sink();
        try (SensorSession session = new SerialConnector(ports(board)).open(BOARD, null, sink)) {
            SensorEndpoint endpoint = session.endpoint();
            assertEquals("Sensor with 3 axes (accX, accY, accZ)", endpoint.sensors().get(0).name());
            double frequency = endpoint.sensors().get(0).frequencies().get(0);
            assertTrue(frequency > 50 && frequency <= 105, frequency + " Hz");
            session.sample(new SampleRequest("", "wave", "training", 500, 1000 / frequency, "abc", ParameterValues.EMPTY));
            SensorSample sample = sink.samples.poll(30, TimeUnit.SECONDS);
            Acquisition read = new SampleReader().read(sample.fileName(), sample.content(), 0);
            assertEquals((int) Math.floor(0.5 * frequency + 1e-6), read.signal().frames());
            assertEquals(read.signal().values()[0] + 1, read.signal().values()[1], 1e-3);
            session.startStream(new StreamRequest("", 1000 / frequency, ParameterValues.EMPTY));
            Signal frames = sink.frames.poll(30, TimeUnit.SECONDS);
            assertEquals(3, frames.schema().axes().size());
        } finally {
            board.close();
        }
    }

    @Test
    void pluggingInAndOutIsSeen() {
        List<SerialPorts.Port> there = new ArrayList<>();
        SerialConnector connector = new SerialConnector(new SerialPorts() {
            @Override
            public List<Port> list() {
                return List.copyOf(there);
            }

            @Override
            public SerialLine open(String path, int baud) {
                return new SimulatedBoard();
            }
        });
        List<String> told = new ArrayList<>();
        connector.addListener(() -> told.add("changed"));
        there.add(new SerialPorts.Port("/dev/ttyACM3", "Nano 33 BLE", 0x2341, 0x805A, "1"));
        there.add(new SerialPorts.Port("/dev/ttyS0", "built in", -1, -1, ""));
        connector.look();
        SensorEndpoint endpoint = connector.discover(null).get(0);
        connector.deactivate();
        assertEquals("Arduino Nano 33 BLE on ttyACM3", endpoint.name());
        assertEquals(3, endpoint.sensors().size());
        assertEquals(1, connector.discover(null).size());
        connector.deactivate();
        there.clear();
        connector.look();
        assertEquals(List.of("changed", "changed"), told);
    }

    @Test
    void usualFrequenciesAreTakenForMeasuredOnes() {
        assertEquals(62.5, Forwarder.usual(61.4));
        assertEquals(100, Forwarder.usual(98.2));
        assertEquals(35.3, Forwarder.usual(35.27));
    }

    @Test
    void aRealLineOfTheSystem(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed: no pair of pseudo terminals is tried");
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        Process pair = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + here, "pty,raw,echo=0,link=" + there).inheritIO().start();
        try {
            for (int i = 0; i < 100 && !(Files.exists(here) && Files.exists(there)); i++) {
                Thread.sleep(50);
            }
            SystemPorts system = new SystemPorts();
            try (SerialLine a = system.open(here.toRealPath().toString(), 115_200);
                    SerialLine b = system.open(there.toRealPath().toString(), 115_200)) {
                a.out().write("AT+CONFIG?\r".getBytes(StandardCharsets.US_ASCII));
                a.out().flush();
                assertEquals("AT+CONFIG?\r", new String(b.in().readNBytes(11), StandardCharsets.US_ASCII));
            }
            OperationException e = assertThrows(OperationException.class, () -> system.open(folder.resolve("nothing").toString(), 115_200));
            assertEquals("serial.gone", e.problems().get(0).code());
        } finally {
            pair.destroy();
            pair.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static SampleRequest request(String sensor) {
        return new SampleRequest(sensor, "idle", "training", 3000, 16, "abc", ParameterValues.EMPTY);
    }

    private static SerialPorts ports(SerialLine line) {
        return new SerialPorts() {
            @Override
            public List<Port> list() {
                return List.of(new Port("/dev/ttyACM0", "board", 0x2341, 0x805A, ""));
            }

            @Override
            public SerialLine open(String path, int baud) {
                return line;
            }
        };
    }

    /** Says one thing and hears nothing. */
    private static class Mute implements SerialLine {

        private final BlockingQueue<Integer> sent = new LinkedBlockingQueue<>();

        Mute(String says) {
            say(says);
        }

        void say(String text) {
            text.chars().forEach(sent::add);
        }

        @Override
        public java.io.InputStream in() {
            return new java.io.InputStream() {
                @Override
                public int read() throws IOException {
                    try {
                        return sent.take();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    buffer[offset] = (byte) read();
                    return 1;
                }
            };
        }

        @Override
        public java.io.OutputStream out() {
            return java.io.OutputStream.nullOutputStream();
        }

        @Override
        public void setBaud(int baud) {
            // it never asks for another
        }

        @Override
        public void close() {
            // a mute board stays so
        }
    }

    /** Sends lines of three numbers. */
    private static final class Talker extends Mute {

        private final Thread thread;

        Talker(double hertz) {
            super("");
            thread = new Thread(() -> {
                long begin = System.nanoTime();
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    say(i % 50 + "," + (i % 50 + 1) + "," + (i % 50 + 2) + "\r\n");
                    long wait = begin + (long) (i * 1e9 / hertz) - System.nanoTime();
                    if (wait > 0) {
                        java.util.concurrent.locks.LockSupport.parkNanos(wait);
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    private static final class Sink implements SampleSink {

        private final BlockingQueue<SensorSample> samples = new LinkedBlockingQueue<>();
        private final BlockingQueue<Problem> failures = new LinkedBlockingQueue<>();
        private final BlockingQueue<Signal> frames = new LinkedBlockingQueue<>();
        private final List<SampleState> states = java.util.Collections.synchronizedList(new ArrayList<>());

        @Override
        public void state(SampleState state, double progress) {
            states.add(state);
            if (state == SampleState.FINISHED) {
                samples.addAll(stored);
            }
        }

        private final List<SensorSample> stored = new ArrayList<>();

        @Override
        public String store(SensorSample sample) {
            stored.add(sample);
            return sample.fileName();
        }

        @Override
        public void failed(Problem problem) {
            failures.add(problem);
        }

        @Override
        public void frames(Signal signal) {
            frames.add(signal);
        }
    }
}
