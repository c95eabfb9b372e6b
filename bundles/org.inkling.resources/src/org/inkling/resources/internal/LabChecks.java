package org.inkling.resources.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;

/** What the builder checks. */
final class LabChecks {

    private final LabProject lab;
    private final BlockCatalog catalog;

    LabChecks(LabProject lab, BlockCatalog catalog) {
        this.lab = lab;
        this.catalog = catalog;
    }

    /** Everything about settings, dataset and impulses. */
    List<Problem> inputs() {
        List<Problem> problems = new ArrayList<>();
        try {
            problems.addAll(lab.validate(catalog));
            Optional<SensorSchema> schema = lab.schema();
            for (String name : schema.isPresent() ? lab.impulses() : List.<String>of()) {
                ImpulseDocument document = lab.document(name);
                document.impulse().flatMap(i -> unusedAxes(i, schema.get())).map(document::locate).ifPresent(problems::add);
            }
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    /** Axes of the data that no block looks at: allowed, but seldom meant. */
    static Optional<Problem> unusedAxes(Impulse impulse, SensorSchema schema) {
        List<String> axes = impulse.input().axes().isEmpty() ? schema.axisNames() : impulse.input().axes();
        Set<String> used = new LinkedHashSet<>();
        for (BlockUse block : impulse.dsp()) {
            used.addAll(block.inputs().isEmpty() ? axes : block.inputs());
        }
        List<String> unused = schema.axisNames().stream().filter(a -> !used.contains(a)).toList();
        if (unused.isEmpty() || impulse.dsp().isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", unused);
        Location where = Location.of(impulse.name() + ImpulseDocument.EXTENSION, "input.axes");
        return Optional.of(new Problem(Severity.INFO, "impulse.unused-axes", where, "The data also has " + names + ", which no block uses.",
                List.of(Resolution.advice("Add " + names + " to the inputs of a block"))));
    }
}
