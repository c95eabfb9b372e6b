package org.inkling.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.project.LabProject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code synthesize free-fall}. */
@Command(name = "synthesize", description = "Makes a sample project with recordings computed by a physical model.", sortOptions = false)
public final class SynthesizeCommand extends OperationCommand {

    private static final String FREE_FALL = "free-fall";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KIND", description = "What is made: free-fall.")
    private String kind = "";

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "free-fall-detection", description = "Folder of the project to make.")
    private String out = "";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "", description = "The same seed makes the same recordings.")
    private String seed = "";

    public SynthesizeCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        if (!kind.equals(FREE_FALL)) {
            throw new ParameterException(spec.commandLine(), "Nothing called \"" + kind + "\" can be made; use " + FREE_FALL);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (!seed.isEmpty()) {
            arguments.put("seed", seed);
        }
        return run("synthesize", LabProject.at(context.path(out)), arguments);
    }

    @Override
    void show(Object result) {
        context.out().println("Written to " + out);
    }
}
