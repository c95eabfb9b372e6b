package org.inkling.engine.internal.operations;

import java.nio.file.Path;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.DatasetExporter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Writes the dataset as a zip that the uploader of Edge Impulse and {@code import} understand. */
@Component(service = Operation.class, property = Operation.ID + "=export")
public final class ExportOperation implements Operation<DatasetExporter.Report> {

    @Activate
    public ExportOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("export", "Export", "Writes the original files with their labels into a zip.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(Parameter.text("out", "Zip file", null, "Absolute path of the zip to write."));
    }

    @Override
    public DatasetExporter.Report run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        Path out = Projects.path(arguments, "out");
        DatasetExporter.Report report = new DatasetExporter(Projects.of(lab).dataset()).export(out, context);
        context.log("Exported " + report.training() + " training and " + report.testing() + " testing samples");
        return report;
    }
}
