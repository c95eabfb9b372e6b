package org.inkling.engine;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;

/** Remembers what it is told. */
final class Recorder implements OperationContext, Progress {

    final List<String> lines = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<String> parts = new ArrayList<>();
    volatile boolean cancelled;
    private String part = "";
    private long total;

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public synchronized void begin(String name, long units) {
        part = name;
        total = units;
    }

    @Override
    public synchronized void at(long done) {
        if (done == total) {
            parts.add("[" + done + "/" + total + "] " + part);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public synchronized void problem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public synchronized void log(String line) {
        lines.add(line);
    }

    @Override
    public void metric(String name, long step, double value) {
        // curves are asked for in the report
    }
}
