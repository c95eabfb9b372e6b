package org.inkling.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.engine.Catalog;
import org.inkling.engine.Operations;

/**
 * What a verb works with.
 *
 * @param catalog    installed blocks, targets and boards
 * @param operations installed operations
 * @param directory  folder relative paths are resolved against, the caller's
 * @param out        for results
 * @param err        for progress, warnings and errors
 * @param terminal   whether {@code err} is a terminal, on which progress is drawn as a bar
 * @param cancelled  whether the person asked to stop
 */
public record CliContext(Catalog catalog, Operations operations, Path directory, PrintStream out, PrintStream err, boolean terminal,
        BooleanSupplier cancelled) {

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
