package org.inkling.cli.internal;

import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export DIR --out ZIP}. */
@Command(name = "export", description = "Writes the dataset as a zip of original files with their labels.", sortOptions = false)
public final class ExportCommand extends OperationCommand {

    @Parameters(paramLabel = "DIR", description = "Folder of the project.")
    private String directory = "";

    @Option(names = "--out", paramLabel = "ZIP", required = true, description = "Zip to write.")
    private String out = "";

    public ExportCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        return run("export", project(directory), Map.of("out", context.path(out).toString()));
    }

    @Override
    void show(Object result) {
        // the operation's log says it all
    }
}
