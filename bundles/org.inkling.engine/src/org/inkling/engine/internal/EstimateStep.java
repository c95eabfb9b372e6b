package org.inkling.engine.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Severity;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.api.deploy.LayerEstimate.Part;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.Estimates;
import org.inkling.engine.Report;

/** Says what a trained impulse costs on the lab's board. */
final class EstimateStep {

    private final Job job;
    private final Lab lab;
    private final Estimates estimates;
    private final OperationContext context;

    EstimateStep(Job job, Lab lab, Estimates estimates, OperationContext context) {
        this.job = job;
        this.lab = lab;
        this.estimates = estimates;
        this.context = context;
    }

    /** The report with costs, the log with a line for each model; what does not fit is a warning, since the training is not. */
    Report report(Report report, TrainedModel model) throws OperationException {
        Optional<Board> board = estimates.board(lab, "");
        if (board.isEmpty()) {
            return report;
        }
        Impulse impulse = job.impulse().impulse();
        SignalShape window = job.impulse().window().orElseThrow();
        try {
            Report.@Nullable OnDevice costs = costs(impulse, window, model, board.get());
            return costs == null ? report : report.with(costs);
        } catch (OperationException e) {
            e.problems().forEach(context::problem);
            return report;
        }
    }

    private Report.@Nullable OnDevice costs(Impulse impulse, SignalShape window, TrainedModel model, Board board)
            throws OperationException {
        boolean standardised = model.standardiser().isPresent();
        Optional<Estimate> whole = estimates.of(impulse, window, standardised, model.int8(), board);
        Optional<Estimate> float32 = estimates.ofNetwork(model.float32(), board);
        Optional<Estimate> int8 = estimates.ofNetwork(model.int8(), board);
        Optional<Estimate> dsp = estimates.of(impulse, window, false, new byte[0], board);
        if (whole.isEmpty() || float32.isEmpty() || int8.isEmpty() || dsp.isEmpty()) {
            return null;
        }
        profile("float32", float32.get());
        profile("int8", int8.get());
        estimates.fit(impulse, whole.get(), Severity.WARNING).forEach(context::problem);
        return new Report.OnDevice(board.id(), whole.get().windowBytes(), cost(dsp.get()), cost(float32.get()), cost(int8.get()),
                cost(whole.get()));
    }

    private void profile(String type, Estimate estimate) {
        context.log("Profiling " + type + " model...");
        context.log(String.format(Locale.ROOT, "Inferencing time %s ms, peak RAM usage %.1f KB, ROM usage %.1f KB (%s)",
                milliseconds(estimate.milliseconds(Part.NETWORK)), estimate.ramBytes() / 1024.0, estimate.romBytes() / 1024.0,
                estimate.board().name()));
    }

    private static String milliseconds(double ms) {
        return ms < 1 ? String.format(Locale.ROOT, "%.3f", ms) : String.format(Locale.ROOT, ms < 100 ? "%.1f" : "%.0f", ms);
    }

    private static Report.Cost cost(Estimate estimate) {
        List<LayerEstimate> steps = estimate.steps();
        double ms = steps.stream().mapToDouble(LayerEstimate::milliseconds).sum();
        // a microsecond is all a model of cycles can promise; more digits would only make files differ
        return new Report.Cost(Math.round(ms * 1000) / 1000.0, estimate.ramBytes(), estimate.romBytes());
    }
}
