package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.function.Executable;

/** What the tests of this bundle share. */
final class Shared {

    static final SensorSchema ACC = new SensorSchema(List.of(new Axis("accX", "m/s2"), new Axis("accY", "m/s2"), new Axis("accZ", "m/s2")),
            16);

    private Shared() {
    }

    /** A file of the shared material; the test is skipped where there is none. */
    static Path data(String path) {
        String root = System.getProperty("inkling.shared");
        Path file = (root == null ? Path.of("../../../shared") : Path.of(root)).resolve(path);
        Assumptions.assumeTrue(Files.exists(file), file + ": shared data not found");
        return file;
    }

    /** A recording of three axes that depends on a number. */
    static Signal signal(int seed, int frames) {
        float[] values = new float[frames * 3];
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(random.nextGaussian() * 100) / 10f;
        }
        return new Signal(ACC, values);
    }

    static byte[] json(int seed) {
        return new AcquisitionWriter("phone", "TEST", "key").json(signal(seed, 20), 0);
    }

    /** The only problem of a call that has to fail. */
    static Problem problem(Executable call) {
        OperationException e = assertThrows(OperationException.class, call);
        assertEquals(1, e.problems().size(), e.toString());
        Problem problem = e.problems().get(0);
        assertFalse(problem.resolutions().isEmpty(), "no way out: " + problem);
        assertFalse(problem.where().resource().isEmpty(), "no file: " + problem);
        return problem;
    }

    /** Keeps what it is told; cancelled when the count of finished files says so. */
    static final class Recorder implements OperationContext {

        final List<Problem> problems = new ArrayList<>();
        final List<String> lines = new ArrayList<>();
        private final IntPredicate stop;

        Recorder() {
            this(lines -> false);
        }

        Recorder(IntPredicate stop) {
            this.stop = stop;
        }

        @Override
        public Progress progress() {
            return new Progress() {
                @Override
                public void begin(String part, long total) {
                    lines.add(part + " " + total);
                }

                @Override
                public void at(long done) {
                    lines.add("at " + done);
                }
            };
        }

        @Override
        public boolean cancelled() {
            return stop.test(lines.size());
        }

        @Override
        public void problem(Problem problem) {
            problems.add(problem);
        }

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            lines.add(name);
        }
    }
}
