package org.inkling.ui.impulse.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.resources.OperationJob;
import org.inkling.ui.charts.TrainingChart;

/**
 * One moment of an operation. Immutable.
 *
 * @param job     the operation
 * @param part    what it is doing
 * @param done    units of the part
 * @param total   units of the part, 0 when unknown
 * @param line    last line of the log
 * @param metrics values by name, in order of their steps
 * @param status  how it ended; null while it runs
 */
record RunState(OperationJob job, String part, long done, long total, String line, Map<String, float[]> metrics, @Nullable IStatus status) {

    RunState(OperationJob job) {
        this(job, "", 0, 0, "", Map.of(), null);
    }

    boolean running() {
        return status == null;
    }

    RunState withLine(String text) {
        return new RunState(job, part, done, total, text, metrics, status);
    }

    RunState withProgress(String newPart, long newDone, long newTotal) {
        return new RunState(job, newPart, newDone, newTotal, line, metrics, status);
    }

    RunState withEnd(IStatus end) {
        return new RunState(job, part, done, total, line, metrics, end);
    }

    /** A first step starts a curve anew: an operation may train twice. */
    RunState withMetric(String name, int step, double value) {
        float[] old = step <= 1 ? new float[0] : metrics.getOrDefault(name, new float[0]);
        float[] longer = Arrays.copyOf(old, old.length + 1);
        longer[old.length] = (float) value;
        Map<String, float[]> changed = new LinkedHashMap<>(metrics);
        changed.put(name, longer);
        return new RunState(job, part, done, total, line, changed, status);
    }

    /** Curves of the training; null before its first cycle. @param cycles that there will be */
    @Nullable
    TrainingChart training(int cycles) {
        float[] loss = metrics.get("loss");
        if (loss == null) {
            return null;
        }
        return new TrainingChart(Math.max(cycles, loss.length), loss, metric("val_loss"), metric("accuracy"), metric("val_accuracy"));
    }

    private float[] metric(String name) {
        return metrics.getOrDefault(name, new float[0]);
    }
}
