package org.inkling.cli.internal;

import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;

import picocli.CommandLine.Option;

/** Options about a model that was made elsewhere. */
final class ModelOptions {

    private static final String ABOUT_LABELS = "Text file with the name of a model's output in each line.";
    private static final String ABOUT_FORMAT = "How inputs are written: auto (by the ending), text, float32, int8 or uint8.";

    @Option(names = "--labels", paramLabel = "FILE", defaultValue = "", description = ABOUT_LABELS)
    private String labels = "";

    @Option(names = "--as", paramLabel = "FORMAT", defaultValue = "auto", description = ABOUT_FORMAT)
    private String format = "";

    /** As arguments of an operation. */
    Map<String, Object> arguments(CliContext context) throws OperationException {
        return Map.of("labels", labels.isEmpty() ? "" : context.path(labels).toString(), "format", format);
    }
}
