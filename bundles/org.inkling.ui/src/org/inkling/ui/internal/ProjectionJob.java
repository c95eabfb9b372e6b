package org.inkling.ui.internal;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.engine.projection.Projection;
import org.inkling.ui.ExplorerData;

/** Projects features in the background; told of progress and of the end in the user interface's thread. */
public final class ProjectionJob extends Job {

    private static final long SEED = 7;
    private static final long PAUSE_NS = 80_000_000;

    private final Projection projection;
    private final ExplorerData data;
    private final Display display;
    private final Consumer<String> progress;
    private final BiConsumer<Projection, float[]> done;

    /** @param done told the coordinates; not when the job was cancelled */
    public ProjectionJob(Projection projection, ExplorerData data, Display display, Consumer<String> progress,
            BiConsumer<Projection, float[]> done) {
        super(projection.title() + " of features");
        this.projection = projection;
        this.data = data;
        this.display = display;
        this.progress = progress;
        this.done = done;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            float[] result = projection.project(data.values(), data.features().size(), SEED, new Context(monitor));
            display.asyncExec(() -> done.accept(projection, result));
            return Status.OK_STATUS;
        } catch (OperationCancelledException e) {
            return Status.CANCEL_STATUS;
        }
    }

    private final class Context implements OperationContext, Progress {

        private final IProgressMonitor monitor;
        private String part = "";
        private long total;
        private long told;

        Context(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public Progress progress() {
            return this;
        }

        @Override
        public synchronized void begin(String name, long units) {
            part = name;
            total = units;
            monitor.subTask(name);
        }

        @Override
        public synchronized void at(long units) {
            long now = System.nanoTime();
            if (now - told > PAUSE_NS) {
                told = now;
                String text = part + (total > 0 ? "  " + 100 * units / total + " %" : "");
                display.asyncExec(() -> progress.accept(text));
            }
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }

        @Override
        public void problem(Problem problem) {
            log(problem.summary());
        }

        @Override
        public void log(String line) {
            display.asyncExec(() -> progress.accept(line));
        }

        @Override
        public void metric(String name, long step, double value) {
            // a projection has no curves
        }
    }
}
