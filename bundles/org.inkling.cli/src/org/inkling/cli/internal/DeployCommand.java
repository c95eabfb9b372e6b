package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.DeployResult;
import org.inkling.project.LabProject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deploy DIR --target ID --out PATH}, or {@code deploy --model FILE …} for a model made elsewhere. */
@Command(name = "deploy", description = { "Writes the trained impulse as code, after whatever is stale before;",
        "or, with --model, a .tflite model that was made elsewhere." }, sortOptions = false)
public final class DeployCommand extends OperationCommand {

    private static final String ABOUT_MODEL = "A .tflite model made elsewhere, int8 or float32, instead of a project.";
    private static final String ABOUT_SAMPLE = "With --model: file whose first input goes into the example.";
    private static final String ABOUT_OUT = "Folder to write to, a zip when it ends in .zip, or the one .pack or .eim file.";
    private static final String ABOUT_TARGET = "Deployment target, for example cpp; \"info --targets\" lists them.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = "", description = "Folder of the project.")
    private String directory = "";

    @Mixin
    private ImpulseSettings settings = new ImpulseSettings();

    @Option(names = "--model", paramLabel = "FILE", defaultValue = "", description = ABOUT_MODEL)
    private String model = "";

    @Option(names = "--sample", paramLabel = "INPUTS", defaultValue = "", description = ABOUT_SAMPLE)
    private String sample = "";

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Option(names = "--target", paramLabel = "ID", required = true, description = ABOUT_TARGET)
    private String target = "";

    @Option(names = "--out", paramLabel = "PATH", required = true, description = ABOUT_OUT)
    private String out = "";

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "Option of the target; can be given several times.")
    private List<String> targetOptions = new ArrayList<>();

    @Option(names = "--verify", description = "Runs it on every window and compares with the workbench; report.json says how it went.")
    private boolean verify;

    public DeployCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        if (directory.isEmpty() == model.isEmpty()) {
            throw new ParameterException(spec.commandLine(), directory.isEmpty()
                    ? "Missing required parameter: 'DIR', or the option --model"
                    : "A project and the option --model exclude each other");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("target", target);
        arguments.put("out", context.path(out).toString());
        arguments.put("options", String.join("\n", targetOptions));
        arguments.put("verify", verify);
        if (model.isEmpty()) {
            arguments.putAll(settings.arguments());
            return run("deploy", project(directory), arguments);
        }
        arguments.put("model", context.path(model).toString());
        arguments.put("input", sample.isEmpty() ? "" : context.path(sample).toString());
        arguments.putAll(modelOptions.arguments(context));
        return run("deploy-model", LabProject.at(context.directory()), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof DeployResult deployed) {
            deployed.files().forEach(f -> context.out().println("  " + f));
            deployed.figures().forEach((name, value) -> context.out().println(String.format(Locale.ROOT, "%s: %,.0f", name, value)));
            deployed.checks().forEach(check -> context.out().println(VerifyCommand.line(check)));
            context.out().println("Written to " + out);
        }
    }
}
