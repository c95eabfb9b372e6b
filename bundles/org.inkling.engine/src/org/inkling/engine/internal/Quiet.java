package org.inkling.engine.internal;

import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** A context that tells nobody. */
public final class Quiet implements OperationContext, Progress {

    public static final OperationContext CONTEXT = new Quiet();

    private Quiet() {
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
