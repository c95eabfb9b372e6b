package org.inkling.packs.internal;

import java.util.List;
import java.util.concurrent.Callable;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.packs.Pack;
import org.inkling.packs.PackManager;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code packs install SOURCE | list | remove ID}. */
@Command(name = "packs", description = "Installs, lists and removes packs: extra boards and blocks.", sortOptions = false, mixinStandardHelpOptions = true)
public final class PacksCommand implements Callable<Integer> {

    private final PackManager packs;
    private final CliContext context;

    @Spec
    private CommandSpec spec;

    public PacksCommand(PackManager packs, CliContext context) {
        this.packs = packs;
        this.context = context;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do with packs: install, list or remove.");
    }

    @Command(name = "install", mixinStandardHelpOptions = true, description = "Installs the packs of a p2 repository.")
    int install(@Parameters(paramLabel = "SOURCE", description = "Folder, zip or https address of the repository.") String source)
            throws OperationException {
        boolean address = source.matches("(https?|file|jar):.*");
        List<Pack> installed = packs.install(address ? source : context.path(source).toString());
        installed.forEach(pack -> context.out().println("Installed " + text(pack)));
        return ExitCode.OK;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the installed packs.")
    int list() throws OperationException {
        List<Pack> installed = packs.list();
        if (installed.isEmpty()) {
            context.out().println("No packs are installed.");
        }
        installed.forEach(pack -> context.out().println(text(pack)));
        return ExitCode.OK;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes an installed pack.")
    int remove(@Parameters(paramLabel = "ID", description = "As \"packs list\" shows it.") String id) throws OperationException {
        context.out().println("Removed " + text(packs.remove(id)));
        return ExitCode.OK;
    }

    private static String text(Pack pack) {
        return pack.id() + " " + pack.version() + "  " + pack.name();
    }
}
