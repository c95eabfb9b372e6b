package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.ImportResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import DIR SOURCE…}. */
@Command(name = "import", description = "Copies recordings into the dataset of a project, each only once.", sortOptions = false)
public final class ImportCommand extends OperationCommand {

    private static final String ABOUT_CATEGORY = "training, testing, or split (80/20 by content); left out, as the source says.";
    private static final String ABOUT_LABEL = "Label for every file; left out, from labels that come along, else from the file name.";
    private static final String ABOUT_INTERVAL = "Time between frames of CSV files without time stamps.";

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the project.")
    private String directory = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SOURCE", description = "Folders, files (JSON, CBOR, CSV) or zip exports.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--category", paramLabel = "CATEGORY", defaultValue = "as-found", description = ABOUT_CATEGORY)
    private String category = "";

    @Option(names = "--label", paramLabel = "LABEL", defaultValue = "", description = ABOUT_LABEL)
    private String label = "";

    @Option(names = "--interval-ms", paramLabel = "MS", defaultValue = "0", description = ABOUT_INTERVAL)
    private String interval = "";

    public ImportCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        List<String> absolute = new ArrayList<>();
        for (String source : sources) {
            absolute.add(context.path(source).toString());
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("sources", String.join("\n", absolute));
        arguments.put("category", category);
        arguments.put("label", label);
        arguments.put("interval_ms", interval);
        return run("import", project(directory), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof ImportResult report) {
            context.out().println("Imported " + report.imported() + (report.imported() == 1 ? " sample" : " samples"));
            labels("training", report.training());
            labels("testing", report.testing());
            if (report.duplicates() > 0) {
                context.out().println("  left out because they are there already: " + report.duplicates());
            }
            if (!report.failed().isEmpty()) {
                context.out().println("  left out because something is wrong with them: " + report.failed().size());
            }
        }
    }

    private void labels(String part, Map<String, Integer> labels) {
        if (!labels.isEmpty()) {
            int sum = labels.values().stream().mapToInt(Integer::intValue).sum();
            context.out().println("  " + part + ": " + sum + " (" + String.join(", ", labels.entrySet().stream()
                    .map(e -> (e.getKey().isEmpty() ? "without label" : e.getKey()) + ": " + e.getValue()).toList()) + ")");
        }
    }
}
