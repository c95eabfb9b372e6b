package org.inkling.ui.lab.internal.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.project.LabProject;
import org.inkling.ui.lab.internal.screens.DashboardData;

/**
 * What the guide looks at in a project.
 *
 * @param data    as on the dashboard
 * @param impulse the first impulse as it is written; empty when there is none that can be read
 * @param report  of its last run
 * @param ticked  steps that the person has ticked
 */
public record GuideFacts(DashboardData data, Optional<Impulse> impulse, Optional<Report> report, Set<String> ticked) {

    static GuideFacts load(LabProject lab, boolean busy, Set<String> ticked, IProgressMonitor monitor) throws OperationException {
        DashboardData data = DashboardData.load(lab, busy, monitor);
        String name = data.progress().impulse();
        if (name.isEmpty()) {
            return new GuideFacts(data, Optional.empty(), Optional.empty(), ticked);
        }
        return new GuideFacts(data, lab.document(name).impulse(), report(lab, name), ticked);
    }

    private static Optional<Report> report(LabProject lab, String name) {
        try {
            return new ResultStore(lab.root(), name).report();
        } catch (OperationException e) {
            // its marker says what is wrong with it
            return Optional.empty();
        }
    }

    /** {@code 16 freefall, 15 idle, 52 unknown}. */
    String classes() {
        Map<String, Integer> labels = data.info().training().labels();
        return labels.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
    }

    /** A parameter as it is written in a block of the impulse; empty when no block has it. */
    Optional<String> parameter(String name) {
        return blocks().filter(b -> b.params().has(name)).findFirst().map(b -> String.valueOf(b.params().get(name)));
    }

    private Stream<BlockUse> blocks() {
        return impulse.stream().flatMap(i -> Stream.concat(i.dsp().stream(), i.learn().stream()));
    }

    /** Whether the impulse is no longer the one of the template: window, cycles, learning rate or confidence differ. */
    boolean improved() {
        return impulse.isPresent() && (impulse.get().input().windowMs() != 2000 || differs("cycles", 30) || differs("learning_rate", 0.0005)
                || differs("min_confidence", 0.8));
    }

    private boolean differs(String name, double value) {
        return parameter(name).map(GuideFacts::number).filter(n -> n.isPresent() && n.get() != value).isPresent();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Names of the devices, for people. */
    List<String> devices() {
        return data.devices();
    }
}
