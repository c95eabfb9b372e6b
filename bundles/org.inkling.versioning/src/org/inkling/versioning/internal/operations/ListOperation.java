package org.inkling.versioning.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.versioning.VersionList;
import org.inkling.versioning.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Lists the stored versions of the project. */
@Component(service = Operation.class, property = Operation.ID + "=version-list")
public final class ListOperation implements Operation<VersionList> {

    @Activate
    public ListOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("version-list", "Versions",
                "Lists the stored versions of the project.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of();
    }

    @Override
    public VersionList run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return new VersionList(Versions.of(lab.root()).list());
    }
}
