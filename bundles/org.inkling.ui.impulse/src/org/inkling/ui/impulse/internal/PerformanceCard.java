package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.deploy.ModelType;
import org.inkling.engine.Metrics;
import org.inkling.engine.Report;
import org.inkling.ui.Card;
import org.inkling.ui.Choice;
import org.inkling.ui.Figure;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.ConfusionChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** How well the model does on held-out rows: by window and by file, with the confusion matrix, for float32 or int8. */
final class PerformanceCard {

    private final Card card;
    private final Choice precision;
    private final Choice split;
    private final Figure byWindow;
    private final Figure byFile;
    private final Figure loss;
    private final Label note;
    private final ChartCanvas matrix;
    private @Nullable Report report;
    private Runnable changed = () -> {};

    PerformanceCard(Composite parent, String title) {
        card = new Card(parent, title);
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(3, true);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        Composite selectors = Widgets.grid(card.body(), 2, true);
        selectors.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        precision = combo(selectors, "int8 runs on the device, float32 is what was trained", "int8 (device)", "float32");
        split = combo(selectors, "Which held-out rows the matrix counts", "by file (honest)", "by window (leaks)");
        byWindow = Widgets.figure(card.body(), "–", "by window (leaks)");
        byFile = Widgets.figure(card.body(), "–", "by file (honest)");
        loss = Widgets.figure(card.body(), "–", "loss");
        matrix = new ChartCanvas(card.body(), Look::theme);
        matrix.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        note = Widgets.text(card.body(), "", TextStyle.TEXT, Tone.MUTED);
        note.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
    }

    private Choice combo(Composite parent, String help, String... items) {
        Choice combo = new Choice(parent);
        combo.setItems(List.of(items));
        combo.select(0);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        combo.setToolTipText(help);
        combo.addListener(SWT.Selection, event -> {
            fill();
            changed.run();
        });
        return combo;
    }

    /** Which model the numbers are of. */
    ModelType type() {
        return precision.selected() == 0 ? ModelType.INT8 : ModelType.FLOAT32;
    }

    /** Told when the card needs another size or shows another model. */
    void onChanged(Runnable listener) {
        changed = listener;
    }

    /** Shows a report; hides the card when there is none. @return whether the size has changed */
    boolean show(Optional<Report> now, @Nullable ImpulseModel model) {
        Report shown = now.filter(r -> r.validation() != null).orElse(null);
        boolean moved = shown != report || card.getVisible() != (shown != null);
        report = shown;
        Widgets.show(card, shown != null);
        if (shown != null) {
            card.setRemark(model != null && Blocks.stale(model, shown) ? "◌ out of date: run again" : "seed " + shown.seed());
            fill();
        }
        return moved;
    }

    private void fill() {
        Report shown = report;
        if (shown == null) {
            return;
        }
        Optional<Report.Validation> window = Blocks.byWindow(shown);
        Optional<Report.Validation> file = Blocks.byFile(shown);
        byWindow.set(window.map(v -> Numbers.percent(metrics(v).accuracy())).orElse("–"),
                "by window (leaks)" + window.map(v -> ", " + v.rows() + " windows").orElse(""));
        byFile.set(file.map(v -> Numbers.percent(metrics(v).accuracy())).orElse("–"),
                "by file (honest)" + file.map(v -> ", " + v.rows() + " windows").orElse(""));
        Optional<Report.Validation> counted = split.selected() == 0 ? file.or(() -> window) : window.or(() -> file);
        loss.set(counted.map(v -> Numbers.decimal(metrics(v).loss(), 3)).orElse("–"),
                counted.map(v -> "loss by " + v.split()).orElse("loss"));
        note.setText(Widgets.plain(shown.validationNote()));
        Widgets.show(note, !shown.validationNote().isEmpty());
        ((GridData) note.getLayoutData()).horizontalSpan = 3;
        counted.ifPresent(v -> Confusions.show(matrix, metrics(v)));
    }

    private Metrics metrics(Report.Validation validation) {
        return precision.selected() == 0 ? validation.int8() : validation.float32();
    }

    /** Shared by every place that shows a confusion matrix. */
    static final class Confusions {

        private Confusions() {
        }

        static ConfusionChart chart(Metrics metrics) {
            int[][] counts = metrics.confusion().stream().map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
            return new ConfusionChart(metrics.columns().subList(0, counts.length), metrics.columns(), counts);
        }

        static void show(ChartCanvas canvas, Metrics metrics) {
            ConfusionChart chart = chart(metrics);
            canvas.setChart(chart);
            if (canvas.getLayoutData() instanceof GridData data) {
                data.heightHint = (int) chart.height() + 4;
            }
        }
    }
}
