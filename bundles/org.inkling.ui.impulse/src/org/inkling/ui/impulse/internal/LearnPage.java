package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterType;
import org.inkling.engine.Report;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseDocument;
import org.inkling.ui.ParameterForm;
import org.inkling.ui.Widgets;

/** A learning block: settings and layers beside the training as it runs, how well it did, and what it takes of the device. */
final class LearnPage extends BlockPage {

    private CurvesCard curves;
    private PerformanceCard performance;
    private DeviceCard device;
    private @Nullable ParameterForm form;

    LearnPage(ImpulseEditor editor, BlockUse use) {
        super(editor, ImpulseDocument.LEARN, use, "train");
    }

    @Override
    Composite lay(Composite parent) {
        Composite both = Widgets.grid(parent, 1, false);
        both.setLayout(new SideBySide());
        both.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite left = Widgets.grid(both, 1, false);
        Composite right = Widgets.grid(both, 1, false);
        RunCard.add(right, editor(), true, this::fit);
        performance = new PerformanceCard(right, "Last training performance");
        performance.onChanged(() -> {
            device.show(model().data(), performance.type());
            fit();
        });
        device = new DeviceCard(right);
        curves = new CurvesCard(right);
        return left;
    }

    @Override
    void formMade(ParameterForm made) {
        form = made;
    }

    @Override
    boolean updateMore(BlockUse use) {
        Optional<Report> report = model().data().report().filter(r -> r.training() != null && r.training().block().equals(use.id()));
        boolean moved = performance.show(report, model());
        moved |= curves.show(report.map(Report::training));
        moved |= device.show(model().data(), performance.type());
        ParameterForm shown = form;
        if (shown != null) {
            notes(use, shown);
        }
        return moved;
    }

    /** What flows through the layers, as they are now. */
    private void notes(BlockUse use, ParameterForm shown) {
        Optional<CheckedImpulse> checked = model().checked();
        BlockUse completed = checked.stream().flatMap(c -> c.impulse().learn().stream()).filter(u -> u.id().equals(use.id())).findFirst()
                .orElse(use);
        model().catalog().learner(use.type()).filter(l -> l.info().versions().contains(use.version())).ifPresent(learner -> {
            ParameterSchema schema = learner.schema(use.version());
            List<String> sizes = checked.flatMap(c -> c.featuresFor(completed))
                    .map(features -> learner.layerSizes(completed, features, model().data().labels().size())).orElse(List.of());
            List<String> notes = sizes.isEmpty() ? sizes : named(sizes, model().data().labels().size());
            schema.parameters().stream().filter(p -> p.type() == ParameterType.RECORDS).map(Parameter::name)
                    .forEach(name -> shown.setNotes(name, notes));
        });
    }

    /** The first with its unit. */
    private static List<String> named(List<String> sizes, int classes) {
        java.util.ArrayList<String> notes = new java.util.ArrayList<>(sizes);
        notes.set(0, sizes.get(0) + " features");
        if (classes > 0 && sizes.get(sizes.size() - 1).equals(Integer.toString(classes))) {
            notes.set(notes.size() - 1, classes + " classes");
        }
        return notes;
    }
}
