package org.inkling.ui.lab.internal.screens;

import org.eclipse.core.runtime.IProgressMonitor;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** For operations that only look and whose result is all that is wanted; can be cancelled. */
public final class Silent implements OperationContext, Progress {

    private final IProgressMonitor monitor;

    public Silent(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public boolean cancelled() {
        return monitor.isCanceled();
    }

    @Override
    public void problem(Problem problem) {
        // the builder marks what is wrong
    }

    @Override
    public void log(String line) {
        // nobody reads it
    }

    @Override
    public void metric(String name, long step, double value) {
        // nothing is measured
    }

    @Override
    public void begin(String part, long total) {
        // nobody waits
    }

    @Override
    public void at(long done) {
        // nobody waits
    }
}
