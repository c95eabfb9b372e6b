package org.inkling.api;

/** The person asked for the work to stop; nothing is wrong. */
public final class OperationCancelledException extends OperationException {

    private static final long serialVersionUID = 1L;

    public OperationCancelledException() {
        super(new Problem(Severity.INFO, "operation.cancelled", Location.PROJECT, "Cancelled.", java.util.List.of()));
    }
}
