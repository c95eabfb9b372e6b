package org.inkling.cli;

/** A verb that another bundle adds to the command line, a DS service. */
@FunctionalInterface
public interface CliVerb {

    /**
     * Makes the command for one call.
     *
     * @param context of the call
     * @return a picocli command: an object annotated with {@code @Command} that is a {@code Callable<Integer>}
     *         giving one of the {@link ExitCode}s; an {@link org.inkling.api.OperationException} it throws is shown as problems
     */
    Object command(CliContext context);
}
