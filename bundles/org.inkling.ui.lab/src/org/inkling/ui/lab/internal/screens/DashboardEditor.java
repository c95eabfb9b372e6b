package org.inkling.ui.lab.internal.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.OperationException;
import org.inkling.api.deploy.Board;
import org.inkling.engine.ProjectInfo;
import org.inkling.project.LabProject;
import org.inkling.ui.Card;
import org.inkling.ui.Choice;
import org.inkling.ui.FlatButton;
import org.inkling.ui.LabScreen;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** What a project holds, how far it is, and the one thing to do next. */
public final class DashboardEditor extends LoadedScreen<DashboardData> {

    @Override
    DashboardData load(LabProject lab, IProgressMonitor monitor) throws OperationException {
        return DashboardData.load(lab, isBusy(), monitor);
    }

    @Override
    void build(Composite page, PageHeader header, DashboardData data) {
        header.setTitle(data.info().name());
        header.setSubtitle(subtitle(data.info()));
        FlatButton next = Widgets.id(header.action(FlatButton.Kind.PRIMARY, label(data), () -> next(data)), "dashboard.next");
        next.setEnabled(!data.busy());
        new StepsCard(page, project(), data);
        Composite columns = Widgets.columns(page, 330, 2000);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        summary(columns, data);
        board(columns, data);
        new ProjectCard(columns, project(), data);
        new ExportCard(columns, project(), data);
        new KeysCard(columns, data, this::reload);
    }

    private static String subtitle(ProjectInfo info) {
        if (info.axes().isEmpty()) {
            return "No recordings yet. A project goes from recordings over an impulse to a library for a device.";
        }
        String sensor = info.sensor().isEmpty() ? "Sensor" : Character.toUpperCase(info.sensor().charAt(0)) + info.sensor().substring(1);
        return sensor + " with " + info.axes().size() + (info.axes().size() == 1 ? " axis" : " axes") + " at "
                + Numbers.decimal(1000 / info.intervalMs(), 1) + " Hz, "
                + Numbers.count(info.training().samples() + info.testing().samples())
                + " recordings. Seed " + info.seed() + ": the same data gives the same bits.";
    }

    private static String label(DashboardData data) {
        return data.busy() ? "Working…" : switch (data.progress().next()) {
            case COLLECT -> "Collect data";
            case COLLECT_TEST -> "Add test data";
            case DESIGN -> "Design an impulse";
            case RUN -> "▶ Run impulse";
            case DEPLOY -> "Deploy your model";
            case IMPROVE -> "Improve the impulse";
        };
    }

    private void next(DashboardData data) {
        switch (data.progress().next()) {
            case COLLECT, COLLECT_TEST -> Actions.screen(project(), LabScreen.DATA);
            case DESIGN -> Actions.newImpulse(project());
            case RUN -> Actions.run(project(), "Run " + data.progress().impulse(), "run", Map.of("impulse", data.progress().impulse()));
            case DEPLOY -> Actions.screen(project(), LabScreen.DEPLOYMENT);
            case IMPROVE -> Actions.impulse(project(), data.progress().impulse());
        }
    }

    private void summary(Composite parent, DashboardData data) {
        Card card = new Card(parent, "Data collected");
        ProjectInfo.Part training = data.info().training();
        ProjectInfo.Part testing = data.info().testing();
        double all = training.seconds() + testing.seconds();
        int devices = data.devices().size();
        card.setRemark((devices == 0 ? "no device connected" : devices + (devices == 1 ? " device" : " devices") + " connected"));
        GridLayout layout = Widgets.gridLayout(3, true);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        Widgets.figure(card.body(), training.samples() == 0 ? "–" : Numbers.duration(training.seconds() * 1000),
                training.samples() + " for training");
        Widgets.figure(card.body(), testing.samples() == 0 ? "–" : Numbers.duration(testing.seconds() * 1000),
                testing.samples() + " for testing");
        Widgets.figure(card.body(),
                all == 0 ? "–" : Math.round(100 * training.seconds() / all) + " / " + Math.round(100 * testing.seconds() / all),
                "% of the time");
        TreeSet<String> names = new TreeSet<>(training.labels().keySet());
        names.addAll(testing.labels().keySet());
        if (names.isEmpty()) {
            Composite row = Widgets.grid(card.body(), 1, false);
            row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
            Widgets.text(row, "Record or import at least two classes, some recordings of each for training and some for testing.",
                    TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            new FlatButton(row, FlatButton.Kind.QUIET, "Import recordings…", () -> Actions.command(Actions.IMPORT));
            return;
        }
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        names.forEach(n -> {
            train.add(training.labels().getOrDefault(n, 0));
            test.add(testing.labels().getOrDefault(n, 0));
        });
        ClassesChart chart = new ClassesChart(names.stream().map(n -> n.isEmpty() ? "(no label)" : n).toList(), train, test);
        ChartCanvas canvas = Widgets.id(new ChartCanvas(card.body(), Look::theme), "dashboard.classes");
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        room.heightHint = (int) chart.height() + 4;
        canvas.setLayoutData(room);
        canvas.setChart(chart);
    }

    private void board(Composite parent, DashboardData data) {
        Card card = new Card(parent, "Target board");
        card.setRemark("for estimates");
        card.body().setLayout(Widgets.gridLayout(1, false));
        Choice choice = Widgets.id(new Choice(card.body()), "dashboard.board");
        choice.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        List<Board> boards = data.boards();
        choice.setItems(boards.stream().map(Board::name).toList());
        data.board().ifPresent(b -> choice.select(boards.indexOf(b)));
        choice.addListener(SWT.Selection, event -> {
            if (choice.selected() >= 0) {
                Actions.setting(project(), "board", boards.get(choice.selected()).id());
            }
        });
        String facts = data.board().map(DashboardEditor::facts)
                .orElse("The board \"" + data.info().board() + "\" is not installed. Choose another, or install the pack that has it.");
        Widgets.text(card.body(), facts, TextStyle.TEXT, data.board().isPresent() ? Tone.MUTED : Tone.WARN)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    /** {@code cortex-m4f at 80 MHz, 128 KB RAM, 1 MB flash}. */
    static String facts(Board board) {
        return board.core() + " at " + Numbers.decimal(board.clockHz() / 1e6, 1) + " MHz, " + Numbers.bytes(board.ramBytes()) + " RAM, "
                + Numbers.bytes(board.flashBytes()) + " flash";
    }
}
