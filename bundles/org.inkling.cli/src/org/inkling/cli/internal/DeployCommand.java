package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.DeployResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy DIR --target ID --out PATH}. */
@Command(name = "deploy", description = "Writes the trained impulse as code, after whatever is stale before.", sortOptions = false)
public final class DeployCommand extends OperationCommand {

    private static final String ABOUT_TARGET = "Deployment target, for example cpp; \"info --targets\" lists them.";

    @Mixin
    private ImpulseOptions options = new ImpulseOptions();

    @Option(names = "--target", paramLabel = "ID", required = true, description = ABOUT_TARGET)
    private String target = "";

    @Option(names = "--out", paramLabel = "PATH", required = true, description = "Folder to write to, or a zip when it ends in .zip.")
    private String out = "";

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "Option of the target; can be given several times.")
    private List<String> targetOptions = new ArrayList<>();

    public DeployCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        Map<String, Object> arguments = new LinkedHashMap<>(options.arguments());
        arguments.put("target", target);
        arguments.put("out", context.path(out).toString());
        arguments.put("options", String.join("\n", targetOptions));
        return run("deploy", project(options.directory()), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof DeployResult deployed) {
            deployed.files().forEach(f -> context.out().println("  " + f));
            deployed.figures().forEach((name, value) -> context.out().println(String.format(Locale.ROOT, "%s: %,.0f", name, value)));
            context.out().println("Written to " + out);
        }
    }
}
