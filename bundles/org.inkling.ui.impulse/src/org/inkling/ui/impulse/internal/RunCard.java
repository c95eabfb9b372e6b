package org.inkling.ui.impulse.internal;

import java.util.Optional;
import java.util.function.IntSupplier;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.charts.TrainingChart;

/** How the operation of a project goes: part, progress, cancel, and the curves of a training as it runs. Hidden before the first one. */
final class RunCard {

    private static final int CHART_HEIGHT = 190;
    private static final int LOG_HEIGHT = 130;

    private final IProject project;
    private final RunTracker tracker;
    private final IntSupplier cycles;
    private final Runnable resized;
    private final Card card;
    private final Label line;
    private final ProgressBar bar;
    private final FlatButton cancel;
    private final ChartCanvas chart;
    private final @Nullable Text log;

    /** Adds a card to a page. @param withLog whether the log stands in it; @param resized told when the card needs another size */
    static void add(Composite parent, ImpulseEditor editor, boolean withLog, Runnable resized) {
        RunCard made = new RunCard(parent, editor, withLog, resized);
        editor.onRun(made.card, made::update);
    }

    private RunCard(Composite parent, ImpulseEditor editor, boolean withLog, Runnable resized) {
        this.project = editor.model().project();
        this.tracker = editor.tracker();
        this.cycles = () -> Blocks.cycles(editor.model());
        this.resized = resized;
        card = new Card(parent, "Run");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(3, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        line = Widgets.text(card.body(), "", TextStyle.TEXT, Tone.MUTED);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        bar = new ProgressBar(card.body(), SWT.HORIZONTAL);
        bar.setMaximum(1000);
        GridData wide = new GridData(SWT.END, SWT.CENTER, false, false);
        wide.widthHint = 160;
        bar.setLayoutData(wide);
        cancel = Widgets.id(new FlatButton(card.body(), FlatButton.Kind.QUIET, "Cancel", this::cancel), "run.cancel");
        chart = new ChartCanvas(card.body(), Look::theme);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        data.heightHint = CHART_HEIGHT;
        chart.setLayoutData(data);
        log = withLog ? log(card.body()) : null;
        Widgets.show(card, false);
    }

    private static Text log(Composite parent) {
        Text text = Look.apply(new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP), Tone.PLOT, Tone.MUTED);
        text.setFont(JFaceResources.getTextFont());
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        room.heightHint = LOG_HEIGHT;
        // without a width of its own a long line does not widen the page
        room.widthHint = 100;
        text.setLayoutData(room);
        return Widgets.id(text, "run.log");
    }

    private void updateLog() {
        Text text = log;
        String now = String.join(text == null ? "" : text.getLineDelimiter(), tracker.log(project));
        if (text != null && !now.equals(text.getText())) {
            text.setText(now);
            text.setTopIndex(Integer.MAX_VALUE);
        }
    }

    private void cancel() {
        tracker.of(project).ifPresent(state -> state.job().cancel());
        cancel.setEnabled(false);
    }

    private void update() {
        Optional<RunState> last = tracker.of(project);
        if (card.isDisposed() || last.isEmpty()) {
            return;
        }
        RunState state = last.get();
        card.setTitle(state.job().getName());
        card.setRemark(remark(state));
        line.setText(Widgets.plain(state.running() ? state.part().isEmpty() ? state.line() : state.part() : ending(state)));
        bar.setSelection(state.total() > 0 ? (int) (1000 * state.done() / state.total()) : 0);
        updateLog();
        TrainingChart training = state.training(cycles.getAsInt());
        chart.setChart(training);
        boolean moved = show(bar, state.running() && state.total() > 0) | show(cancel, state.running()) | show(chart, training != null)
                | show(card, true);
        cancel.setEnabled(state.running());
        if (moved) {
            resized.run();
        }
    }

    private static boolean show(org.eclipse.swt.widgets.Control control, boolean shown) {
        if (control.getLayoutData() instanceof GridData data && data.exclude != shown) {
            return false;
        }
        Widgets.show(control, shown);
        return true;
    }

    private static String remark(RunState state) {
        if (state.running()) {
            return "running";
        }
        IStatus status = state.status();
        return status == null ? "" : status.isOK() ? "✓ done" : status.getSeverity() == IStatus.CANCEL ? "cancelled" : "✗ failed";
    }

    private static String ending(RunState state) {
        IStatus status = state.status();
        return status == null || status.isOK() || status.getSeverity() == IStatus.CANCEL ? state.line() : status.getMessage();
    }
}
