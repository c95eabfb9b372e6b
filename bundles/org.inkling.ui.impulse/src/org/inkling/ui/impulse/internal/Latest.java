package org.inkling.ui.impulse.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;

/** Work in the background of which only the newest counts: what waits when newer work comes is never done. */
final class Latest {

    private final Display display;
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "Inkling preview");
        made.setDaemon(true);
        return made;
    });

    Latest(Display display) {
        this.display = display;
    }

    /** Does work soon and shows its result in the user interface's thread. */
    <T> void run(Supplier<T> work, Consumer<T> show) {
        Runnable newest = () -> {
            T result = work.get();
            if (!display.isDisposed()) {
                display.asyncExec(() -> show.accept(result));
            }
        };
        if (waiting.getAndSet(newest) == null && !thread.isShutdown()) {
            thread.execute(this::next);
        }
    }

    private void next() {
        Runnable work = waiting.getAndSet(null);
        if (work != null) {
            work.run();
        }
    }

    void close() {
        waiting.set(null);
        thread.shutdownNow();
    }
}
