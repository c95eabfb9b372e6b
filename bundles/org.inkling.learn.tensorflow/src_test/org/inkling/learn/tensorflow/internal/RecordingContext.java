package org.inkling.learn.tensorflow.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** Remembers all it is told. */
final class RecordingContext implements OperationContext, Progress {

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    final List<String> metrics = Collections.synchronizedList(new ArrayList<>());
    final List<String> parts = Collections.synchronizedList(new ArrayList<>());
    volatile boolean cancelled;
    volatile long done;
    Consumer<String> onLine = line -> {};

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public void log(String line) {
        lines.add(line);
        onLine.accept(line);
    }

    @Override
    public void metric(String name, long step, double value) {
        metrics.add(name + "@" + step);
    }

    @Override
    public void begin(String part, long total) {
        parts.add(part + " " + total);
    }

    @Override
    public void at(long units) {
        done = units;
    }
}
