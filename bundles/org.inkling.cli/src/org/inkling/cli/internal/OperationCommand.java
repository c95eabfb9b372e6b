package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.engine.ResultJson;
import org.inkling.project.LabProject;

import picocli.CommandLine.Option;

/** A verb that runs one operation and shows its result. */
abstract class OperationCommand implements Callable<Integer> {

    final CliContext context;

    @Option(names = "--json", description = "Writes the result as JSON to standard output and everything else to standard error.")
    private boolean json;

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help.")
    private boolean help;

    OperationCommand(CliContext context) {
        this.context = context;
    }

    /** Shows a result on {@link CliContext#out()} for people. */
    abstract void show(Object result);

    final LabProject project(String directory) throws OperationException {
        return LabProject.open(context.path(directory));
    }

    final boolean json() {
        return json;
    }

    /** Runs an operation. @param arguments raw values, as on the command line */
    final int run(String id, Lab lab, Map<String, Object> arguments) throws OperationException {
        Operation<?> operation = context.operations().find(id).orElseThrow(() -> new OperationException(Problem.error("cli.operation",
                Location.of(id), "This operation is not installed.", "Install the pack or bundle that has it")));
        List<Problem> wrong = new ArrayList<>();
        ParameterValues completed = operation.arguments().complete(ParameterValues.of(arguments), "", "", wrong::add);
        if (wrong.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            Problems.print(wrong, context.err());
            return ExitCode.USAGE;
        }
        Problems.print(context.broken(), context.err());
        Console console = new Console(context, json);
        boolean errors = true;
        try {
            present(operation.run(completed, lab, console));
        } finally {
            errors = console.end();
        }
        return errors ? ExitCode.PROBLEMS : ExitCode.OK;
    }

    /** Shows a result as asked for. */
    final void present(Object result) {
        if (json) {
            context.out().print(ResultJson.write(result));
        } else {
            show(result);
        }
    }
}
