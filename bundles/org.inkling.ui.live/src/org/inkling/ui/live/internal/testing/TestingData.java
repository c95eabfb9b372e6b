package org.inkling.ui.live.internal.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.data.DatasetListing;
import org.inkling.data.SampleFacts;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Freshness;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.project.LabProject;

/**
 * What the page shows of a project, read at one moment.
 *
 * @param impulses names of the impulses
 * @param impulse  the one shown, empty when there is none
 * @param rows     testing samples that are used
 * @param report   last report of the impulse, null when there is none
 * @param kept     scores kept of the last test, null when there are none
 * @param fresh    which results belong to the files as they are
 * @param problems why something could not be read
 */
record TestingData(List<String> impulses, String impulse, List<Row> rows, @Nullable Report report, @Nullable ClassifyResult kept,
        Freshness fresh, List<Problem> problems) {

    static final TestingData EMPTY = new TestingData(List.of(), "", List.of(), null, null, Freshness.NONE, List.of());

    /** A testing sample and when it came to be, in milliseconds since 1970. */
    record Row(SampleRef sample, long addedAt) {
    }

    TestingData {
        impulses = List.copyOf(impulses);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** Whether there is a model to classify with. */
    boolean trained() {
        Report known = report;
        return known != null && known.training() != null;
    }

    /** Reads it; slow, for a job. @param wanted name of the impulse; empty takes the first */
    static TestingData read(BlockCatalog catalog, Path folder, String wanted) {
        List<Problem> problems = new ArrayList<>();
        LabProject lab = LabProject.at(folder);
        List<Row> rows = new ArrayList<>();
        List<String> impulses = List.of();
        String impulse = "";
        Report report = null;
        ClassifyResult kept = null;
        Freshness fresh = Freshness.NONE;
        try {
            DatasetListing listing = lab.dataset().list();
            for (SampleRef sample : listing.samples()) {
                if (sample.enabled() && sample.split() == Split.TESTING) {
                    rows.add(new Row(sample, added(listing, sample)));
                }
            }
            impulses = lab.impulses();
            impulse = impulses.contains(wanted) ? wanted : impulses.isEmpty() ? "" : impulses.get(0);
            if (!impulse.isEmpty()) {
                Optional<Report> last = new ResultStore(folder, impulse).report();
                report = last.orElse(null);
                fresh = Freshness.of(catalog, lab, impulse);
                kept = last.isEmpty() ? null : ClassifyResult.kept(catalog, lab, impulse).orElse(null);
            }
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
        return new TestingData(impulses, impulse, rows, report, kept, fresh, problems);
    }

    private static long added(DatasetListing listing, SampleRef sample) {
        SampleFacts facts = listing.facts().get(sample.path());
        return facts == null ? 0 : facts.addedAt();
    }
}
