package org.inkling.project.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.data.DatasetListing;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseChecker;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.project.SampleChecker;

/** Collects everything that is wrong with a project. */
public final class ProjectValidator {

    private final LabProject project;
    private final BlockCatalog catalog;
    private final List<Problem> problems = new ArrayList<>();

    public ProjectValidator(LabProject project, BlockCatalog catalog) {
        this.project = project;
        this.catalog = catalog;
    }

    public List<Problem> validate() throws OperationException {
        attempt(() -> project.settings(problems::add));
        List<SampleRef> samples = new ArrayList<>();
        attempt(() -> {
            DatasetListing listing = project.dataset().list();
            problems.addAll(listing.problems());
            samples.addAll(listing.samples().stream().filter(SampleRef::enabled).toList());
        });
        Set<String> labels = new TreeSet<>();
        attempt(() -> labels.addAll(project.labels()));
        if (samples.isEmpty()) {
            problems.add(new Problem(Severity.INFO, "data.empty", Location.PROJECT, "There is no data yet.",
                    List.of(Resolution.advice("Import recordings or collect some"))));
        } else if (labels.size() < 2) {
            problems.add(Problem.warning("data.classes", Location.PROJECT, "The training set has " + labels.size()
                    + (labels.size() == 1 ? " label" : " labels") + "; telling things apart needs two.", "Add recordings of another kind"));
        }
        Optional<SensorSchema> schema = samples.stream().filter(s -> s.split() == Split.TRAINING).findFirst()
                .or(() -> samples.stream().findFirst()).map(SampleRef::schema);
        ImpulseChecker checker = new ImpulseChecker(catalog, schema, labels.size());
        Map<String, Problem> ofSamples = new LinkedHashMap<>();
        for (String name : project.impulses()) {
            attempt(() -> impulse(project.document(name), checker, samples, ofSamples));
        }
        problems.addAll(ofSamples.values());
        return List.copyOf(problems);
    }

    private void impulse(ImpulseDocument document, ImpulseChecker checker, List<SampleRef> samples, Map<String, Problem> ofSamples) {
        Optional<CheckedImpulse> checked = checker.check(document);
        if (checked.isEmpty()) {
            problems.addAll(document.problems());
            return;
        }
        problems.addAll(checked.get().problems());
        Impulse impulse = checked.get().impulse();
        Optional<SignalShape> window = checked.get().window();
        if (window.isPresent()) {
            SampleChecker of = new SampleChecker(impulse, window.get());
            for (SampleRef sample : samples) {
                attempt(() -> of.check(sample, !project.labels(sample).isEmpty())
                        .ifPresent(p -> ofSamples.putIfAbsent(p.where() + p.summary(), p)));
            }
        }
    }

    private interface Step {
        void run() throws OperationException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
    }
}
