package org.inkling.data.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;

/** One writer at a time for a dataset, across threads and processes. */
public final class StoreLock implements AutoCloseable {

    /** A file lock belongs to the whole Java process, so threads need a lock of their own. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
    private static final long WAIT_SECONDS = 20;

    private final ReentrantLock thread;
    private final FileChannel channel;

    private StoreLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /** Waits for the lock. @param file the lock file; @throws OperationException when another holds it for long */
    public static StoreLock acquire(Path file) throws OperationException {
        ReentrantLock thread = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
        FileChannel channel = null;
        boolean locked = false;
        try {
            if (thread.isHeldByCurrentThread() || !thread.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
            locked = true;
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS); !held(channel.tryLock());) {
                if (System.nanoTime() > end) {
                    throw busy();
                }
                Thread.sleep(50);
            }
            StoreLock lock = new StoreLock(thread, channel);
            channel = null;
            locked = false;
            return lock;
        } catch (IOException e) {
            throw Failures.writing(".inkling/" + file.getFileName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            close(channel);
            if (locked) {
                thread.unlock();
            }
        }
    }

    private static boolean held(@Nullable FileLock lock) {
        return lock != null;
    }

    private static OperationException busy() {
        return new OperationException(Problem.error("dataset.busy", Location.of("dataset"), "Something else is changing the dataset.",
                "Wait until the other import or edit has ended, then try again"));
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        close(channel);
        thread.unlock();
    }
}
