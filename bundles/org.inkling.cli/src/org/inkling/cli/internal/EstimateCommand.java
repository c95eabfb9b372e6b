package org.inkling.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.engine.EstimateResult;
import org.inkling.engine.Estimates;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code estimate DIR}, {@code estimate FILE.tflite}. */
@Command(name = "estimate", description = "Says what time and memory an impulse takes on a board, layer by layer.", sortOptions = false)
final class EstimateCommand extends OperationCommand {

    private static final String TFLITE = ".tflite";
    private static final String LAB_BOARD = "st.b-l475e-iot01a";

    @Parameters(paramLabel = "DIR", description = "Folder of the project, or a .tflite file.")
    private String path = "";

    @Option(names = "--impulse", paramLabel = "NAME", defaultValue = "", description = "Name of the impulse, when the project has several.")
    private String impulse = "";

    @Option(names = "--board", paramLabel = "ID", defaultValue = "", description = "Board; left out, the project's. \"info --boards\" lists them.")
    private String board = "";

    private final Estimates estimates;

    EstimateCommand(CliContext context, Estimates estimates) {
        super(context);
        this.estimates = estimates;
    }

    @Override
    public Integer call() throws OperationException {
        if (path.toLowerCase(Locale.ROOT).endsWith(TFLITE)) {
            present(network(context.path(path)));
            return ExitCode.OK;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", impulse);
        arguments.put("board", board);
        return run("estimate", project(path), arguments);
    }

    private Estimate network(Path file) throws OperationException {
        String id = board.isEmpty() ? LAB_BOARD : board;
        Board on = context.catalog().board(id).orElseThrow(() -> new OperationException(Problem.error("board.unknown", Location.of(id),
                "This board is not installed.", "Use one of: "
                        + String.join(", ", context.catalog().boards().stream().map(Board::id).toList()))));
        try {
            return estimates.ofNetwork(Files.readAllBytes(file), on).orElseThrow(() -> new OperationException(
                    Problem.error("estimate.none", Location.PROJECT, "Nothing installed can estimate.", "Install the deployment bundle")));
        } catch (IOException e) {
            throw new OperationException(Problem.error("cli.file", Location.of(path), "The file cannot be read: " + e.getMessage() + ".",
                    "Check the path"), e);
        }
    }

    @Override
    void show(Object result) {
        if (result instanceof EstimateResult found) {
            if (!found.trained()) {
                context.out().println("There is no trained model: only the processing blocks are estimated.");
            }
            found.estimates().forEach(this::show);
        } else if (result instanceof Estimate estimate) {
            show(estimate);
        }
    }

    private void show(Estimate estimate) {
        context.out().println(estimate.board().name() + ", " + estimate.type().id());
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[]{ "step", "cycles", "ms", "RAM", "constants", "" });
        for (LayerEstimate step : estimate.steps()) {
            rows.add(new String[]{ step.name(), String.format(Locale.ROOT, "%,d", step.cycles()),
                    String.format(Locale.ROOT, "%.3f", step.milliseconds()), String.format(Locale.ROOT, "%,d", step.ramBytes()),
                    String.format(Locale.ROOT, "%,d", step.romBytes()), step.description() });
        }
        int[] widths = new int[5];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        String format = "  %-" + widths[0] + "s  %" + widths[1] + "s  %" + widths[2] + "s  %" + widths[3] + "s  %" + widths[4] + "s  %s";
        rows.forEach(row -> context.out().println(String.format(Locale.ROOT, format, (Object[]) row).stripTrailing()));
        context.out().println(String.format(Locale.ROOT,
                "  %.3f ms; RAM %,d bytes (working memory %,d, stack %,d) beside a window of %,d; ROM %,d bytes (code %,d, constants %,d)",
                estimate.milliseconds(), estimate.ramBytes(), estimate.arenaBytes(), estimate.stackBytes(), estimate.windowBytes(),
                estimate.romBytes(), estimate.codeBytes(), estimate.constBytes()));
    }
}
