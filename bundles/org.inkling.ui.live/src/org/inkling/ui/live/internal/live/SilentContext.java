package org.inkling.ui.live.internal.live;

import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** For work that is over at once and tells nothing. */
final class SilentContext implements OperationContext, Progress {

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
        // an older model still runs; the page tells it of recordings
    }

    @Override
    public void log(String line) {
        // nothing is told
    }

    @Override
    public void metric(String name, long step, double value) {
        // nothing is told
    }

    @Override
    public void begin(String part, long total) {
        // nothing is told
    }

    @Override
    public void at(long done) {
        // nothing is told
    }
}
