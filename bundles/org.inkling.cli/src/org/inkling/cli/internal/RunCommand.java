package org.inkling.cli.internal;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.FeaturesResult;
import org.inkling.engine.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verbs that take an impulse some steps further. */
public abstract class RunCommand extends OperationCommand {

    private final String operation;

    @Mixin
    private ImpulseOptions options = new ImpulseOptions();

    RunCommand(CliContext context, String operation) {
        super(context);
        this.operation = operation;
    }

    @Override
    public final Integer call() throws OperationException {
        return run(operation, project(options.directory()), options.arguments());
    }

    @Override
    void show(Object result) {
        if (result instanceof Report report) {
            new ReportText(context.out()).print(report);
        } else if (result instanceof FeaturesResult features) {
            context.out().println(features.features() + " features of each window");
        }
    }

    /** {@code run}. */
    @Command(name = "run", description = "Does every step whose input has changed: features, training, testing.", sortOptions = false)
    public static final class Run extends RunCommand {
        public Run(CliContext context) {
            super(context, "run");
        }
    }

    /** {@code features}. */
    @Command(name = "features", description = "Cuts the samples into windows and computes the features of each.", sortOptions = false)
    public static final class Features extends RunCommand {
        public Features(CliContext context) {
            super(context, "features");
        }
    }

    /** {@code train}. */
    @Command(name = "train", description = "Trains the learning block, after making features where they are stale.", sortOptions = false)
    public static final class Train extends RunCommand {
        public Train(CliContext context) {
            super(context, "train");
        }
    }

    /** {@code test}. */
    @Command(name = "test", description = "Tests the model on the testing data, after whatever is stale before.", sortOptions = false)
    public static final class Test extends RunCommand {
        public Test(CliContext context) {
            super(context, "test");
        }
    }
}
