package org.inkling.learn.tensorflow.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.OperationContext;

/**
 * Runs one job in a worker: gives it the job on its standard input, which stays open so that the worker ends with us, and follows its messages.
 * Whatever happens, the worker is gone afterwards.
 */
final class WorkerProcess {

    /** Between two looks at {@link OperationContext#cancelled()}. */
    private static final long POLL_MS = 50;
    /** A worker whose input was closed ends by itself within this, or is ended. */
    private static final long GRACE_MS = 300;
    /** Exit code of a Java machine with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int EXIT_OUT_OF_MEMORY = 3;
    private static final int SIGNAL = 128;
    private static final int SIGKILL = 9;

    /** A message, or the end of the stream with the reason. */
    private record Event(@Nullable WorkerMessage message, @Nullable IOException end) {
    }

    private final WorkerLaunch launch;
    private final Location where;
    private final ErrorTail errors = new ErrorTail();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    WorkerProcess(WorkerLaunch launch, Location where) {
        this.launch = launch;
        this.where = where;
    }

    TrainedModel run(TrainingJob job, OperationContext context) throws OperationException {
        context.checkCancelled();
        if (!launch.unpacked()) {
            context.log("Unpacking TensorFlow, only this once...");
        }
        Process process = start();
        Thread error = thread("errors", () -> errors.read(process.getErrorStream()));
        thread("messages", () -> receive(process));
        thread("job", () -> send(job, process));
        try {
            return follow(process, error, context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException();
        } finally {
            stop(process);
        }
    }

    private Process start() throws OperationException {
        try {
            return launch.start();
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("learn.worker.start", where, "The training process could not be started: " + e.getMessage(),
                            "Check that Java in " + System.getProperty("java.home") + " can be run and that memory is free"),
                    e);
        }
    }

    private TrainedModel follow(Process process, Thread error, OperationContext context) throws OperationException, InterruptedException {
        while (true) {
            context.checkCancelled();
            Event event = events.poll(POLL_MS, TimeUnit.MILLISECONDS);
            if (event == null) {
                continue;
            }
            WorkerMessage message = event.message();
            if (message instanceof WorkerMessage.Result result) {
                return result.model();
            } else if (message instanceof WorkerMessage.Failure failure) {
                throw new OperationException(
                        Problem.error(failure.code(), where, failure.summary(), failure.advice().toArray(String[]::new)));
            } else if (message != null) {
                report(message, context);
            } else {
                throw new OperationException(lost(process, error, event.end()));
            }
        }
    }

    private static void report(WorkerMessage message, OperationContext context) {
        if (message instanceof WorkerMessage.Log log) {
            context.log(log.line());
        } else if (message instanceof WorkerMessage.Part part) {
            context.progress().begin(part.title(), part.total());
        } else if (message instanceof WorkerMessage.At at) {
            context.progress().at(at.done());
        } else if (message instanceof WorkerMessage.Cycle cycle) {
            Epoch epoch = cycle.epoch();
            context.metric("loss", epoch.number(), epoch.loss());
            context.metric("accuracy", epoch.number(), epoch.accuracy());
            context.metric("val_loss", epoch.number(), epoch.validationLoss());
            context.metric("val_accuracy", epoch.number(), epoch.validationAccuracy());
        }
    }

    /** Why the messages ended before the result. */
    private Problem lost(Process process, Thread error, @Nullable IOException end) throws InterruptedException {
        boolean over = process.waitFor(2, TimeUnit.SECONDS);
        if (!over && !(end instanceof EOFException)) {
            return Problem.error("learn.worker.output", where, "The training process said something that cannot be read: "
                    + (end == null ? "nothing" : end.getMessage()) + tail(), "Start the training again",
                    "Report this, with the text above");
        }
        if (!over) {
            return Problem.error("learn.worker.output", where, "The training process closed its output without a result." + tail(),
                    "Start the training again");
        }
        error.join(1000);
        int code = process.exitValue();
        if (code == EXIT_OUT_OF_MEMORY || errors.text().contains("OutOfMemoryError")) {
            return Problem.error("learn.worker.memory", where, "Training ran out of memory." + tail(),
                    "Use fewer windows, features or filters, or a smaller batch",
                    "Give it more memory: start with -D" + WorkerLaunch.OPTIONS + "=-Xmx2g");
        }
        if (code == SIGNAL + SIGKILL) {
            return Problem.error("learn.worker.killed", where,
                    "The training process was killed from outside, often because the computer ran out of memory." + tail(),
                    "Close other programs and start the training again");
        }
        return Problem.error("learn.worker.crashed", where,
                String.format(Locale.ROOT, "The training process ended without a result (exit code %d).%s", code, tail()),
                "Start the training again",
                "If it happens each time, remove the layer you added last and report this, with the text above");
    }

    private String tail() {
        String text = errors.text();
        return text.isEmpty() ? "" : "\n" + text;
    }

    private void receive(Process process) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                events.add(new Event(WorkerMessage.read(in), null));
            }
        } catch (IOException e) {
            events.add(new Event(null, e));
        }
    }

    private static void send(TrainingJob job, Process process) {
        try {
            // not closed: the worker takes the end of its input as our death
            job.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16)));
        } catch (IOException e) {
            // a worker that died while reading is reported from its exit code
            process.destroy();
        }
    }

    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(GRACE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "inkling-training-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
