package org.inkling.engine.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Report;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does all stale steps. */
@Component(service = Operation.class, property = Operation.ID + "=run")
public final class RunOperation implements Operation<Report> {

    private final BlockCatalog catalog;

    @Activate
    public RunOperation(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("run", "Run", "Does every step whose input has changed: features, training, testing.");
    }

    @Override
    public ParameterSchema arguments() {
        return ImpulseArguments.schema();
    }

    @Override
    public Report run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return ImpulseArguments.job(catalog, arguments, lab, context).finish(true);
    }
}
