package org.inkling.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.data.NewSample;
import org.inkling.data.ReadLimits;
import org.inkling.data.SampleLabel;
import org.inkling.data.SampleReader;
import org.inkling.data.SignatureState;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.inkling.simulation.FreeFallSynthesizer.Recording;
import org.inkling.simulation.internal.sensor.FreeFallConnector;
import org.inkling.simulation.internal.sensor.ReplayConnector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated phone and replays, recorded from and streamed. */
class SensorsTest {

    @TempDir
    Path folder;

    private final List<SensorConnector> connectors = List.of(new FreeFallConnector(), new ReplayConnector());
    private LabProject lab;

    @BeforeEach
    void project() throws Exception {
        lab = LabProject.create(folder.resolve("lab"), Template.find("empty").orElseThrow(), "Lab");
    }

    /** Waits for the one sample and stores it. */
    private final class Store implements SampleSink {

        private final CompletableFuture<SampleRef> stored = new CompletableFuture<>();

        @Override
        public String store(SensorSample sample) throws OperationException {
            SampleRef added = lab.dataset()
                    .add(NewSample.of(sample.fileName(), sample.content(), Split.TRAINING, SampleLabel.of(sample.label())));
            stored.complete(added);
            return added.path();
        }

        @Override
        public void failed(Problem problem) {
            stored.completeExceptionally(new OperationException(problem));
        }
    }

    /** @param options of the device, {@code name=value} */
    private SampleRef record(String device, String label, double lengthMs, double intervalMs, String... options) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String option : options) {
            values.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        Store store = new Store();
        String scheme = device.substring(0, device.indexOf(':'));
        SensorConnector connector = connectors.stream().filter(c -> c.schemes().contains(scheme)).findFirst().orElseThrow();
        try (SensorSession session = connector.open(URI.create(device), lab, store)) {
            SensorEndpoint endpoint = session.endpoint();
            List<Problem> wrong = new ArrayList<>();
            ParameterValues completed = endpoint.options().complete(ParameterValues.of(values), "", "", wrong::add);
            assertTrue(wrong.isEmpty(), wrong.toString());
            session.sample(new SampleRequest("", label, "training", lengthMs, intervalMs, "key", completed));
            return store.stored.get(20, TimeUnit.SECONDS);
        }
    }

    /** protocols.md 2.3: floor(length / interval), 3000 ms → 187 rows. */
    @Test
    void aRecordedFallIsASampleOfTheDataset() throws Exception {
        SampleRef sample = record("sim:free-fall", "freefall", 3000, 16, "speed=100", "seed=4");
        assertEquals(187, sample.frames());
        assertEquals("freefall", sample.label());
        assertEquals(16, sample.schema().intervalMs());
        assertEquals(List.of("accX", "accY", "accZ"), sample.schema().axisNames());
        assertEquals(SignatureState.VALID, new SampleReader(List.of("key"), ReadLimits.DEFAULT)
                .read(lab.root().resolve(sample.path())).signature());
        assertTrue(quietest(lab.read(sample)) < 3, "nothing fell: the weight never went");
    }

    /** Lying on a table the phone weighs 9.81 m/s² all the time. */
    @Test
    void whatHappensCanBeChosen() throws Exception {
        assertTrue(quietest(lab.read(record("sim:free-fall", "freefall", 2000, 16, "speed=100", "activity=idle", "seed=3"))) > 8);
    }

    @Test
    void otherFrequenciesAreResampled() throws Exception {
        SampleRef sample = record("sim:free-fall", "", 1000, 50, "speed=100");
        assertEquals(20, sample.frames());
        assertEquals(50, sample.schema().intervalMs());
        assertEquals("", sample.label());
    }

    /** Smallest length of three neighbouring vectors, m/s². */
    private static double quietest(Signal signal) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i + 1 < signal.frames(); i++) {
            double sum = 0;
            for (int n = i - 1; n <= i + 1; n++) {
                double square = 0;
                for (int a = 0; a < 3; a++) {
                    square += Math.pow(signal.values()[3 * n + a], 2);
                }
                sum += Math.sqrt(square) / 3;
            }
            least = Math.min(least, sum);
        }
        return least;
    }

    @Test
    void aReplayGivesTheSampleItPlays() throws Exception {
        Recording original = add();
        SampleRef again = record("replay:" + lab.samples().get(0).id(), "again", 2992, 16, "speed=1000");
        assertArrayEquals(original.signal().values(), lab.read(again).values());
        assertEquals(List.of("Replay of the testing data", "Replay of the training data"),
                connectors.get(1).discover(lab).stream().map(SensorEndpoint::name).toList());
    }

    /** A recording that ends before the length gives what there is. */
    @Test
    void aReplayThatEndsGivesAShorterSample() throws Exception {
        Recording original = add();
        assertEquals(original.signal().frames(), record("replay:testing", "", 9000, 16, "speed=1000", "loop=false").frames());
    }

    private Recording add() throws OperationException {
        Recording original = new FreeFallSynthesizer().generate(1).get(0);
        lab.dataset().add(NewSample.of(original.fileName(), original.content(), Split.TESTING, SampleLabel.of("freefall")));
        return original;
    }

    @Test
    void errorsSayWhatToDo() {
        for (String wrong : List.of("sim:moon-landing", "replay:nothing")) {
            OperationException failure = assertThrows(OperationException.class, () -> record(wrong, "", 1000, 16));
            assertFalse(failure.problems().get(0).resolutions().isEmpty(), failure.getMessage());
        }
    }

    @Test
    void aStreamComesWithoutGaps() throws Exception {
        CountDownLatch enough = new CountDownLatch(5);
        List<Signal> frames = new ArrayList<>();
        SampleSink sink = new SampleSink() {
            @Override
            public String store(SensorSample sample) {
                throw new AssertionError("nobody asked for a sample");
            }

            @Override
            public void failed(Problem problem) {
                throw new AssertionError(problem.toString());
            }

            @Override
            public void frames(Signal signal) {
                frames.add(signal);
                enough.countDown();
            }
        };
        try (SensorSession session = connectors.get(0).open(URI.create("sim:free-fall"), lab, sink)) {
            session.startStream(new StreamRequest("Accelerometer", 16, ParameterValues.of(Map.of("speed", 20.0, "seed", 5L))));
            assertTrue(enough.await(20, TimeUnit.SECONDS));
        }
        float[] all = new float[0];
        for (Signal part : frames) {
            float[] longer = Arrays.copyOf(all, all.length + part.values().length);
            System.arraycopy(part.values(), 0, longer, all.length, part.values().length);
            all = longer;
        }
        SampleRef same = record("sim:free-fall", "", all.length / 3 * 16, 16, "speed=1000", "seed=5", "activity=mixture");
        assertArrayEquals(lab.read(same).values(), all, 1e-4f);
    }
}
