package org.inkling.cli.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.cli.CliContext;

/**
 * Tells a person at a terminal or a script behind a pipe how an operation goes on. On a terminal there is a bar, redrawn in place;
 * behind a pipe there is one line for each finished part. Problems are kept for the end, where they are not scrolled away.
 */
final class Console implements OperationContext, Progress {

    private static final int BAR = 30;
    private static final long REDRAW_NANOS = 50_000_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final CliContext context;
    private final PrintStream lines;
    private final List<Problem> problems = new ArrayList<>();
    private String part = "";
    private long total;
    private boolean finished = true;
    private boolean drawn;
    private long drawnAt;

    /** @param json whether standard output is kept for JSON, so that lines go to standard error */
    Console(CliContext context, boolean json) {
        this.context = context;
        this.lines = json ? context.err() : context.out();
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public boolean cancelled() {
        return context.cancelled().getAsBoolean();
    }

    @Override
    public synchronized void begin(String name, long units) {
        part = name;
        total = units;
        finished = units == 0;
        drawnAt = 0;
        if (units == 0) {
            log(name + "...");
        } else {
            draw(0);
        }
    }

    @Override
    public synchronized void at(long done) {
        if (finished) {
            return;
        }
        if (done >= total) {
            finished = true;
            log("[" + total + "/" + total + "] " + part);
        } else {
            draw(done);
        }
    }

    private void draw(long done) {
        long now = System.nanoTime();
        if (!context.terminal() || drawn && now - drawnAt < REDRAW_NANOS) {
            return;
        }
        int filled = (int) (BAR * done / total);
        context.err().print(CLEAR_LINE + "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + 100 * done / total + "% " + part);
        context.err().flush();
        drawn = true;
        drawnAt = now;
    }

    private void clear() {
        if (drawn) {
            context.err().print(CLEAR_LINE);
            context.err().flush();
            drawn = false;
        }
    }

    @Override
    public synchronized void problem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public synchronized void log(String line) {
        clear();
        lines.println(line);
    }

    @Override
    public void metric(String name, long step, double value) {
        // the log has a line for every epoch
    }

    /** Takes the bar away and tells the problems. @return whether there was an error among them */
    synchronized boolean end() {
        clear();
        lines.flush();
        Problems.print(problems, context.err());
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }
}
