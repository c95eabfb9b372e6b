package org.inkling.versioning.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.versioning.Comparison;
import org.inkling.versioning.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Puts two versions side by side: files, parameters, figures, confusion matrices. */
@Component(service = Operation.class, property = Operation.ID + "=version-compare")
public final class CompareOperation implements Operation<Comparison> {

    @Activate
    public CompareOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("version-compare", "Compare versions",
                "Puts two versions side by side: files, parameters, figures, confusion matrices.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(Parameter.text("left", "First version", null, "Number, name or id of a version, or present."),
                Parameter.text("right", "Second version", "present", "Number, name or id of a version, or present."));
    }

    @Override
    public Comparison run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return Versions.of(lab.root()).compare(arguments.text("left"), arguments.text("right"), context);
    }
}
