package org.inkling.ui.impulse.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.osgi.service.component.annotations.Component;

/** Remembers the last operation of each project, so that pages can show how it goes. */
@Component(service = { OperationListener.class, RunTracker.class })
public final class RunTracker implements OperationListener {

    private static final int MOST_LINES = 400;

    private final Map<IProject, RunState> last = new ConcurrentHashMap<>();
    private final Map<IProject, Deque<String>> logs = new ConcurrentHashMap<>();
    private final List<Consumer<IProject>> listeners = new CopyOnWriteArrayList<>();

    /** How the last operation of a project went or goes. */
    Optional<RunState> of(IProject project) {
        return Optional.ofNullable(last.get(project));
    }

    /** The last lines of the log of the last operation of a project. */
    List<String> log(IProject project) {
        Deque<String> lines = logs.getOrDefault(project, new ArrayDeque<>());
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Called in any thread after every change. */
    void addListener(Consumer<IProject> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<IProject> listener) {
        listeners.remove(listener);
    }

    @Override
    public void started(OperationJob job) {
        logs.put(job.project(), new ArrayDeque<>());
        change(job, new RunState(job));
    }

    @Override
    public void log(OperationJob job, String line) {
        Deque<String> lines = logs.computeIfAbsent(job.project(), project -> new ArrayDeque<>());
        synchronized (lines) {
            lines.add(line);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
        of(job.project()).ifPresent(state -> change(job, state.withLine(line)));
    }

    @Override
    public void progress(OperationJob job, String part, long done, long total) {
        of(job.project()).ifPresent(state -> change(job, state.withProgress(part, done, total)));
    }

    @Override
    public void metric(OperationJob job, String name, long step, double value) {
        of(job.project()).ifPresent(state -> change(job, state.withMetric(name, (int) step, value)));
    }

    @Override
    public void finished(OperationJob job, IStatus status) {
        of(job.project()).ifPresent(state -> change(job, state.withEnd(status)));
    }

    private void change(OperationJob job, RunState state) {
        last.put(job.project(), state);
        listeners.forEach(listener -> listener.accept(job.project()));
    }
}
