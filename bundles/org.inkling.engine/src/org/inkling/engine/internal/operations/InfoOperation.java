package org.inkling.engine.internal.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Estimates;
import org.inkling.engine.Freshness;
import org.inkling.engine.ProjectInfo;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.project.LabSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a project at a glance; changes nothing. */
@Component(service = Operation.class, property = Operation.ID + "=info")
public final class InfoOperation implements Operation<ProjectInfo> {

    private final BlockCatalog catalog;
    private final @Nullable Estimates estimates;

    @Activate
    public InfoOperation(@Reference BlockCatalog catalog, @Reference Estimates estimates) {
        this.catalog = catalog;
        this.estimates = estimates;
    }

    /** Without looking whether the impulses fit the board. */
    public InfoOperation(BlockCatalog catalog) {
        this.catalog = catalog;
        this.estimates = null;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("info", "Project info", "Shows data, impulses, results and problems of a project.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.EMPTY;
    }

    @Override
    public ProjectInfo run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        LabProject project = Projects.of(lab);
        LabSettings settings = project.settings();
        Optional<SensorSchema> schema = project.schema();
        List<SampleRef> samples = project.samples();
        List<ProjectInfo.ImpulseInfo> impulses = new ArrayList<>();
        for (String name : project.impulses()) {
            impulse(project, name).ifPresent(impulses::add);
        }
        return new ProjectInfo(project.name(), settings.sensor(), settings.board(), settings.seed(),
                schema.map(SensorSchema::axisNames).orElse(List.of()),
                schema.map(SensorSchema::intervalMs).orElse(0.0), part(samples, Split.TRAINING), part(samples, Split.TESTING), impulses,
                problems(project).stream().map(Problem::toString).toList());
    }

    private List<Problem> problems(LabProject project) throws OperationException {
        List<Problem> problems = new ArrayList<>(project.validate(catalog));
        Estimates available = estimates;
        if (available != null) {
            for (String name : project.impulses()) {
                problems.addAll(available.problems(project, name));
            }
        }
        return problems;
    }

    private static ProjectInfo.Part part(List<SampleRef> samples, Split split) {
        int enabled = 0;
        int disabled = 0;
        double milliseconds = 0;
        Map<String, Integer> labels = new TreeMap<>();
        for (SampleRef sample : samples) {
            if (sample.split() == split && sample.enabled()) {
                enabled++;
                milliseconds += sample.lengthMs();
                labels.merge(sample.label(), 1, Integer::sum);
            } else if (sample.split() == split) {
                disabled++;
            }
        }
        return new ProjectInfo.Part(enabled, disabled, milliseconds / 1000, labels);
    }

    private Optional<ProjectInfo.ImpulseInfo> impulse(LabProject project, String name) throws OperationException {
        ImpulseDocument document = project.document(name);
        Optional<CheckedImpulse> checked = project.check(document, catalog);
        if (checked.isEmpty()) {
            return Optional.empty();
        }
        Impulse impulse = checked.get().impulse();
        Map<String, String> blocks = new LinkedHashMap<>();
        impulse.dsp().forEach(b -> blocks.put(b.id(), b.type()));
        impulse.learn().forEach(b -> blocks.put(b.id(), b.type()));
        int features = checked.get().features().values().stream().mapToInt(FeatureShape::size).sum();
        Report report = report(project, name);
        Report.Validation validation = report == null ? null : report.validation();
        Report.Test test = report == null ? null : report.test();
        return Optional.of(new ProjectInfo.ImpulseInfo(name, impulse.input().windowMs(), impulse.input().increaseMs(), blocks, features,
                Freshness.of(catalog, project, name), validation == null ? null : validation.float32().accuracy(),
                test == null ? null : test.float32().accuracy()));
    }

    private static @Nullable Report report(LabProject project, String name) {
        try {
            return new ResultStore(project.root(), name).report().orElse(null);
        } catch (OperationException e) {
            // shown as not there; the next run replaces it
            return null;
        }
    }
}
