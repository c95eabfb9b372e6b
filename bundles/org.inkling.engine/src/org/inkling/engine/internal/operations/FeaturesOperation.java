package org.inkling.engine.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.FeaturesResult;
import org.inkling.engine.Report;
import org.inkling.engine.internal.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the features of training and testing data where they are stale. */
@Component(service = Operation.class, property = Operation.ID + "=features")
public final class FeaturesOperation implements Operation<FeaturesResult> {

    private final BlockCatalog catalog;

    @Activate
    public FeaturesOperation(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("features", "Generate features", "Cuts the samples into windows and computes the features of each.");
    }

    @Override
    public ParameterSchema arguments() {
        return ImpulseArguments.schema();
    }

    @Override
    public FeaturesResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        Job job = ImpulseArguments.job(catalog, arguments, lab, context);
        Report report = job.report();
        return new FeaturesResult(report.project(), report.impulse(), report.windows(), report.features(), job.featureStep().names(),
                report.hashes());
    }
}
