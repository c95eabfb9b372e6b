package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.engine.ProjectInfo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code info DIR}, {@code info --boards}, {@code info --blocks}, {@code info --targets}. */
@Command(name = "info", description = "Shows a project at a glance, or what is installed.", sortOptions = false)
public final class InfoCommand extends OperationCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "Folder of the project.")
    private String directory = "";

    @Option(names = "--boards", description = "Lists the installed boards.")
    private boolean boards;

    @Option(names = "--blocks", description = "Lists the installed processing and learning blocks.")
    private boolean blocks;

    @Option(names = "--targets", description = "Lists the installed deployment targets.")
    private boolean targets;

    public InfoCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        if (directory.isEmpty() == !(boards || blocks || targets)) {
            throw new ParameterException(spec.commandLine(), "Give the folder of a project, or one of --boards, --blocks, --targets");
        }
        if (!directory.isEmpty()) {
            return run("info", project(directory), Map.of());
        }
        Problems.print(context.broken(), context.err());
        present(installed());
        return ExitCode.OK;
    }

    private Map<String, List<?>> installed() {
        Map<String, List<?>> lists = new LinkedHashMap<>();
        if (boards) {
            lists.put("boards", context.catalog().boards());
        }
        if (blocks) {
            List<BlockInfo> infos = new ArrayList<>();
            context.catalog().dspBlocks().forEach(b -> infos.add(b.info()));
            lists.put("dsp", List.copyOf(infos));
            lists.put("learn", context.catalog().learners().stream().map(l -> l.info()).toList());
        }
        if (targets) {
            lists.put("targets", context.targets().all().stream().map(t -> t.info()).toList());
        }
        return lists;
    }

    @Override
    void show(Object result) {
        if (result instanceof ProjectInfo info) {
            project(info);
        } else if (result instanceof Map<?, ?> lists) {
            for (Object list : lists.values()) {
                if (list instanceof List<?> items) {
                    for (Object item : items) {
                        item(item);
                    }
                }
            }
        }
    }

    private void item(@Nullable Object item) {
        if (item instanceof Board board) {
            context.out()
                    .println(String.format(Locale.ROOT, "%s: %s, %s, %.0f MHz, %,d KB flash, %,d KB RAM", board.id(), board.name(),
                            board.core(),
                            board.clockHz() / 1e6, board.flashBytes() / 1024, board.ramBytes() / 1024));
        } else if (item instanceof BlockInfo block) {
            context.out().println(block.type() + (block.recommended() ? " ★" : "") + ": " + block.title() + ", versions "
                    + String.join(", ", block.versions().stream().map(String::valueOf).toList()) + ". " + block.description());
        } else if (item instanceof TargetInfo target) {
            context.out().println(target.id() + ": " + target.title() + ". " + target.description());
        }
    }

    private void project(ProjectInfo info) {
        context.out().println(info.name() + " (" + info.sensor() + ", board " + info.board() + ", seed " + info.seed() + ")");
        part("training", info.training());
        part("testing", info.testing());
        for (ProjectInfo.ImpulseInfo impulse : info.impulses()) {
            context.out().println(
                    "impulse " + impulse.name() + ": window " + text(impulse.windowMs()) + " ms every " + text(impulse.increaseMs())
                            + " ms → " + String.join(" → ", impulse.blocks().values()) + ", " + impulse.features() + " features");
            context.out().println("  features " + state(impulse.upToDate().features()) + ", model " + state(impulse.upToDate().model())
                    + accuracy(impulse.validationAccuracy()) + ", test " + state(impulse.upToDate().test())
                    + accuracy(impulse.testAccuracy()));
        }
        if (!info.problems().isEmpty()) {
            context.out().println("Problems:");
            info.problems().forEach(p -> context.out().println("  " + p));
        }
    }

    private void part(String name, ProjectInfo.Part part) {
        long seconds = Math.round(part.seconds());
        context.out().println(name + ": " + part.samples() + " samples, " + seconds / 60 + "m " + seconds % 60 + "s"
                + (part.disabled() > 0 ? ", " + part.disabled() + " disabled" : "")
                + (part.labels().isEmpty()
                        ? ""
                        : " (" + String.join(", ", part.labels().entrySet().stream()
                                .map(e -> (e.getKey().isEmpty() ? "without label" : e.getKey()) + ": " + e.getValue()).toList()) + ")"));
    }

    private static String state(boolean upToDate) {
        return upToDate ? "up to date" : "stale";
    }

    private static String accuracy(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, " (%.2f %%)", 100 * value);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
