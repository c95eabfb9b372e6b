package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options about one impulse of a project. */
class ImpulseSettings {

    private static final String ABOUT_SEED = "Start of every random choice for this run; left out, the project's.";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--impulse", paramLabel = "NAME", defaultValue = "", description = "Name of the impulse, when the project has several.")
    private String impulse = "";

    @Option(names = "--set", paramLabel = "BLOCK.PARAMETER=VALUE", description = {
            "Value for this run, for example nn.cycles=50 or input.window_ms=2500; can be given several times.",
            "The results record it, the impulse file stays as it is." })
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "", description = ABOUT_SEED)
    private String seed = "";

    /** As arguments of an operation. */
    final Map<String, Object> arguments() {
        for (String setting : settings) {
            if (setting.indexOf('=') < 1) {
                throw new ParameterException(spec.commandLine(), "\"" + setting + "\" is not of the form BLOCK.PARAMETER=VALUE");
            }
        }
        if (!seed.isEmpty() && !seed.matches("\\d{1,16}")) {
            throw new ParameterException(spec.commandLine(), "\"" + seed + "\" is no seed: give a whole number");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", impulse);
        arguments.put("set", String.join("\n", settings));
        arguments.put("seed", seed);
        return arguments;
    }
}
