package org.inkling.engine.internal.operations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.DatasetImporter;
import org.inkling.data.ImportOptions;
import org.inkling.data.ImportReport;
import org.inkling.data.SplitRule;
import org.inkling.engine.ImportResult;
import org.inkling.project.LabProject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Brings recordings into the dataset. */
@Component(service = Operation.class, property = Operation.ID + "=import")
public final class ImportOperation implements Operation<ImportResult> {

    private static final String AS_FOUND = "as-found";

    @Activate
    public ImportOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("import", "Import", "Copies recordings from folders, files and zip exports into the dataset.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(
                Parameter.text("sources", "Sources", null, "Absolute paths of folders, files or zip exports, one a line."),
                Parameter.choice("category", "Category", AS_FOUND, List.of(AS_FOUND, "training", "testing", "split"),
                        "Part of the dataset: as the source says, training, testing, or split 80/20 by content."),
                Parameter.text("label", "Label", "",
                        "Label for every file; left out, from the labels that come along, else from the file name."),
                Parameter.number("interval_ms", "Interval", 0, 0, 60_000, "Time between frames of CSV files without time stamps.")
                        .unit("ms"));
    }

    @Override
    public ImportResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        List<Path> sources = new ArrayList<>();
        for (String source : ImpulseArguments.lines(arguments.text("sources"))) {
            sources.add(Projects.path(source, "sources"));
        }
        String category = arguments.text("category").toUpperCase(Locale.ROOT).replace('-', '_');
        LabProject project = Projects.of(lab);
        SplitRule rule = Projects.splitRule(project);
        ImportOptions options = new ImportOptions(ImportOptions.Category.valueOf(category), arguments.text("label"),
                arguments.number("interval_ms"), rule);
        ImportReport report = new DatasetImporter(project.dataset()).run(sources, options, context);
        return ImportResult.of(report);
    }
}
