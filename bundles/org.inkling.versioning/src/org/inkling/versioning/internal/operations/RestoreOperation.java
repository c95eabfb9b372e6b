package org.inkling.versioning.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.versioning.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes the files of the project those of a version, after storing the present ones. */
@Component(service = Operation.class, property = Operation.ID + "=version-restore")
public final class RestoreOperation implements Operation<Versions.Restored> {

    @Activate
    public RestoreOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("version-restore", "Restore version",
                "Makes the files of the project those of a version, after storing the present ones.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(Parameter.text("version", "Version", null, "Number, name or id of a version."));
    }

    @Override
    public Versions.Restored run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return Versions.of(lab.root()).restore(arguments.text("version"), context);
    }
}
