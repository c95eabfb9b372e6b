package org.inkling.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.DatasetStore;
import org.inkling.data.ReadLimits;
import org.inkling.data.SampleReader;
import org.inkling.data.SignatureState;
import org.inkling.project.LabProject;
import org.inkling.simulation.FreeFallSynthesizer.Part;
import org.inkling.simulation.FreeFallSynthesizer.Recording;
import org.inkling.simulation.internal.SynthesizeOperation;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The synthetic free-fall data set. */
class FreeFallSynthesizerTest {

    private static final List<Recording> ALL = new FreeFallSynthesizer().generate(FreeFallSynthesizer.SEED);

    /** Counts and rows of lab.md R1.8; windows of R2.3. */
    @Test
    void sizesAsInTheLab() {
        assertEquals(Map.of("freefall", 16L, "idle", 15L, "unknown", 52L), labels(Part.TRAINING));
        assertEquals(Map.of("freefall", 4L, "idle", 4L, "unknown", 11L), labels(Part.TESTING));
        assertEquals(Map.of("freefall", 12L), labels(Part.ADDITIONAL));
        assertEquals(List.of(109, 64, 38, 104, 80), ALL.stream().map(r -> r.signal().frames()).filter(n -> n != 187).toList());
        Map<String, Integer> windows = new TreeMap<>();
        ALL.stream().filter(r -> r.part() == Part.TRAINING && r.signal().frames() >= 125)
                .forEach(r -> windows.merge(r.label(), (r.signal().frames() - 125) / 5 + 1, Integer::sum));
        assertEquals(Map.of("freefall", 182, "idle", 182, "unknown", 650), windows);
        assertEquals(114, ALL.stream().map(Recording::fileName).distinct().count());
        assertTrue(ALL.stream().allMatch(r -> r.fileName().matches(r.label() + "\\.[0-9a-v]{8}\\.json")));
    }

    private static Map<String, Long> labels(Part part) {
        return ALL.stream().filter(r -> r.part() == part).collect(Collectors.groupingBy(Recording::label, Collectors.counting()));
    }

    @Test
    void filesAreSignedRecordings() throws Exception {
        SampleReader reader = new SampleReader(List.of(FreeFallSynthesizer.KEY), ReadLimits.DEFAULT);
        for (Recording recording : ALL) {
            assertEquals(SignatureState.VALID, reader.read(recording.fileName(), recording.content(), 0).signature());
            assertArrayEquals(recording.signal().values(), reader.read(recording.fileName(), recording.content(), 0).signal().values());
        }
    }

    @Test
    void sameSeedSameBytes() {
        List<Recording> again = new FreeFallSynthesizer().generate(FreeFallSynthesizer.SEED);
        List<Recording> other = new FreeFallSynthesizer().generate(77);
        for (int i = 0; i < ALL.size(); i++) {
            assertArrayEquals(ALL.get(i).content(), again.get(i).content());
            assertFalse(Arrays.equals(ALL.get(i).signal().values(), other.get(i).signal().values()));
        }
    }

    /** A phone at rest feels 9.81 m/s² (with its offset), one in the air nearly nothing, and steps are 0.1 within ±8 g. */
    @Test
    void physics() {
        int flights = 0;
        int impacts = 0;
        for (Recording recording : ALL) {
            double[] force = force(recording);
            if (recording.label().equals("idle")) {
                assertTrue(Arrays.stream(force).allMatch(a -> a > 8 && a < 12), recording.fileName());
                assertEquals(9.81, Arrays.stream(force).average().orElse(0), 0.72, "gravity, give or take the device's offset");
            } else if (recording.label().equals("freefall")) {
                flights += longest(force, 3) * 16 >= 190 ? 1 : 0;
                impacts += Arrays.stream(force).max().orElse(0) > 30 ? 1 : 0;
            }
            for (float value : recording.signal().values()) {
                assertEquals(Math.round(value * 10) / 10f, value);
                assertTrue(Math.abs(value) <= 78.5f);
            }
        }
        assertTrue(flights >= 28, "of 32 falls, in the air for 190 ms: " + flights);
        assertTrue(impacts >= 28 && impacts < 32, "of 32 falls, one of them cut off: " + impacts);
    }

    /** A fall from 1.2 m takes 0.49 s: between the kinds of the model, no flight is longer than from 2 m (0.64 s). */
    @Test
    void noFlightIsTooLong() {
        for (Recording recording : ALL) {
            assertTrue(longest(force(recording), 3) * 16 < 700, recording.fileName());
        }
    }

    private static double[] force(Recording recording) {
        float[] v = recording.signal().values();
        double[] force = new double[v.length / 3];
        for (int i = 0; i < force.length; i++) {
            force[i] = Math.sqrt(v[3 * i] * v[3 * i] + v[3 * i + 1] * v[3 * i + 1] + v[3 * i + 2] * v[3 * i + 2]);
        }
        return force;
    }

    private static int longest(double[] force, double below) {
        int longest = 0;
        int run = 0;
        for (double a : force) {
            run = a < below ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The committed folder is what the operation makes: text and samples, byte for byte. */
    @Test
    void makesTheCommittedFolder(@TempDir Path temp) throws Exception {
        Path made = temp.resolve("free-fall-detection");
        SynthesizeOperation operation = new SynthesizeOperation();
        ParameterValues arguments = operation.arguments().defaults();
        SynthesizeResult result = operation.run(arguments, LabProject.at(made), new Silent());
        assertEquals(new SynthesizeResult("Free fall detection", FreeFallSynthesizer.SEED, 83, 19, 12), result);
        assertEquals(19, DatasetStore.open(made).samples().stream().filter(s -> s.split() == Split.TESTING).count());
        assertEquals(List.of(), DatasetStore.open(made).list().problems());
        Path committed = Path.of("../../datasets/free-fall-detection");
        assertEquals(files(committed).keySet(), files(made).keySet());
        files(committed).forEach((name, content) -> Assertions.assertArrayEquals(content, read(made.resolve(name)), name));
        Assertions.assertThrows(OperationException.class, () -> operation.run(arguments, LabProject.at(made), new Silent()),
                "a folder with a project stays as it is");
    }

    /** Files under version control: what is derived from them is left out. */
    private static Map<String, byte[]> files(Path root) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile).forEach(f -> {
                String name = root.relativize(f).toString().replace('\\', '/');
                if (!name.startsWith(".inkling/") && !name.startsWith("results/") && !name.startsWith("deploy/")
                        && !name.startsWith(".settings/")) {
                    files.put(name, read(f));
                }
            });
        }
        return files;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nobody listens. */
    private static final class Silent implements OperationContext, Progress {

        @Override
        public Progress progress() {
            return this;
        }

        @Override
        public void begin(String part, long total) {
            assertTrue(total >= 0);
        }

        @Override
        public void at(long done) {
            assertTrue(done > 0);
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void problem(Problem problem) {
            Assertions.fail(problem.toString());
        }

        @Override
        public void log(String line) {
            assertFalse(line.isEmpty());
        }

        @Override
        public void metric(String name, long step, double value) {
            Assertions.fail(name);
        }
    }
}
