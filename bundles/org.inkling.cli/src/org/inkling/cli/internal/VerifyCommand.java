package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.Verification;
import org.inkling.engine.VerifyResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify-deployment DIR}. */
@Command(name = "verify-deployment", aliases = "verify", sortOptions = false, description = {
        "Runs exports on this computer and compares every window of the dataset with the workbench." })
public final class VerifyCommand extends OperationCommand {

    @Mixin
    private ImpulseOptions options = new ImpulseOptions();

    @Option(names = "--target", paramLabel = "ID", defaultValue = "", description = "Deployment target; left out, all that can be run here.")
    private String target = "";

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "Option of the target; can be given several times.")
    private List<String> targetOptions = new ArrayList<>();

    @Option(names = "--with", paramLabel = "ID", description = {
            "Way to run it: wasm, gcc, cortex-m; can be given several times. Left out, all that are quick." })
    private List<String> verifiers = new ArrayList<>();

    public VerifyCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        Map<String, Object> arguments = new LinkedHashMap<>(options.arguments());
        arguments.put("target", target);
        arguments.put("options", String.join("\n", targetOptions));
        arguments.put("verifiers", String.join("\n", verifiers));
        return run("verify", project(options.directory()), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof VerifyResult found) {
            found.checks().forEach(check -> context.out().println(line(check)));
            found.skipped().forEach((id, why) -> context.out().println("  " + id + " was not used: " + why));
        }
    }

    /** One comparison, one line. */
    static String line(Verification check) {
        return String.format(Locale.ROOT, "%s: %s, %d windows, %d identical, %d by rounding of a feature; features within %.1e",
                check.title(), check.passed() ? "verified" : "DIFFERENT", check.windows(), check.identical(), check.rounded(),
                check.featureError());
    }
}
