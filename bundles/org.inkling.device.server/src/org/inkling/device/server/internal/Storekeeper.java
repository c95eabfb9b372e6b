package org.inkling.device.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.data.DatasetBatch;
import org.inkling.data.DatasetStore;
import org.inkling.data.NewSample;

/**
 * Stores the uploads of one project, in a thread of its own. Whatever waits is written together: the files, then all entries at once, so
 * that many devices cost as few flushes as one. An answer is given only when both are on the disk.
 */
final class Storekeeper implements AutoCloseable {

    private static final int TOGETHER = 64;
    private static final long BYTES_TOGETHER = 32L << 20;

    /** What is done with a file whose content is there already. */
    enum Duplicates {
        /** It is refused. */
        REFUSE,
        /** The stored one is the answer: a device that repeats an upload whose answer it never got stores nothing twice. */
        ONCE,
        /** It is stored again. */
        KEEP
    }

    /** A stored sample. @param repeated whether it was there before */
    record Stored(SampleRef sample, boolean repeated) {
    }

    private record Waiting(NewSample sample, Duplicates duplicates, CompletableFuture<Stored> answer) {
    }

    private final DatasetStore dataset;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(4096);
    private final Thread thread;
    private volatile boolean closed;

    Storekeeper(DatasetStore dataset) {
        this.dataset = dataset;
        thread = new Thread(this::work, "Inkling uploads");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stores a sample; fails with an {@link OperationException}. */
    CompletableFuture<Stored> add(NewSample sample, Duplicates duplicates) {
        Waiting waiting = new Waiting(sample, duplicates, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            waiting.answer.completeExceptionally(new OperationException(Problem.error("server.busy", Location.of(sample.fileName()),
                    closed ? "The server is closing." : "Too many uploads wait to be stored.", "Send it again in a minute")));
        }
        return waiting.answer;
    }

    /** Stores what waits, and ends. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(30_000);
    }

    private void work() {
        while (true) {
            List<Waiting> together = new ArrayList<>();
            try {
                if (!closed) {
                    together.add(queue.take());
                }
            } catch (InterruptedException e) {
                // close() wakes the thread; what waits is stored first
                continue;
            }
            drain(together);
            if (together.isEmpty()) {
                return;
            }
            store(together);
        }
    }

    private void drain(List<Waiting> together) {
        long bytes = together.stream().mapToLong(w -> w.sample.content().length).sum();
        while (together.size() < TOGETHER && bytes < BYTES_TOGETHER) {
            Waiting next = queue.poll();
            if (next == null) {
                return;
            }
            together.add(next);
            bytes += next.sample.content().length;
        }
    }

    private void store(List<Waiting> together) {
        List<Waiting> open = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        try (DatasetBatch batch = dataset.begin()) {
            for (Waiting waiting : together) {
                try {
                    stored.add(one(batch, waiting));
                    open.add(waiting);
                } catch (OperationException e) {
                    waiting.answer.completeExceptionally(e);
                }
            }
            batch.commit();
            for (int i = 0; i < open.size(); i++) {
                open.get(i).answer.complete(stored.get(i));
            }
        } catch (OperationException | RuntimeException e) {
            together.forEach(w -> w.answer.completeExceptionally(e));
        }
    }

    private static Stored one(DatasetBatch batch, Waiting waiting) throws OperationException {
        Optional<SampleRef> same = waiting.duplicates == Duplicates.KEEP ? Optional.empty() : batch.find(waiting.sample.content());
        if (same.isPresent() && waiting.duplicates == Duplicates.REFUSE) {
            throw new OperationException(Problem.error("ingestion.duplicate", Location.of(waiting.sample.fileName()),
                    "An item with this hash already exists (ids: " + number(same.get()) + ")", "Leave it out"));
        }
        return same.isPresent() ? new Stored(same.get(), true) : new Stored(batch.add(waiting.sample), false);
    }

    /** The number of a sample in answers: the begin of its hash, so that it stays the same. */
    static int number(SampleRef sample) {
        return Integer.parseUnsignedInt(sample.sha256().substring(0, 7), 16) + 1;
    }
}
