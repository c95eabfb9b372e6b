package org.inkling.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.dsp.CaseResult;
import org.inkling.dsp.Conformance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conformance dsp FILE.jsonl}. */
@Command(name = "conformance", description = "Compares blocks with recorded results.", sortOptions = false)
public final class ConformanceCommand implements Callable<Integer> {

    private static final String DSP = "dsp";

    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "KIND", description = "What is compared: dsp.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Recorded cases, one JSON object a line.")
    private String file = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the recordings that cases name.")
    private Optional<String> data = Optional.empty();

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help.")
    private boolean help;

    public ConformanceCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws OperationException {
        if (!kind.equals(DSP)) {
            throw new ParameterException(spec.commandLine(), "Nothing called \"" + kind + "\" can be compared; use " + DSP);
        }
        Path cases = context.path(file);
        Optional<Path> folder = data.isPresent() ? Optional.of(context.path(data.get())) : Optional.empty();
        List<CaseResult> results;
        try {
            results = Conformance.run(cases, folder, context.catalog()::dspBlock);
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("conformance.file", Location.of(file), "The file cannot be read: " + e.getMessage() + ".",
                            "Check the path"),
                    e);
        }
        results.forEach(r -> context.out().println(r));
        long failed = results.stream().filter(CaseResult::failed).count();
        long skipped = results.stream().filter(CaseResult::skipped).count();
        context.out().println(results.size() + " cases: " + (results.size() - failed - skipped) + " passed, " + failed + " failed"
                + (skipped > 0 ? ", " + skipped + " skipped" : ""));
        return failed > 0 || results.isEmpty() ? ExitCode.PROBLEMS : ExitCode.OK;
    }
}
