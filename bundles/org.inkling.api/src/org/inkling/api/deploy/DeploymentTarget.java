package org.inkling.api.deploy;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterSchema;

/** Something an impulse can be exported as, a DS service. */
public interface DeploymentTarget {

    /** DS property that holds {@link TargetInfo#id()}. */
    String ID = "inkling.deploy.id";

    TargetInfo info();

    ParameterSchema schema();

    /** Everything that stands in the way; empty when {@link #generate} will succeed. */
    List<Problem> check(DeployRequest request);

    /** Writes the files. */
    DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException;
}
