package org.inkling.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.internal.Job;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.LabSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What impulses cost on boards, and whether they fit. */
@Component(service = Estimates.class)
public final class Estimates {

    private static final byte[] NO_NETWORK = {};

    private final Catalog catalog;
    private final AtomicReference<@Nullable DeviceEstimator> estimator = new AtomicReference<>();

    /** Estimates nothing until there is an estimator. */
    @Activate
    public Estimates(@Reference Catalog catalog) {
        this.catalog = catalog;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setEstimator(DeviceEstimator available) {
        estimator.set(available);
    }

    public void unsetEstimator(DeviceEstimator gone) {
        estimator.compareAndSet(gone, null);
    }

    /** A board by its id; an empty id means the lab's. Empty when it is not installed. */
    public Optional<Board> board(Lab lab, String id) throws OperationException {
        return catalog.board(id.isEmpty() ? lab.board() : id);
    }

    /**
     * Estimates an impulse.
     *
     * @param standardised whether features are standardised before the network
     * @param network      a float32 or int8 {@code .tflite} file; empty for the processing blocks alone
     * @return empty when no estimator is installed
     */
    public Optional<Estimate> of(Impulse impulse, SignalShape window, boolean standardised, byte[] network, Board board)
            throws OperationException {
        DeviceEstimator available = estimator.get();
        return available == null ? Optional.empty() : Optional.of(available.estimate(impulse, window, standardised, network, board));
    }

    /** Estimates a network on its own. Empty when no estimator is installed. */
    public Optional<Estimate> ofNetwork(byte[] network, Board board) throws OperationException {
        DeviceEstimator available = estimator.get();
        return available == null ? Optional.empty() : Optional.of(available.estimate(network, board));
    }

    /**
     * Estimates an impulse of a lab with the model it has at the moment, int8 first, then float32; with the processing blocks alone before
     * it is trained. Runs nothing.
     *
     * @param board id; empty for the lab's
     * @throws OperationException when the impulse has errors or the board is not known
     */
    public List<Estimate> of(Lab lab, String impulse, String board) throws OperationException {
        Board on = board(lab, board).orElseThrow(() -> new OperationException(unknown(board, lab)));
        CheckedImpulse checked = new Job(catalog, lab, impulse, List.of(), null, OperationContext.quiet()).impulse();
        SignalShape window = checked.window().orElseThrow();
        Optional<TrainedModel> model = new ResultStore(lab.root(), checked.impulse().name()).model();
        List<Estimate> estimates = new ArrayList<>();
        if (model.isEmpty()) {
            of(checked.impulse(), window, false, NO_NETWORK, on).ifPresent(estimates::add);
            return estimates;
        }
        boolean standardised = model.get().standardiser().isPresent();
        of(checked.impulse(), window, standardised, model.get().int8(), on).ifPresent(estimates::add);
        of(checked.impulse(), window, standardised, model.get().float32(), on).ifPresent(estimates::add);
        return estimates;
    }

    /**
     * What does not fit the lab's board, a warning each, for the model an impulse has at the moment; also when the board is not known.
     * An impulse with errors has none: those come first.
     */
    public List<Problem> problems(Lab lab, String impulse) {
        try {
            if (board(lab, "").isEmpty()) {
                return lab.board().isEmpty() || estimator.get() == null ? List.of() : List.of(unknown("", lab));
            }
            Impulse checked = lab.impulse(impulse);
            List<Estimate> estimates = of(lab, impulse, "");
            return estimates.isEmpty() ? List.of() : fit(checked, estimates.get(0), Severity.WARNING);
        } catch (OperationException e) {
            // the checks of the impulse say what is wrong with it
            return List.of();
        }
    }

    /** What does not fit, with the boards on which it would. */
    public List<Problem> fit(Impulse impulse, Estimate estimate, Severity severity) {
        DeviceEstimator available = estimator.get();
        if (available == null) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : available.fit(impulse, estimate)) {
            List<Resolution> ways = new ArrayList<>(problem.resolutions());
            larger(available, impulse, estimate).ifPresent(board -> {
                ways.removeIf(way -> way.label().equals(DeviceEstimator.OTHER_BOARD));
                ways.add(Resolution.advice("Choose another board, for example " + board.id()));
            });
            problems.add(new Problem(severity, problem.code(), problem.where(), problem.summary(), ways));
        }
        return problems;
    }

    /** The smallest installed board it would fit on. */
    private Optional<Board> larger(DeviceEstimator available, Impulse impulse, Estimate estimate) {
        return catalog.boards().stream().filter(board -> !board.id().equals(estimate.board().id()))
                .filter(board -> available.fit(impulse, new Estimate(board, estimate.type(), estimate.steps(), estimate.arenaBytes(),
                        estimate.stackBytes(), estimate.windowBytes(), estimate.codeBytes(), estimate.constBytes())).isEmpty())
                .min(Comparator.comparingLong(Board::ramBytes));
    }

    private Problem unknown(String id, Lab lab) {
        List<String> known = catalog.boards().stream().map(Board::id).toList();
        String wanted = id;
        try {
            wanted = id.isEmpty() ? lab.board() : id;
        } catch (OperationException e) {
            // then the settings are the problem, and told elsewhere
        }
        return Problem.warning("board.unknown", Location.of(LabSettings.FILE, "board"),
                "The board \"" + wanted + "\" is not installed, so nothing is estimated for it.",
                known.isEmpty() ? "Install the pack it comes from" : "Use one of: " + String.join(", ", known));
    }
}
