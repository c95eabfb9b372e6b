package org.inkling.engine;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SampleState;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;

/** Asks a device for one sample and waits for it, with progress and cancel. */
public final class SampleTaker {

    private static final long POLL_MS = 100;
    /** A device that says nothing for that long is taken for lost; a phone's permission prompt waits a minute. */
    private static final long SILENCE_MS = 70_000;

    private final Sensors sensors;
    private final OperationContext context;

    public SampleTaker(Sensors sensors, OperationContext context) {
        this.sensors = sensors;
        this.context = context;
    }

    /** Makes the request once the device is known. */
    public interface Request {
        SampleRequest of(SensorEndpoint device) throws OperationException;
    }

    /** Keeps the sample; the device hears of it when this returns. */
    public interface Keeper {

        /** @return name of the stored file */
        String keep(SensorSample sample) throws OperationException;
    }

    /** What was taken. @param device it came from */
    public record Taken(SensorEndpoint device, SensorSample sample) {
    }

    /**
     * Takes one sample.
     *
     * @throws OperationException when the device refuses, fails, goes or is silent, when the sample cannot be kept, or when cancelled
     */
    public Taken take(URI device, @Nullable Lab lab, Request request, Keeper keeper) throws OperationException {
        Waiting waiting = new Waiting(context, keeper);
        try (SensorSession session = sensors.open(device, lab, waiting)) {
            SensorEndpoint endpoint = session.endpoint();
            SampleRequest wanted = request.of(endpoint);
            context.progress().begin("Recording " + (wanted.label().isEmpty() ? "a sample" : wanted.label()), 100);
            session.sample(wanted);
            return new Taken(endpoint, waiting.await(session, wanted.lengthMs()));
        }
    }

    /** What becomes of the one sample. */
    private static final class Waiting implements SampleSink {

        private final OperationContext context;
        private final Keeper keeper;
        private final CompletableFuture<SensorSample> kept = new CompletableFuture<>();
        private volatile long heard = System.nanoTime();
        private volatile @Nullable SampleState state;

        Waiting(OperationContext context, Keeper keeper) {
            this.context = context;
            this.keeper = keeper;
        }

        SensorSample await(SensorSession session, double lengthMs) throws OperationException {
            String name = session.endpoint().name();
            while (true) {
                if (context.cancelled()) {
                    session.stopSampling();
                    throw new OperationCancelledException();
                }
                try {
                    SensorSample sample = kept.get(POLL_MS, TimeUnit.MILLISECONDS);
                    context.progress().at(100);
                    return sample;
                } catch (TimeoutException e) {
                    // a device measures in silence as long as the sample is
                    if ((System.nanoTime() - heard) / 1_000_000 > SILENCE_MS + lengthMs) {
                        session.stopSampling();
                        throw new OperationException(Problem.error("sensor.silent", Location.of(name), "The device does not answer.",
                                "Look whether it is still on and connected"));
                    }
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof OperationException failure) {
                        throw failure;
                    }
                    throw new IllegalStateException(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new OperationCancelledException();
                }
            }
        }

        @Override
        public void state(SampleState now, double progress) {
            heard = System.nanoTime();
            if (now != state) {
                state = now;
                switch (now) {
                    case STARTED -> context.log("Recording...");
                    case PROCESSING, READING -> context.log("Reading the sample from the device...");
                    case UPLOADING -> context.log("Receiving the sample...");
                    default -> {
                        // accepted and finished show by themselves
                    }
                }
            }
            if (now == SampleState.STARTED && progress >= 0) {
                context.progress().at(Math.min(99, Math.round(100 * progress)));
            }
        }

        @Override
        public String store(SensorSample sample) throws OperationException {
            heard = System.nanoTime();
            try {
                String name = keeper.keep(sample);
                kept.complete(sample);
                return name;
            } catch (OperationException e) {
                kept.completeExceptionally(e);
                throw e;
            }
        }

        @Override
        public void failed(Problem problem) {
            kept.completeExceptionally(new OperationException(problem));
        }

        @Override
        public void log(String line) {
            heard = System.nanoTime();
            context.log(line);
        }

        @Override
        public void closed(@Nullable Problem why) {
            kept.completeExceptionally(new OperationException(why != null
                    ? why
                    : Problem.error("sensor.gone", Location.of("device"),
                            "The device was disconnected before the sample was complete.", "Connect it again and record anew")));
        }
    }
}
