package org.inkling.ui.lab.internal.screens;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.LabScreen;
import org.inkling.ui.Look;
import org.inkling.ui.State;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The three steps of a project, side by side: what is done, what is next, and the way there. */
final class StepsCard {

    private final IProject project;
    private final LabProgress progress;

    StepsCard(Composite page, IProject project, DashboardData data) {
        this.project = project;
        this.progress = data.progress();
        Card card = new Card(page, "Creating your first impulse");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.setRemark(progress.percent() + " % complete");
        GridLayout layout = Widgets.gridLayout(3, true);
        layout.verticalSpacing = 10;
        layout.horizontalSpacing = 20;
        card.body().setLayout(layout);
        Widgets.id(new Meter(card.body(), progress.percent()), "dashboard.progress")
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        acquire(card.body());
        design(card.body());
        deploy(card.body());
    }

    private Composite step(Composite parent, State state, String title, String text) {
        Composite step = Widgets.grid(parent, 1, false);
        ((GridLayout) step.getLayout()).verticalSpacing = 4;
        step.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Label head = Widgets.text(step, state.sign() + "  " + title, TextStyle.STRONG, state == State.DONE ? Tone.OK : Tone.TEXT);
        head.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        head.setToolTipText(state.word());
        Widgets.text(step, text, TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite links = Look.apply(new Composite(step, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        RowLayout row = new RowLayout();
        row.marginLeft = 0;
        row.marginTop = 2;
        row.spacing = 12;
        links.setLayout(row);
        links.setLayoutData(new GridData(SWT.FILL, SWT.END, true, true));
        return links;
    }

    private void acquire(Composite parent) {
        State state = progress.hasData() ? State.DONE : progress.training() > 0 ? State.WARNING : State.OPEN;
        String text = progress.training() + progress.testing() == 0
                ? "Let's collect some data: record with a device, or import what you have."
                : progress.hasData()
                        ? Numbers.count(progress.training()) + " recordings to learn from, " + Numbers.count(progress.testing())
                                + " to test with, "
                                + progress.labels() + " classes."
                        : progress.labels() < 2 ? "At least two classes are needed to tell apart." : "There is nothing to test with yet.";
        Composite links = step(parent, state, "Acquire data", text);
        link(links, "Data acquisition", () -> Actions.screen(project, LabScreen.DATA), "dashboard.data");
        link(links, "Import…", () -> Actions.command(Actions.IMPORT), "dashboard.import");
    }

    private void design(Composite parent) {
        State state = !progress.hasImpulse() ? State.OPEN : progress.designed() ? State.DONE : State.STALE;
        String text = !progress.hasImpulse()
                ? "An impulse turns recordings into features, and features into an answer."
                : progress.designed()
                        ? "Features, model and test of " + progress.impulse() + " are up to date."
                        : progress.model()
                                ? "The model is up to date; the test is not."
                                : progress.features()
                                        ? "Features are up to date; train the model."
                                        : "Something has changed: run the impulse.";
        Composite links = step(parent, state, "Design an impulse", text);
        if (progress.hasImpulse()) {
            link(links, "Impulse " + progress.impulse(), () -> Actions.impulse(project, progress.impulse()), "dashboard.impulse");
            link(links, "Retrain", () -> Actions.screen(project, LabScreen.RETRAIN), "dashboard.retrain");
        } else {
            link(links, "New impulse", () -> Actions.newImpulse(project), "dashboard.impulse");
        }
    }

    private void deploy(Composite parent) {
        State state = !progress.deployed() ? State.OPEN : progress.designed() ? State.DONE : State.STALE;
        String text = !progress.deployed()
                ? "Package the impulse for a microcontroller, a phone or a computer. It runs there without a network."
                : progress.designed() ? "Built. It is in the folder deploy." : "What was built is older than the impulse.";
        link(step(parent, state, "Deploy", text), "Deployment", () -> Actions.screen(project, LabScreen.DEPLOYMENT),
                "dashboard.deployment");
    }

    private static void link(Composite parent, String text, Runnable action, String id) {
        Widgets.id(new FlatButton(parent, FlatButton.Kind.LINK, text, action), id);
    }
}
