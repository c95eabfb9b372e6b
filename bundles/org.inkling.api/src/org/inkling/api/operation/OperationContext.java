package org.inkling.api.operation;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.Problem;

/** Where an operation reports to; may be called from several threads. */
public interface OperationContext {

    /** A context that tells nobody and is never cancelled. */
    static OperationContext quiet() {
        return QuietContext.INSTANCE;
    }

    Progress progress();

    /** Whether the person asked to stop. */
    boolean cancelled();

    /** Tells of a problem that does not end the work. */
    void problem(Problem problem);

    /** A line of the log, as the lab shows them. */
    void log(String line);

    /** One point of a curve: {@code name} at {@code step}. */
    void metric(String name, long step, double value);

    /** Ends the work here when the person asked for it. */
    default void checkCancelled() throws OperationCancelledException {
        if (cancelled()) {
            throw new OperationCancelledException();
        }
    }
}
