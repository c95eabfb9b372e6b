package org.inkling.engine.internal.operations;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.Job;
import org.inkling.project.LabSettings;

/** Arguments of the operations that work on one impulse. */
final class ImpulseArguments {

    static final Parameter IMPULSE = Parameter.text("impulse", "Impulse", "",
            "Name of the impulse; may be left out when there is only one.");
    static final Parameter SEED = Parameter.text("seed", "Seed", "", "Start of every random choice; left out, the project's.");
    static final Parameter SET = Parameter.text("set", "Settings", "",
            "Values for this run only, one BLOCK.PARAMETER=VALUE a line; the impulse file stays as it is.");

    private ImpulseArguments() {
    }

    static ParameterSchema schema(Parameter... more) {
        List<Parameter> all = new ArrayList<>(List.of(IMPULSE, SEED, SET));
        all.addAll(List.of(more));
        return new ParameterSchema(all);
    }

    static Job job(BlockCatalog catalog, ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        return new Job(catalog, lab, arguments.text("impulse"), lines(arguments.text("set")), seed(arguments.text("seed")), context);
    }

    static List<String> lines(String text) {
        return text.lines().filter(l -> !l.isBlank()).toList();
    }

    private static @Nullable Long seed(String text) throws OperationException {
        if (text.isBlank()) {
            return null;
        }
        try {
            long seed = Long.parseLong(text.trim());
            if (seed >= 0 && seed <= LabSettings.MAX_SEED) {
                return seed;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new OperationException(Problem.error("argument.seed", Location.of("--seed"), "\"" + text + "\" is no seed.",
                "Give a whole number from 0 to " + LabSettings.MAX_SEED));
    }
}
