package org.inkling.ui.live.internal.live;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** Makes a recording to show: takes it from a device or the dataset, and classifies it. */
final class SampleJob extends Job {

    private final Work work;
    private final Consumer<String> told;
    private final Consumer<@Nullable Recording> done;
    private final Consumer<Problem> failed;

    /** What is done. */
    interface Work {
        Recording run(OperationContext context) throws OperationException;
    }

    /** @param told what is going on, for people; @param done gets the recording, null when it was cancelled */
    SampleJob(String name, Work work, Consumer<String> told, Consumer<@Nullable Recording> done, Consumer<Problem> failed) {
        super(name);
        this.work = work;
        this.told = told;
        this.done = done;
        this.failed = failed;
    }

    @Override
    protected IStatus run(@Nullable IProgressMonitor monitor) {
        try {
            done.accept(work.run(new Context(monitor)));
            return Status.OK_STATUS;
        } catch (OperationCancelledException e) {
            done.accept(null);
            return Status.CANCEL_STATUS;
        } catch (OperationException e) {
            // told on the page, where the person looks
            failed.accept(e.problems().get(0));
            return Status.OK_STATUS;
        } catch (RuntimeException | LinkageError e) {
            // the page must not wait for ever for a defect, which is logged as one
            failed.accept(Problem.error("live.failed", Location.PROJECT, getName() + " failed unexpectedly: " + e + ".",
                    "See the error log"));
            return Status.error(getName() + " failed unexpectedly: " + e, e);
        }
    }

    private final class Context implements OperationContext, Progress {

        private final @Nullable IProgressMonitor monitor;
        private String part = "";
        private long total;
        private long shown = -1;

        Context(@Nullable IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public Progress progress() {
            return this;
        }

        @Override
        public boolean cancelled() {
            return monitor != null && monitor.isCanceled();
        }

        @Override
        public void problem(Problem problem) {
            // that the model is older is in the recording
        }

        @Override
        public void log(String line) {
            told.accept(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            // recording has no curves
        }

        @Override
        public void begin(String name, long units) {
            part = name;
            total = units;
            if (monitor != null) {
                monitor.setTaskName(name);
            }
        }

        @Override
        public void at(long units) {
            long percent = total <= 0 ? 0 : 100 * units / total;
            if (percent != shown) {
                shown = percent;
                told.accept(part + ": " + percent + " %");
            }
        }
    }
}
