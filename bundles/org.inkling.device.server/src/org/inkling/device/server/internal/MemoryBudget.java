package org.inkling.device.server.internal;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes of uploads that may be in memory at once. */
final class MemoryBudget {

    private final AtomicLong left;

    MemoryBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Reserves room; false when there is not enough. */
    boolean take(long bytes) {
        return left.getAndUpdate(l -> l >= bytes ? l - bytes : l) >= bytes;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
