package org.inkling.api.operation;

import org.inkling.api.OperationException;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;

/** Something that can be done to a lab project, a DS service. @param <R> the result, a record that can be shown as JSON */
public interface Operation<R> {

    /** DS property that holds {@link OperationInfo#id()}. */
    String ID = "inkling.operation.id";

    OperationInfo info();

    ParameterSchema arguments();

    /**
     * Does it.
     *
     * @param arguments completed values of {@link #arguments()}
     * @throws OperationException with the problems that ended it, or when cancelled
     */
    R run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException;
}
