package org.inkling.learn.tensorflow.internal.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.inkling.learn.tensorflow.internal.TrainingJob;
import org.inkling.learn.tensorflow.internal.WorkerMessage;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;

/** Main class of the training process: a job on standard input, messages on standard output, and the end when the input ends. */
public final class TrainingWorker {

    private static final int EXIT_PARENT_GONE = 143;

    private final DataOutputStream out;

    private TrainingWorker(DataOutputStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        DataOutputStream messages = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // whatever a library prints must not get between the messages
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        TrainingJob job = TrainingJob.read(in);
        Thread watch = new Thread(() -> endWith(in), "parent");
        watch.setDaemon(true);
        watch.start();
        new TrainingWorker(messages).run(job);
    }

    private void run(TrainingJob job) {
        try {
            send(new WorkerMessage.Result(new TrainingRun(job, this::send).run()));
        } catch (TrainingFailure e) {
            send(e.message());
        } catch (TFResourceExhaustedException e) {
            send(new WorkerMessage.Failure("learn.worker.memory", "TensorFlow ran out of memory: " + e.getMessage(),
                    List.of("Use fewer features or filters, or a smaller batch", "Close other programs")));
        } catch (TensorFlowException e) {
            send(new WorkerMessage.Failure("learn.tensorflow", "TensorFlow refused the network: " + e.getMessage(),
                    List.of("Remove the layer you added last", "Report this, with the text above")));
        } catch (LinkageError e) {
            send(new WorkerMessage.Failure("learn.tensorflow.load", "TensorFlow could not be loaded: " + e,
                    List.of("Check that there is 1 GB free for the unpacked libraries",
                            "Use a 64-bit Linux, Windows or macOS that TensorFlow supports")));
        }
    }

    private void send(WorkerMessage message) {
        try {
            message.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parent never writes after the job: the end of the stream means that it is gone or wants us gone. */
    private static void endWith(InputStream in) {
        try {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            System.err.println("parent: " + e.getMessage());
        }
        Runtime.getRuntime().halt(EXIT_PARENT_GONE);
    }
}
