package org.inkling.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.engine.Catalog;
import org.inkling.engine.Operations;
import org.inkling.engine.Targets;

/**
 * What a verb works with.
 *
 * @param catalog    installed blocks and boards
 * @param targets    installed deployment targets
 * @param operations installed operations
 * @param directory  folder relative paths are resolved against, the caller's
 * @param out        for results
 * @param err        for progress, warnings and errors
 * @param terminal   whether {@code err} is a terminal, on which progress is drawn as a bar
 * @param cancelled  whether the person asked to stop
 */
public record CliContext(Catalog catalog, Targets targets, Operations operations, Path directory, PrintStream out, PrintStream err,
        boolean terminal,
        BooleanSupplier cancelled) {

    /** Extensions that cannot be used and were left out. */
    public List<Problem> broken() {
        List<Problem> problems = new ArrayList<>(catalog.problems());
        problems.addAll(targets.problems());
        problems.addAll(operations.problems());
        return problems;
    }

    /** An argument as an absolute path. */
    public Path path(String argument) throws OperationException {
        try {
            return directory.resolve(argument).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new OperationException(Problem.error("cli.path", Location.of(argument), "This is no path: " + e.getReason() + ".",
                    "Check the argument"), e);
        }
    }
}
