package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.inkling.engine.Metrics;
import org.inkling.engine.Report;
import org.inkling.ui.Card;
import org.inkling.ui.Choice;
import org.inkling.ui.Figure;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.BarChart;
import org.inkling.ui.charts.Chart;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The cards of a report. */
final class ResultsContent {

    private final Composite page;
    private final Report report;

    ResultsContent(Composite page, Report report) {
        this.page = page;
        this.report = report;
    }

    static String subtitle(Report report) {
        Report.Windows windows = report.windows();
        return Numbers.count(windows.training().total()) + " training and " + Numbers.count(windows.testing().total()) + " test windows of "
                + Numbers.decimal(windows.frames() * windows.intervalMs(), 0) + " ms, " + Numbers.count(report.features())
                + " features each. Seed " + report.seed() + ": the same data gives the same bits.";
    }

    void create() {
        if (report.training() == null) {
            Card empty = new Card(page, "Not trained yet");
            empty.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            empty.body().setLayout(Widgets.gridLayout(1, false));
            Widgets.text(empty.body(), "Features are there. Run the impulse to train and test a model.", TextStyle.TEXT, Tone.MUTED);
        }
        Composite columns = Widgets.columns(page, 400, 2000);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        PerformanceCard performance = new PerformanceCard(columns, "Validation");
        performance.show(Optional.of(report), null);
        performance.onChanged(() -> refit(columns));
        if (report.test() != null) {
            test(columns, report.test());
        }
        if (report.training() != null) {
            new CurvesCard(columns).show(Optional.of(report.training()));
        }
        classes(columns);
        if (report.test() != null) {
            Card card = new Card(page, "Test samples");
            card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            card.setRemark("float32 model; ✓ from " + SampleTable.RIGHT_PERCENT + " % of the windows right");
            SampleTable.add(card.body(), report.test().samples());
        }
    }

    private void refit(Composite columns) {
        columns.layout(true, true);
        Widgets.fit(page);
    }

    private void test(Composite parent, Report.Test test) {
        Card card = new Card(parent, "Test");
        card.setRemark("below " + Numbers.decimal(test.threshold(), 2) + " is uncertain, and wrong");
        card.body().setLayout(Widgets.gridLayout(3, true));
        ((GridLayout) card.body().getLayout()).verticalSpacing = 8;
        Composite selector = Widgets.grid(card.body(), 2, true);
        selector.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        Choice precision = new Choice(selector);
        precision.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        precision.setItems(List.of("int8 (device)", "float32"));
        precision.select(0);
        Widgets.figure(card.body(), Numbers.percent(test.float32().accuracy()), "float32 accuracy");
        Widgets.figure(card.body(), Numbers.percent(test.int8().accuracy()), "int8 accuracy");
        Figure right = Widgets.figure(card.body(), "", "");
        ChartCanvas matrix = new ChartCanvas(card.body(), Look::theme);
        matrix.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        Runnable fill = () -> {
            Metrics metrics = precision.selected() == 0 ? test.int8() : test.float32();
            right.set(Numbers.count(metrics.correct()), "of " + Numbers.count(metrics.rows()) + " windows right");
            PerformanceCard.Confusions.show(matrix, metrics);
        };
        precision.addListener(SWT.Selection, event -> fill.run());
        fill.run();
    }

    private void classes(Composite parent) {
        Map<String, Integer> counts = report.windows().training().classes();
        List<String> names = new ArrayList<>(counts.keySet());
        BarChart bars = new BarChart(names, names.stream().mapToInt(counts::get).toArray());
        Card card = new Card(parent, "Classes");
        card.setRemark("training windows");
        chart(card, bars, (int) bars.height() + 4);
    }

    private static void chart(Card card, Chart chart, int height) {
        card.body().setLayout(Widgets.gridLayout(1, false));
        ChartCanvas canvas = new ChartCanvas(card.body(), Look::theme);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = height;
        canvas.setLayoutData(room);
        canvas.setChart(chart);
    }
}
