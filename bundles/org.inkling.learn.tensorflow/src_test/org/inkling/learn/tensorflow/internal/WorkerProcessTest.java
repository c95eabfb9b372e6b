package org.inkling.learn.tensorflow.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.learn.TrainingSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may happen to the process that trains, by stand-ins for it and by the real one. */
@Timeout(60)
class WorkerProcessTest {

    /** Reads nothing and ends. */
    public static final class Ends {
        public static void main(String[] args) {
            System.err.println("something broke");
            Runtime.getRuntime().halt(134);
        }
    }

    /** Says what nobody understands. */
    public static final class Garbage {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("Hello, I am a library that prints");
            Thread.sleep(30_000);
        }
    }

    /** Takes all memory. */
    public static final class Greedy {
        public static void main(String[] args) {
            long[][] memory = new long[1_000_000][];
            for (int i = 0; i < memory.length; i++) {
                memory[i] = new long[1_000_000];
            }
            System.err.println(Arrays.hashCode(memory));
        }
    }

    /** Never says anything and does not mind the end of its input. */
    public static final class Deaf {
        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(600_000);
        }
    }

    @Test
    void anExitWithoutAResultIsAProblemWithTheLastWords() {
        Problem problem = problem(Ends.class);
        assertEquals("learn.worker.crashed", problem.code());
        assertTrue(problem.summary().contains("134") && problem.summary().contains("something broke"), problem::toString);
        assertFalse(problem.resolutions().isEmpty());
        assertEquals("learn.nn", problem.where().element());
    }

    @Test
    void unreadableOutputIsAProblem() {
        assertEquals("learn.worker.output", problem(Garbage.class).code());
    }

    @Test
    void noMemoryIsAProblemThatSaysHowToGiveMore() {
        Problem problem = problem(Greedy.class, "-Xmx16m");
        assertEquals("learn.worker.memory", problem.code());
        assertTrue(problem.toString().contains("inkling.worker.options"), problem::toString);
    }

    @Test
    void aProcessThatCannotStartIsAProblem() {
        String home = System.setProperty("java.home", "/nowhere");
        try {
            assertEquals("learn.worker.start", problem(Ends.class).code());
        } finally {
            System.setProperty("java.home", home);
        }
    }

    @Test
    void aWrongOptionIsAProblemThatNamesIt() {
        assertTrue(problem(Ends.class, "-XX:NoSuchOption").summary().contains("NoSuchOption"));
    }

    @Test
    void cancellingEndsAProcessThatHearsNothing() throws Exception {
        RecordingContext context = new RecordingContext();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch over = new CountDownLatch(1);
        List<ProcessHandle> before = children(List.of());
        Thread thread = new Thread(() -> {
            thrown.set(assertThrows(OperationException.class, () -> run(context, Deaf.class)));
            over.countDown();
        });
        thread.start();
        await(() -> !children(before).isEmpty());
        List<ProcessHandle> workers = children(before);
        context.cancelled = true;
        assertTrue(over.await(20, TimeUnit.SECONDS));
        assertEquals(OperationCancelledException.class, thrown.get().getClass());
        await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void cancellingEndsARealTraining() throws Exception {
        RecordingContext context = new RecordingContext();
        List<ProcessHandle> before = children(List.of());
        List<ProcessHandle> workers = new ArrayList<>();
        context.onLine = line -> {
            if (line.contains("val_loss")) {
                workers.addAll(children(before));
                context.cancelled = true;
            }
        };
        assertThrows(OperationCancelledException.class,
                () -> new NeuralNetworkLearner().train(Sets.use(Map.of("cycles", 10_000)), Sets.exclusiveOr(200, 1), context));
        assertFalse(workers.isEmpty());
        await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        assertTrue(context.metrics.size() < 4 * 10_000);
    }

    @Test
    void aNativeCrashInTheMiddleIsAProblem() throws Exception {
        Assumptions.assumeTrue(Path.of("/bin/sh").toFile().exists(), "no shell to send a signal with");
        RecordingContext context = new RecordingContext();
        List<ProcessHandle> before = children(List.of());
        boolean[] sent = { false };
        context.onLine = line -> {
            if (line.contains("val_loss") && !sent[0]) {
                sent[0] = true;
                children(before).forEach(WorkerProcessTest::crash);
            }
        };
        OperationException e = assertThrows(OperationException.class,
                () -> new NeuralNetworkLearner().train(Sets.use(Map.of("cycles", 10_000)), Sets.exclusiveOr(200, 1), context));
        assertEquals("learn.worker.crashed", e.problems().get(0).code());
        assertTrue(e.problems().get(0).summary().contains("SIGSEGV"), e::getMessage);
    }

    @Test
    void theWorkerEndsWhenItsParentIsGone() throws Exception {
        List<Path> files = new JavaClassPath().of(WorkerProcessTest.class);
        Process worker = WorkerLaunch.of(files, "org.inkling.learn.tensorflow.internal.worker.TrainingWorker").start();
        TrainingSet data = Sets.exclusiveOr(200, 1);
        java.io.DataOutputStream out = new java.io.DataOutputStream(worker.getOutputStream());
        new TrainingJob(Sets.completed(Map.of("cycles", 10_000)), data).write(out);
        java.io.DataInputStream in = new java.io.DataInputStream(worker.getInputStream());
        assertNotNull(WorkerMessage.read(in));
        out.close();
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
        assertTrue(worker.waitFor(20, TimeUnit.SECONDS));
        assertEquals(143, worker.exitValue());
    }

    private static void crash(ProcessHandle process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -SEGV " + process.pid()).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(Class<?> main, String... options) {
        return assertThrows(OperationException.class, () -> run(new RecordingContext(), main, options)).problems().get(0);
    }

    private static void run(RecordingContext context, Class<?> main, String... options) throws OperationException {
        List<Path> files = new JavaClassPath().of(main);
        TrainingJob job = new TrainingJob(Sets.completed(Map.of()), Sets.exclusiveOr(60, 1));
        new WorkerProcess(new WorkerLaunch(files, main.getName(), List.of(options)), Location.of("", "learn.nn")).run(job, context);
    }

    /** Processes of ours that were not there before. */
    private static List<ProcessHandle> children(List<ProcessHandle> before) {
        return ProcessHandle.current().children().filter(c -> !before.contains(c)).toList();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }
}
