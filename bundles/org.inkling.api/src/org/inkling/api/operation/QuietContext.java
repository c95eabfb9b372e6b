package org.inkling.api.operation;

import org.inkling.api.Problem;

/** A context that tells nobody. */
final class QuietContext implements OperationContext, Progress {

    static final OperationContext INSTANCE = new QuietContext();

    private QuietContext() {
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public void begin(String part, long total) {
        // nobody listens
    }

    @Override
    public void at(long done) {
        // nobody listens
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void problem(Problem problem) {
        // nobody listens
    }

    @Override
    public void log(String line) {
        // nobody listens
    }

    @Override
    public void metric(String name, long step, double value) {
        // nobody listens
    }
}
