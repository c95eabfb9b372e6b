package org.inkling.ui.lab.internal.screens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.OperationException;
import org.inkling.engine.Report;
import org.inkling.project.LabProject;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.LabScreen;
import org.inkling.ui.PageHeader;
import org.inkling.ui.State;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Features, training and test again with the stored parameters, after new data; says what is stale and why. */
public final class RetrainEditor extends LoadedScreen<RetrainData> {

    private final WorkCard work = new WorkCard();

    @Override
    RetrainData load(LabProject lab, IProgressMonitor monitor) throws OperationException {
        return RetrainData.load(lab, isBusy());
    }

    @Override
    void build(Composite page, PageHeader header, RetrainData data) {
        List<String> stale = data.impulses().stream().filter(RetrainData.Entry::stale).map(RetrainData.Entry::name).toList();
        header.setTitle("Retrain");
        header.setSubtitle(data.impulses().isEmpty()
                ? "There is no impulse yet."
                : stale.isEmpty()
                        ? "Everything is up to date. Change a recording or a parameter, and what follows from it can be done again here."
                        : "Does again what no longer holds, with the parameters as they are stored: features, training, test.");
        if (data.impulses().isEmpty()) {
            header.action(FlatButton.Kind.PRIMARY, "Design an impulse", () -> Actions.newImpulse(project()));
            return;
        }
        FlatButton train = Widgets.id(
                header.action(FlatButton.Kind.PRIMARY, data.busy() ? "Working…" : "▶ Train model", () -> start(stale)),
                "retrain.start");
        train.setEnabled(!stale.isEmpty() && !data.busy());
        work.show(page);
        for (RetrainData.Entry impulse : data.impulses()) {
            card(page, impulse);
        }
    }

    private void start(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", names.get(0));
        Actions.start(project(), "Retrain " + names.get(0), "run", arguments, job -> start(names.subList(1, names.size())),
                work.listener());
    }

    private void card(Composite page, RetrainData.Entry impulse) {
        Card card = new Card(page, "Impulse " + impulse.name());
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.setRemark(impulse.stale() ? State.STALE.sign() + " " + State.STALE.word() : State.DONE.sign() + " up to date");
        GridLayout layout = Widgets.gridLayout(3, true);
        layout.verticalSpacing = 10;
        layout.horizontalSpacing = 20;
        card.body().setLayout(layout);
        Report report = impulse.report().orElse(null);
        step(card.body(), "Features", impulse.freshness().features(), report == null
                ? ""
                : Numbers.count(report.windows().training().total()) + " training windows, " + Numbers.count(report.features())
                        + " features each");
        Report.Validation validation = report == null ? null : report.validation();
        step(card.body(), "Training", impulse.freshness().model(),
                validation == null ? "" : Numbers.percent(validation.float32().accuracy()) + " right by " + validation.split());
        Report.Test test = report == null ? null : report.test();
        step(card.body(), "Test", impulse.freshness().test(),
                test == null
                        ? ""
                        : Numbers.percent(test.float32().accuracy()) + " of " + Numbers.count(test.float32().rows())
                                + " windows right");
        if (!impulse.reasons().isEmpty()) {
            Composite why = Widgets.grid(card.body(), 1, false);
            ((GridLayout) why.getLayout()).verticalSpacing = 4;
            why.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
            Widgets.text(why, "Why", TextStyle.STRONG, Tone.TEXT);
            for (String reason : impulse.reasons()) {
                Widgets.text(why, reason, TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            }
        }
        Composite links = Widgets.grid(card.body(), 2, false);
        links.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        new FlatButton(links, FlatButton.Kind.LINK, "Open impulse", () -> Actions.impulse(project(), impulse.name()));
        new FlatButton(links, FlatButton.Kind.LINK, "Store a version first", () -> Actions.screen(project(), LabScreen.VERSIONS));
    }

    private static void step(Composite parent, String title, boolean holds, String result) {
        Composite step = Widgets.grid(parent, 1, false);
        ((GridLayout) step.getLayout()).verticalSpacing = 4;
        step.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        State state = holds ? State.DONE : result.isEmpty() ? State.OPEN : State.STALE;
        Label head = Widgets.text(step, state.sign() + "  " + title, TextStyle.STRONG, state == State.DONE ? Tone.OK : Tone.TEXT);
        head.setToolTipText(state.word());
        Widgets.text(step, result.isEmpty() ? "not done yet" : result, TextStyle.TEXT, Tone.MUTED)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }
}
