package org.inkling.ui.tests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/**
 * Watches how long the user interface's thread handles one event. A block is the time from the start of an event to its end, or to the
 * start of another event inside it, as in a dialog. While a block lasts its stack is looked at every few milliseconds.
 */
final class UiWatch implements AutoCloseable {

    /** Blocks from here on are reported. */
    static final long LIMIT_MS = 100;

    private static final long SAMPLE_MS = 10;
    private static final int FRAMES = 45;

    /**
     * One block.
     *
     * @param wallMs how long it lasted
     * @param cpuMs  how long the thread really computed in it; much less on a machine that is busy with other things
     * @param stack  where it was seen, when it had lasted for more than half of the limit
     */
    record Block(String during, long wallMs, long cpuMs, List<StackTraceElement> stack) {
    }

    private static volatile String during = "start";

    private final Display display;
    private final Thread watched;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread watcher = new Thread(this::watch, "UI watch");
    private final Listener listener = event -> mark(event.type != SWT.Sleep);
    private final List<Block> blocks = new ArrayList<>();
    private volatile long begun;
    private volatile long begunCpu;
    private volatile List<StackTraceElement> seen = List.of();
    private volatile boolean closed;
    private int events;

    /** Begins to watch; from the user interface's thread. */
    UiWatch(Display display) {
        this.display = display;
        this.watched = Thread.currentThread();
        for (int type : new int[]{ SWT.PreEvent, SWT.PostEvent, SWT.PreExternalEventDispatch, SWT.PostExternalEventDispatch, SWT.Sleep,
                SWT.Wakeup }) {
            display.addListener(type, listener);
        }
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Says what the test does now, for the report. */
    static void step(String what) {
        during = what;
    }

    /** Does something as an event would, so that it is watched. */
    <T> T act(Callable<T> work) throws Exception {
        mark(true);
        try {
            return work.call();
        } finally {
            mark(false);
        }
    }

    /** Ends what went on, and begins something new unless the thread sleeps now. */
    void mark(boolean busy) {
        long now = System.nanoTime();
        long before = begun;
        if (before != 0) {
            events++;
            long wall = (now - before) / 1_000_000;
            if (wall >= LIMIT_MS) {
                blocks.add(new Block(during, wall, (threads.getThreadCpuTime(watched.getId()) - begunCpu) / 1_000_000, seen));
            }
        }
        seen = List.of();
        begunCpu = busy ? threads.getThreadCpuTime(watched.getId()) : 0;
        begun = busy ? now : 0;
    }

    private void watch() {
        while (!closed) {
            long before = begun;
            if (before != 0 && (System.nanoTime() - before) / 1_000_000 >= LIMIT_MS / 2 && seen.isEmpty()) {
                StackTraceElement[] stack = watched.getStackTrace();
                if (begun == before) {
                    seen = Arrays.asList(stack).subList(0, Math.min(FRAMES, stack.length));
                }
            }
            try {
                Thread.sleep(SAMPLE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Blocks over the limit: those that computed longest first, since on a busy machine any event may take its time. */
    List<Block> blocks() {
        return blocks.stream().sorted(Comparator.comparingLong(Block::cpuMs).reversed()).toList();
    }

    /** The report: how many, the worst, and where. */
    String report() {
        List<Block> worst = blocks();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%d events, %d blocks of %d ms or more%n", events, worst.size(),
                LIMIT_MS));
        for (Block block : worst) {
            text.append(
                    String.format(Locale.ROOT, "%n%d ms (%d ms computing) during: %s%n", block.wallMs(), block.cpuMs(), block.during()));
            block.stack().forEach(frame -> text.append("    ").append(frame).append('\n'));
        }
        return text.toString();
    }

    /** Writes the report into {@code target}. */
    void write(String name) throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", name), report());
    }

    @Override
    public void close() {
        closed = true;
        if (!display.isDisposed()) {
            for (int type : new int[]{ SWT.PreEvent, SWT.PostEvent, SWT.PreExternalEventDispatch, SWT.PostExternalEventDispatch,
                    SWT.Sleep, SWT.Wakeup }) {
                display.removeListener(type, listener);
            }
        }
    }
}
