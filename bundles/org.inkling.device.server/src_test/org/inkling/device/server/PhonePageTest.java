package org.inkling.device.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.data.Acquisition;
import org.inkling.data.NewSample;
import org.inkling.data.ReadLimits;
import org.inkling.data.SampleLabel;
import org.inkling.data.SampleReader;
import org.inkling.data.SignatureState;
import org.inkling.data.SplitRule;
import org.inkling.device.server.internal.PhoneConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phone page in a real browser. */
class PhonePageTest {

    @TempDir
    Path folder;
    private TestServer server;
    private Chromium browser;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Chromium.installed(), "Chromium is not installed (Debian package chromium): the phone page is not tested");
        server = new TestServer(folder);
        browser = new Chromium(Files.createDirectories(folder.resolve("profile")));
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            assertEquals(List.of(), browser.errors());
            browser.close();
            server.close();
        }
    }

    @Test
    void pairsRecordsMovementOnRequestAndStreams() throws Exception {
        sensors();
        pair();
        PhoneConnector connector = new PhoneConnector(server.service);
        java.net.URI phone = java.net.URI.create("remote:1/" + server.service.devices().of(server.project).get(0).id());
        Sink sink = new Sink();
        try (SensorSession session = connector.open(phone, null, sink)) {
            session.sample(new SampleRequest("Accelerometer", "freefall", "training", 3000, 16, TestServer.HMAC, ParameterValues.EMPTY));
            browser.until("document.getElementById('title').textContent.startsWith('Starting in')");
            browser.until("document.getElementById('title').textContent.startsWith('Recording')");
            screen("phone-recording");
            assertEquals("stored", sink.results.poll(60, TimeUnit.SECONDS));
            session.startStream(new StreamRequest("Accelerometer", 16, ParameterValues.EMPTY));
            Signal frames = sink.frames.poll(30, TimeUnit.SECONDS);
            session.stopStream();
            assertEquals(List.of("accX", "accY", "accZ"), frames.schema().axisNames());
            assertEquals(9.5, frames.values()[2], 0.01);
        }
        SampleRef stored = server.dataset.samples().get(0);
        assertEquals(187, stored.frames());
        Acquisition acquisition = new SampleReader(List.of(TestServer.HMAC), ReadLimits.DEFAULT)
                .read(server.dataset.root().resolve(stored.path()));
        assertEquals(SignatureState.VALID, acquisition.signature());
        assertEquals(1.5f, acquisition.signal().values()[0], 0.01f);
    }

    @Test
    void collectsPicturesAndSound() throws Exception {
        pair();
        browser.evaluate("document.querySelector('nav [data-page=camera]').click()");
        browser.until("!document.getElementById('capture').disabled");
        screen("phone-pictures");
        browser.call("Emulation.setEmulatedMedia", "features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark")));
        browser.evaluate("document.getElementById('camera-label').value = 'spoons'");
        browser.evaluate("document.getElementById('capture').click()");
        browser.until("document.getElementById('captured').textContent === '1'");
        browser.evaluate("document.querySelector('nav [data-page=microphone]').click()");
        screen("phone-sound-dark");
        browser.evaluate("document.getElementById('sound-length').value = '1000'");
        browser.evaluate("document.getElementById('record').click()");
        browser.until("document.getElementById('sound-note').textContent.startsWith('Stored')");
        List<SampleRef> samples = server.dataset.samples();
        SampleRef sound = samples.stream().filter(s -> s.label().equals("noise")).findFirst().orElseThrow();
        assertEquals(16000, sound.frames());
        assertEquals(0.0625, sound.schema().intervalMs());
        SampleRef picture = samples.stream().filter(s -> s.label().equals("spoons")).findFirst().orElseThrow();
        assertTrue(picture.path().endsWith(".jpg"), picture.path());
        assertEquals(SplitRule.UPLOAD.split(Files.readAllBytes(server.dataset.root().resolve(picture.path()))), picture.split());
        assertTrue(String.valueOf(server.dataset.fields(picture).get("acquisition")).contains("Ref-BINARY-image/jpeg"));
    }

    @Test
    void anOldCodeAndALostConnectionAreTold() throws Exception {
        browser.open(java.net.URI.create(server.server.joinHere(server.project).toString().replaceFirst("pair=.*", "pair=wrong")));
        browser.until("document.getElementById('text').textContent.includes('too old')");
        pair();
        server.close();
        browser.until("document.getElementById('state').textContent.startsWith('Connection lost')");
        server = new TestServer(folder.resolve("again"));
    }

    @Test
    void staysSmallAndLoadsNothingFromElsewhere() throws IOException {
        Path web = Path.of("src/org/inkling/device/server/internal/web");
        long bytes = 0;
        try (Stream<Path> files = Files.list(web)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
                assertTrue(!Files.readString(file).contains("https://"), file + " names another server");
            }
        }
        assertTrue(bytes < 60_000, bytes + " bytes");
    }

    /** Keeps a picture of the page when somebody wants them: -Dinkling.screens=folder. */
    private void screen(String name) throws IOException {
        String wanted = System.getProperty("inkling.screens");
        if (wanted != null) {
            browser.screenshot(Path.of(wanted, name + ".png"));
        }
    }

    private void pair() throws InterruptedException {
        browser.open(server.server.joinHere(server.project));
        browser.until("document.getElementById('state').textContent === 'Connected'");
        browser.until("location.hash === ''");
    }

    /** Sensors that lie still: x 1.5, z 9.5. */
    private void sensors() {
        for (String type : List.of("accelerometer", "linear-acceleration", "gyroscope")) {
            browser.call("Emulation.setSensorOverrideEnabled", "enabled", true, "type", type, "metadata", Map.of("available", true));
            browser.call("Emulation.setSensorOverrideReadings", "type", type, "reading",
                    Map.of("xyz", Map.of("x", 1.5, "y", 0.25, "z", 9.5)));
        }
    }

    private final class Sink implements SampleSink {

        private final BlockingQueue<String> results = new LinkedBlockingQueue<>();
        private final BlockingQueue<Signal> frames = new LinkedBlockingQueue<>();

        @Override
        public String store(SensorSample sample) throws OperationException {
            server.dataset.add(NewSample.of(sample.fileName(), sample.content(), Split.TRAINING, SampleLabel.of(sample.label())));
            assertTrue(sample.metadata().containsKey("jitter p95 ms"), sample.metadata().toString());
            results.add("stored");
            return sample.fileName();
        }

        @Override
        public void failed(Problem problem) {
            results.add(problem.toString());
        }

        @Override
        public void frames(Signal signal) {
            frames.add(signal);
        }
    }
}
