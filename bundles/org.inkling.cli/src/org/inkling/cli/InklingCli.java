package org.inkling.cli;

import java.util.List;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.cli.internal.ClassifyCommand;
import org.inkling.cli.internal.ConformanceCommand;
import org.inkling.cli.internal.DeployCommand;
import org.inkling.cli.internal.ExportCommand;
import org.inkling.cli.internal.ImportCommand;
import org.inkling.cli.internal.InfoCommand;
import org.inkling.cli.internal.ModelCommand;
import org.inkling.cli.internal.NewCommand;
import org.inkling.cli.internal.Problems;
import org.inkling.cli.internal.RecordCommand;
import org.inkling.cli.internal.RootCommand;
import org.inkling.cli.internal.RunCommand;
import org.inkling.cli.internal.SynthesizeCommand;
import org.inkling.cli.internal.VerifyCommand;
import org.inkling.cli.internal.VersionCommand;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the verb, runs it, and turns whatever happens into an exit code and a message. Knows nothing of Eclipse. */
public final class InklingCli {

    private static final int WIDTH = 110;
    private static final int FRAMES_SHOWN = 12;

    private final CliContext context;
    private final List<CliVerb> verbs;

    /** @param verbs added by other bundles */
    public InklingCli(CliContext context, List<CliVerb> verbs) {
        this.context = context;
        this.verbs = List.copyOf(verbs);
    }

    /** Runs one command line. @return one of the {@link ExitCode}s; never fails */
    public int execute(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (LinkageError | RuntimeException | OutOfMemoryError e) {
            return internal(e);
        } finally {
            context.out().flush();
            context.err().flush();
        }
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new RootCommand(context));
        line.addSubcommand(new NewCommand(context));
        line.addSubcommand(new ImportCommand(context));
        line.addSubcommand(new RunCommand.Run(context));
        line.addSubcommand(new RunCommand.Features(context));
        line.addSubcommand(new RunCommand.Train(context));
        line.addSubcommand(new RunCommand.Test(context));
        line.addSubcommand(new ClassifyCommand(context));
        line.addSubcommand(new RecordCommand(context));
        line.addSubcommand(new DeployCommand(context));
        line.addSubcommand(new VerifyCommand(context));
        line.addSubcommand(new ModelCommand(context));
        line.addSubcommand(new ExportCommand(context));
        line.addSubcommand(new InfoCommand(context));
        line.addSubcommand(VersionCommand.line(context));
        line.addSubcommand(new SynthesizeCommand(context));
        line.addSubcommand(new ConformanceCommand(context));
        for (CliVerb verb : verbs) {
            line.addSubcommand(verb.command(context));
        }
        line.addSubcommand(new HelpCommand());
        line.setOut(new java.io.PrintWriter(context.out(), true));
        line.setErr(new java.io.PrintWriter(context.err(), true));
        line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        line.setUsageHelpWidth(WIDTH);
        line.setParameterExceptionHandler((e, given) -> wrong(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        return line;
    }

    /** What is wrong, what was perhaps meant, and how it is used. */
    private int wrong(ParameterException e) {
        context.err().println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, context.err());
        e.getCommandLine().usage(context.err());
        return ExitCode.USAGE;
    }

    private int failed(Exception e) {
        if (e instanceof OperationCancelledException) {
            context.err().println("Cancelled.");
            return ExitCode.CANCELLED;
        }
        if (e instanceof OperationException known) {
            Problems.print(known.problems(), context.err());
            return ExitCode.PROBLEMS;
        }
        return internal(e);
    }

    /** A defect is told with enough of its origin to be found. */
    private int internal(Throwable e) {
        context.err().println("Internal error: " + e);
        StackTraceElement[] frames = e.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES_SHOWN, frames.length); i++) {
            context.err().println("    at " + frames[i]);
        }
        Throwable cause = e.getCause();
        if (cause != null) {
            context.err().println("  because of " + cause + (cause.getStackTrace().length > 0 ? " at " + cause.getStackTrace()[0] : ""));
        }
        return ExitCode.INTERNAL;
    }
}
