package org.inkling.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.versioning.Comparison;
import org.inkling.versioning.Version;
import org.inkling.versioning.VersionList;
import org.inkling.versioning.Versions;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code version store|list|compare|restore}. */
@Command(name = "version", description = "Stores, lists, compares and restores versions of a whole project.", synopsisSubcommandLabel = "VERB")
public final class VersionCommand implements Callable<Integer> {

    private static final String WHICH = "Number, name or id of a version";

    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help.")
    private boolean help;

    private VersionCommand(CliContext context) {
        this.context = context;
    }

    /** The verb with its own verbs. */
    public static CommandLine line(CliContext context) {
        return new CommandLine(new VersionCommand(context)).addSubcommand(new Store(context)).addSubcommand(new ListAll(context))
                .addSubcommand(new Compare(context)).addSubcommand(new Restore(context));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(context.err());
        return ExitCode.USAGE;
    }

    private static String line(Version version) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%3d  %s  %s", version.number(), version.time(), version.name()));
        for (Version.Result result : version.results()) {
            text.append("  ").append(result.impulse()).append(": validation ").append(percent(result.validation())).append(", test ")
                    .append(percent(result.test()));
        }
        return text.toString();
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** {@code version store DIR}. */
    @Command(name = "store", description = "Stores the project as it stands.", sortOptions = false)
    public static final class Store extends OperationCommand {

        @Parameters(paramLabel = "DIR", description = "Folder of the project.")
        private String directory = "";

        @Option(names = "--name", paramLabel = "NAME", description = "Name of the version; left out, its number.")
        private String name = "";

        Store(CliContext context) {
            super(context);
        }

        @Override
        public Integer call() throws OperationException {
            return run("version-store", project(directory), Map.of("name", name));
        }

        @Override
        void show(Object result) {
            // the operation's log says it all
        }
    }

    /** {@code version list DIR}. */
    @Command(name = "list", description = "Lists the versions, the newest first.", sortOptions = false)
    public static final class ListAll extends OperationCommand {

        @Parameters(paramLabel = "DIR", description = "Folder of the project.")
        private String directory = "";

        ListAll(CliContext context) {
            super(context);
        }

        @Override
        public Integer call() throws OperationException {
            return run("version-list", project(directory), Map.of());
        }

        @Override
        void show(Object result) {
            if (result instanceof VersionList list) {
                list.versions().forEach(v -> context.out().println(line(v)));
            }
        }
    }

    /** {@code version compare DIR LEFT [RIGHT]}. */
    @Command(name = "compare", description = "Puts two versions side by side.", sortOptions = false)
    public static final class Compare extends OperationCommand {

        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the project.")
        private String directory = "";

        @Parameters(index = "1", paramLabel = "LEFT", description = WHICH + ", or present.")
        private String left = "";

        @Parameters(index = "2", arity = "0..1", paramLabel = "RIGHT", description = WHICH + "; left out, the project as it stands.")
        private String right = Versions.PRESENT;

        Compare(CliContext context) {
            super(context);
        }

        @Override
        public Integer call() throws OperationException {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("left", left);
            arguments.put("right", right);
            return run("version-compare", project(directory), arguments);
        }

        @Override
        void show(Object result) {
            if (result instanceof Comparison comparison) {
                context.out().println(comparison.left() + " → " + comparison.right());
                for (Comparison.ImpulseComparison impulse : comparison.impulses()) {
                    rows(impulse.impulse(), impulse.parameters());
                    rows(impulse.impulse(), impulse.figures());
                }
                comparison.files().forEach(f -> context.out().println(f.kind() + " " + f.path()));
            }
        }

        private void rows(String impulse, List<Comparison.Row> rows) {
            rows.stream().filter(Comparison.Row::differs)
                    .forEach(r -> context.out().println(impulse + " " + r.name() + ": " + or(r.left()) + " → " + or(r.right())));
        }

        private static String or(String value) {
            return value.isEmpty() ? "-" : value;
        }
    }

    /** {@code version restore DIR VERSION}. */
    @Command(name = "restore", description = "Makes the files of the project those of a version, after storing the present ones.", sortOptions = false)
    public static final class Restore extends OperationCommand {

        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the project.")
        private String directory = "";

        @Parameters(index = "1", paramLabel = "VERSION", description = WHICH + ".")
        private String version = "";

        Restore(CliContext context) {
            super(context);
        }

        @Override
        public Integer call() throws OperationException {
            return run("version-restore", project(directory), Map.of("version", version));
        }

        @Override
        void show(Object result) {
            if (result instanceof Versions.Restored restored) {
                context.out().println("What was there before is version " + restored.before());
            }
        }
    }
}
