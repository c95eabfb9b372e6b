package org.inkling.resources.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;

/** An operation's context over a progress monitor and listeners. */
public final class JobContext implements OperationContext, Progress {

    /** Each part takes this share of what is left of the bar, because nobody knows how many parts are to come. */
    private static final int SHARE = 350;
    private static final int REST = 1000;

    private final OperationJob job;
    private final List<OperationListener> listeners;
    private final IProgressMonitor monitor;
    private final SubMonitor whole;
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private @Nullable SubMonitor part;
    private String name = "";
    private long total;
    private long done;

    public JobContext(OperationJob job, List<OperationListener> listeners, @Nullable IProgressMonitor monitor) {
        this.job = job;
        this.listeners = listeners;
        this.monitor = monitor == null ? new NullProgressMonitor() : monitor;
        this.whole = SubMonitor.convert(this.monitor, REST);
    }

    /** Problems told of so far. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public synchronized void begin(String newPart, long newTotal) {
        name = newPart;
        total = Math.max(0, newTotal);
        done = 0;
        monitor.subTask(newPart);
        whole.setWorkRemaining(REST);
        part = total == 0
                ? null
                : whole.split(SHARE, SubMonitor.SUPPRESS_ALL_LABELS | SubMonitor.SUPPRESS_ISCANCELED)
                        .setWorkRemaining((int) Math.min(total, Integer.MAX_VALUE));
        tell(l -> l.progress(job, newPart, 0, total));
    }

    @Override
    public synchronized void at(long nowDone) {
        SubMonitor current = part;
        long step = Math.min(nowDone, total) - done;
        if (current == null || step <= 0) {
            return;
        }
        boolean visible = percent(done + step) != percent(done);
        done += step;
        current.worked((int) Math.min(step, Integer.MAX_VALUE));
        if (visible) {
            monitor.subTask(name + " (" + done + " of " + total + ")");
            tell(l -> l.progress(job, name, done, total));
        }
    }

    private long percent(long units) {
        return units * 100 / total;
    }

    @Override
    public boolean cancelled() {
        return monitor.isCanceled();
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
        tell(l -> l.problem(job, problem));
    }

    @Override
    public void log(String line) {
        tell(l -> l.log(job, line));
    }

    @Override
    public void metric(String metric, long step, double value) {
        tell(l -> l.metric(job, metric, step, value));
    }

    /** Calls every listener; one that throws does not end the work. */
    public synchronized void tell(Consumer<OperationListener> event) {
        for (OperationListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                ILog.of(JobContext.class).error("A listener of " + job.getName() + " failed", e);
            }
        }
    }
}
