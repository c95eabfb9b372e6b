package org.inkling.ui.data.internal.edit;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** The context of work that is no operation of a lab: progress and cancelling of a job, problems to whoever asks. */
public final class MonitorContext implements OperationContext, Progress {

    private final IProgressMonitor monitor;
    private final Consumer<Problem> problems;

    public MonitorContext(IProgressMonitor monitor, Consumer<Problem> problems) {
        this.monitor = monitor;
        this.problems = problems;
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public void begin(String part, long total) {
        monitor.beginTask(part, IProgressMonitor.UNKNOWN);
    }

    @Override
    public void at(long done) {
        monitor.worked(1);
    }

    @Override
    public boolean cancelled() {
        return monitor.isCanceled();
    }

    @Override
    public void problem(Problem problem) {
        problems.accept(problem);
    }

    @Override
    public void log(String line) {
        monitor.subTask(line);
    }

    @Override
    public void metric(String name, long step, double value) {
        // nothing of that kind comes here
    }
}
