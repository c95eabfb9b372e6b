package org.inkling.resources;

import org.eclipse.core.runtime.IStatus;
import org.inkling.api.Problem;

/**
 * Told what an {@link OperationJob} does; add one to a job, or register one as an OSGi service to hear of every job.
 * Called in the job's threads, one call at a time for each job.
 */
public interface OperationListener {

    /**
     * The work starts.
     *
     * @param job that works
     */
    default void started(OperationJob job) {
    }

    /**
     * A line of the log.
     *
     * @param job  that works
     * @param line without a line end
     */
    default void log(OperationJob job, String line) {
    }

    /**
     * A part of the work, or a unit in it, was reached; told of at most once for each per cent.
     *
     * @param job   that works
     * @param part  what is done
     * @param done  units of the part that are done
     * @param total units of the part, 0 when unknown
     */
    default void progress(OperationJob job, String part, long done, long total) {
    }

    /**
     * One point of a curve.
     *
     * @param job   that works
     * @param name  of the curve
     * @param step  for example the training cycle
     * @param value at the step
     */
    default void metric(OperationJob job, String name, long step, double value) {
    }

    /**
     * A problem: one that does not end the work, or, just before the end, the one that did.
     *
     * @param job     that works
     * @param problem what was found
     */
    default void problem(OperationJob job, Problem problem) {
    }

    /**
     * The work is over and the workspace shows its files.
     *
     * @param job    that worked; its {@link OperationJob#result()} is there unless it failed
     * @param status OK, CANCEL, or an error for people
     */
    default void finished(OperationJob job, IStatus status) {
    }
}
