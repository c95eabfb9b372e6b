package org.inkling.ui.data.internal.load;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IProject;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.ImportOptions;
import org.inkling.data.SplitRule;
import org.inkling.resources.OperationJob;

/**
 * What a person wants to import.
 *
 * @param project    it goes to
 * @param sources    files, folders and zip exports
 * @param category   which part it goes to
 * @param label      of every file; empty takes it from the files
 * @param intervalMs of CSV files without time stamps, 0 when not known
 */
record ImportChoice(IProject project, List<Path> sources, ImportOptions.Category category, String label, double intervalMs) {

    ImportChoice {
        sources = List.copyOf(sources);
    }

    /** As the store understands it. */
    ImportOptions options(SplitRule rule) {
        return new ImportOptions(category, label, intervalMs, rule);
    }

    /** The operation that carries it out. */
    OperationJob job() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("sources", sources.stream().map(Path::toString).collect(Collectors.joining("\n")));
        arguments.put("category", category.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        arguments.put("label", label);
        arguments.put("interval_ms", intervalMs);
        return new OperationJob("Import recordings into " + project.getName(), project, "import", ParameterValues.of(arguments));
    }
}
