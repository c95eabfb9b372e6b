package org.inkling.ui.impulse.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Split;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.ModelType;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.TrainedModel;
import org.inkling.engine.Catalog;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.engine.Windowing;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseChecker;
import org.inkling.project.LabProject;

/**
 * What the impulse editor needs of a project besides the impulse.
 *
 * @param loaded  whether it has been read
 * @param samples enabled samples
 * @param partly  ids of samples whose parts have labels of their own
 * @param schema  axes and interval
 * @param labels  classes
 * @param board   the board estimates are for
 * @param report  last results of the impulse
 * @param costs   what the last model costs on the board, by type; empty before training
 * @param problem why it could not be read
 */
record LabData(boolean loaded, List<SampleRef> samples, Set<String> partly, Optional<SensorSchema> schema, List<String> labels,
        Optional<Board> board,
        Optional<Report> report, Map<ModelType, Estimate> costs, Optional<Problem> problem) {

    static final LabData LOADING = new LabData(false, List.of(), Set.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
            Map.of(), Optional.empty());

    /** Reads a project's folder and the results of one of its impulses; takes its time. */
    static LabData read(Path folder, String impulse, Catalog catalog, Optional<DeviceEstimator> estimator) {
        try {
            LabProject lab = LabProject.open(folder);
            List<SampleRef> samples = lab.samples().stream().filter(SampleRef::enabled).toList();
            Set<String> partly = new HashSet<>();
            for (SampleRef sample : samples) {
                if (sample.label().isEmpty() && !lab.labels(sample).isEmpty()) {
                    partly.add(sample.id());
                }
            }
            Optional<Board> board = catalog.board(lab.settings().board());
            Optional<Report> report = report(folder, impulse);
            Map<ModelType, Estimate> costs = report.isEmpty() || board.isEmpty() || estimator.isEmpty()
                    ? Map.of()
                    : costs(lab, impulse, catalog, estimator.get(), board.get());
            return new LabData(true, samples, partly, lab.schema(), lab.labels(), board, report, costs, Optional.empty());
        } catch (OperationException e) {
            return new LabData(true, List.of(), Set.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Map.of(),
                    Optional.of(e.problems().get(0)));
        }
    }

    /** What the kept model costs with the impulse as it is in its file; nothing when either cannot be built. */
    private static Map<ModelType, Estimate> costs(LabProject lab, String impulse, Catalog catalog, DeviceEstimator estimator, Board board) {
        Map<ModelType, Estimate> costs = new EnumMap<>(ModelType.class);
        Optional<TrainedModel> model = new ResultStore(lab.root(), impulse).model();
        try {
            Optional<CheckedImpulse> checked = new ImpulseChecker(catalog, lab.schema(), lab.labels().size()).check(lab.document(impulse));
            Optional<SignalShape> window = checked.filter(c -> !c.hasErrors()).flatMap(CheckedImpulse::window);
            if (model.isPresent() && checked.isPresent() && window.isPresent()) {
                boolean standardised = model.get().standardiser().isPresent();
                for (byte[] network : List.of(model.get().int8(), model.get().float32())) {
                    Estimate cost = estimator.estimate(checked.get().impulse(), window.get(), standardised, network, board);
                    costs.put(cost.type(), cost);
                }
            }
        } catch (OperationException | IllegalArgumentException e) {
            // a model that was trained for other features than those of now has no figures
            costs.clear();
        }
        return costs;
    }

    private static Optional<Report> report(Path folder, String impulse) {
        try {
            return new ResultStore(folder, impulse).report();
        } catch (OperationException e) {
            // the results editor says what is wrong with it; here it is as if there were none
            return Optional.empty();
        }
    }

    List<SampleRef> training() {
        return samples.stream().filter(s -> s.split() == Split.TRAINING).toList();
    }

    /** Whether a sample, or its parts, have a label. */
    boolean labelled(SampleRef sample) {
        return !sample.label().isEmpty() || partly.contains(sample.id());
    }

    /** Length of the longest sample in milliseconds, 0 when there are none. */
    double longestMs() {
        return samples.stream().mapToDouble(SampleRef::lengthMs).max().orElse(0);
    }

    /** Training windows of each class, in the order of the labels. */
    int[] windows(Windowing windowing) {
        int[] counts = new int[labels.size()];
        for (SampleRef sample : training()) {
            int label = labels.indexOf(sample.label());
            if (label >= 0) {
                counts[label] += windowing.count(sample.frames());
            }
        }
        return counts;
    }

    /** Training samples that are too short for a window. */
    List<SampleRef> tooShort(Windowing windowing) {
        List<SampleRef> found = new ArrayList<>();
        for (SampleRef sample : training()) {
            if (windowing.count(sample.frames()) == 0) {
                found.add(sample);
            }
        }
        return found;
    }
}
