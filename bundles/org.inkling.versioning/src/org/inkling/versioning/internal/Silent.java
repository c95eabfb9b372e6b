package org.inkling.versioning.internal;

import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** For a look that nobody waits for. */
final class Silent implements OperationContext, Progress {

    static final OperationContext CONTEXT = new Silent();

    private Silent() {
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void problem(Problem problem) {
        // a look finds no problems
    }

    @Override
    public void log(String line) {
        // nobody reads it
    }

    @Override
    public void metric(String name, long step, double value) {
        // a look measures nothing
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
