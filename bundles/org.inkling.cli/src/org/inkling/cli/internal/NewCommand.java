package org.inkling.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.NewResult;
import org.inkling.project.LabProject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new DIR --template …}. */
@Command(name = "new", description = "Makes a lab project from a template.", sortOptions = false)
public final class NewCommand extends OperationCommand {

    private static final String ABOUT_TEMPLATE = "free-fall (recommended), free-fall-as-in-lab (the settings of the published lab), or empty.";

    @Parameters(paramLabel = "DIR", description = "Folder of the project; it is made when it is not there.")
    private String directory = "";

    @Option(names = "--template", paramLabel = "TEMPLATE", defaultValue = "free-fall", description = ABOUT_TEMPLATE)
    private String template = "";

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Name of the project; left out, that of its folder.")
    private String name = "";

    public NewCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("template", template);
        arguments.put("name", name);
        return run("new", LabProject.at(context.path(directory)), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof NewResult created && !created.impulses().isEmpty()) {
            context.out().println("Impulses: " + String.join(", ", created.impulses()));
        }
    }
}
