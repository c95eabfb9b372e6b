package org.inkling.cli.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;

/** Problems for people who read them in a terminal. */
public final class Problems {

    private Problems() {
    }

    public static void print(List<Problem> problems, PrintStream err) {
        problems.forEach(p -> print(p, err));
    }

    static void print(Problem problem, PrintStream err) {
        String where = problem.where().equals(Location.PROJECT) ? "" : problem.where() + ": ";
        err.println(problem.severity().name().toLowerCase(Locale.ROOT) + ": " + where + problem.summary());
        if (!problem.resolutions().isEmpty()) {
            err.println("    → " + String.join("; ", problem.resolutions().stream().map(Resolution::label).toList()));
        }
    }
}
