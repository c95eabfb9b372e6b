package org.inkling.resources.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.engine.Estimates;
import org.inkling.engine.Freshness;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.project.LabProject;

/** Finds results that no longer belong to their impulse, its data and the seed, and models that do not fit the lab's board. */
final class ResultChecks {

    private ResultChecks() {
    }

    /** Everything about the results. */
    static List<Problem> of(LabProject lab, BlockCatalog catalog, Estimates estimates) {
        List<Problem> problems = new ArrayList<>(stale(lab, catalog));
        try {
            for (String impulse : lab.impulses()) {
                problems.addAll(estimates.problems(lab, impulse));
            }
        } catch (OperationException e) {
            // told by the first check
        }
        return problems;
    }

    /** One note for each impulse whose results are out of date, or a problem when its report cannot be read. */
    static List<Problem> stale(LabProject lab, BlockCatalog catalog) {
        List<Problem> problems = new ArrayList<>();
        try {
            for (String impulse : lab.impulses()) {
                check(lab, catalog, impulse).ifPresent(problems::add);
            }
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private static Optional<Problem> check(LabProject lab, BlockCatalog catalog, String impulse) throws OperationException {
        Optional<Report> report = new ResultStore(lab.root(), impulse).report();
        if (report.isEmpty()) {
            return Optional.empty();
        }
        Freshness fresh = Freshness.of(catalog, lab, impulse);
        List<String> stale = new ArrayList<>();
        if (!fresh.features()) {
            stale.add("features");
        }
        if (report.get().training() != null && !fresh.model()) {
            stale.add("model");
        }
        if (report.get().test() != null && !fresh.test()) {
            stale.add("test");
        }
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        Location where = Location.of(ResultStore.FOLDER + "/" + impulse + "/" + ResultStore.REPORT);
        return Optional.of(new Problem(Severity.INFO, "results.stale", where,
                "The " + join(stale) + " of " + impulse + " came from an earlier impulse, other data or another seed.",
                List.of(Resolution.advice("Run the impulse again"))));
    }

    private static String join(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
