package org.inkling.ui.lab.internal.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.engine.Freshness;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.project.LabProject;
import org.inkling.resources.Services;

/**
 * What retraining would do again, and why.
 *
 * @param impulses one entry each
 * @param busy     whether an operation works on the project
 */
record RetrainData(List<Entry> impulses, boolean busy) {

    /**
     * An impulse.
     *
     * @param freshness which steps hold
     * @param report    of the last run; empty when there is none
     * @param reasons   why steps do not hold, one sentence each
     */
    record Entry(String name, Freshness freshness, Optional<Report> report, List<String> reasons) {

        boolean stale() {
            return !freshness.model() || !freshness.test();
        }
    }

    static RetrainData load(LabProject lab, boolean busy) throws OperationException {
        List<Entry> entries = new ArrayList<>();
        try (Services services = Services.of(RetrainData.class)) {
            BlockCatalog catalog = services.need(BlockCatalog.class);
            for (String impulse : lab.impulses()) {
                Freshness freshness = Freshness.of(catalog, lab, impulse);
                Optional<Report> report = report(lab, impulse);
                entries.add(new Entry(impulse, freshness, report, StaleReasons.of(lab, impulse, freshness, report, catalog)));
            }
        }
        return new RetrainData(entries, busy);
    }

    private static Optional<Report> report(LabProject lab, String impulse) {
        try {
            return new ResultStore(lab.root(), impulse).report();
        } catch (OperationException e) {
            // its marker says so, and the next run replaces it
            return Optional.empty();
        }
    }
}
