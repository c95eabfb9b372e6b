package org.inkling.versioning.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.versioning.Version;
import org.inkling.versioning.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Stores the project as it stands as a version. */
@Component(service = Operation.class, property = Operation.ID + "=version-store")
public final class StoreOperation implements Operation<Version> {

    @Activate
    public StoreOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("version-store", "Store version",
                "Stores the project as it stands as a version.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(Parameter.text("name", "Name", "", "What people call the version; left out, its number."));
    }

    @Override
    public Version run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return Versions.of(lab.root()).store(arguments.text("name"), context);
    }
}
