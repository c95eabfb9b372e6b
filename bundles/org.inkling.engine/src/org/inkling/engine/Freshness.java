package org.inkling.engine;

import java.util.List;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.internal.Job;

/**
 * Which results of an impulse still belong to its file, its data and the project's seed. Compares hashes, runs nothing.
 *
 * @param features whether the features of the last report are up to date
 * @param model    whether the model is
 * @param test     whether the test is
 */
public record Freshness(boolean features, boolean model, boolean test) {

    /** Nothing is up to date. */
    public static final Freshness NONE = new Freshness(false, false, false);

    /** Compares the report of an impulse with its files. An impulse with errors has nothing up to date. */
    public static Freshness of(BlockCatalog catalog, Lab lab, String impulse) {
        try {
            Optional<Report> report = new ResultStore(lab.root(), impulse).report();
            return report.isEmpty()
                    ? NONE
                    : new Job(catalog, lab, impulse, List.of(), null, OperationContext.quiet()).freshness(report.get());
        } catch (OperationException e) {
            return NONE;
        }
    }
}
