package org.inkling.cli.internal;

import java.util.concurrent.Callable;

import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What stands in front of the verbs. */
@Command(name = "inkling", synopsisSubcommandLabel = "VERB", version = "Inkling 1.0.0", description = RootCommand.ABOUT, footer = {
        "", "Exit codes: 0 done, 1 problems, 2 wrong command line, 3 defect of the program, 130 interrupted.",
        "\"inkling VERB --help\" explains a verb." })
public final class RootCommand implements Callable<Integer> {

    private static final String ABOUT = "Machine learning for small devices: from sensor data to a library, on this computer alone.";

    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help.")
    private boolean help;

    @Option(names = { "-V", "--version" }, versionHelp = true, description = "Shows the version.")
    private boolean version;

    public RootCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(context.err());
        return ExitCode.USAGE;
    }
}
