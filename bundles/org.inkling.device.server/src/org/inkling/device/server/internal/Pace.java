package org.inkling.device.server.internal;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/** Lets a sender go whose body comes so slowly that it only holds the line. */
final class Pace extends HttpStream.Wrapper {

    /** Bytes a second below which nobody sends in earnest. */
    static final long SLOWEST = 512;
    private static final long CHECK_SECONDS = 5;

    private final EndPoint line;
    private final ScheduledFuture<?> check;
    private volatile long received;
    private long seen;

    private Pace(HttpStream stream, EndPoint line, ScheduledExecutorService timer) {
        super(stream);
        this.line = line;
        check = timer.scheduleAtFixedRate(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    /** Watches the body of a request from now on. */
    static void watch(Request request, ScheduledExecutorService timer) {
        EndPoint line = request.getConnectionMetaData().getConnection().getEndPoint();
        if (request.getLength() != 0 && line != null) {
            request.addHttpStreamWrapper(stream -> new Pace(stream, line, timer));
        }
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk != null) {
            received += chunk.remaining();
            if (chunk.isLast()) {
                check.cancel(false);
            }
        }
        return chunk;
    }

    @Override
    public void succeeded() {
        check.cancel(false);
        super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
        check.cancel(false);
        super.failed(failure);
    }

    private void check() {
        long now = received;
        if (now - seen < SLOWEST * CHECK_SECONDS) {
            check.cancel(false);
            line.close();
        }
        seen = now;
    }
}
