package org.inkling.engine.internal.operations;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Estimates;
import org.inkling.engine.Report;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tests the model, after whatever has to be done before. */
@Component(service = Operation.class, property = Operation.ID + "=test")
public final class TestOperation implements Operation<Report> {

    private final BlockCatalog catalog;
    private final @Nullable Estimates estimates;

    @Activate
    public TestOperation(@Reference BlockCatalog catalog, @Reference Estimates estimates) {
        this.catalog = catalog;
        this.estimates = estimates;
    }

    /** Without costs on a device in its reports. */
    public TestOperation(BlockCatalog catalog) {
        this.catalog = catalog;
        this.estimates = null;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("test", "Model testing", "Classifies the testing data with the trained model.");
    }

    @Override
    public ParameterSchema arguments() {
        return ImpulseArguments.schema();
    }

    @Override
    public Report run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return ImpulseArguments.job(catalog, arguments, lab, context).finish(true, estimates);
    }
}
