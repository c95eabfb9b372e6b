package org.inkling.ui.live.internal.testing;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Metrics;
import org.inkling.engine.Precision;
import org.inkling.engine.SampleScores;
import org.inkling.engine.WindowScores;
import org.inkling.ui.Card;
import org.inkling.ui.Figure;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.ConfusionChart;
import org.inkling.ui.charts.Numbers;

/** Accuracy over all classified samples, the threshold with what it does, and the confusion matrix. */
final class ResultCard {

    private final Card card;
    private final Card matrixCard;
    private final Combo precision;
    private final Figure accuracy;
    private final Figure windows;
    private final ThresholdSlider slider;
    private final FlatButton keep;
    private final ChartCanvas matrix;
    private int shownScores;

    /**
     * @param matrixParent where the matrix goes, in a card of its own
     * @param changed      told when threshold or precision change
     * @param kept         stores a threshold in the impulse
     */
    ResultCard(Composite parent, Composite matrixParent, Runnable changed, DoubleConsumer kept) {
        card = new Card(parent, "Result");
        GridLayout layout = Widgets.gridLayout(2, true);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        accuracy = Widgets.id(Widgets.figure(card.body(), "–", "accuracy"), "testing.accuracy");
        windows = Widgets.figure(card.body(), "–", "windows right");
        Composite row = Widgets.grid(card.body(), 2, false);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        precision = Widgets.id(new Combo(row, SWT.READ_ONLY), "testing.precision");
        precision.setItems("float32, as in the lab", "int8, as on the device");
        precision.select(0);
        precision.setToolTipText("Which form of the model classifies");
        precision.addListener(SWT.Selection, event -> changed.run());
        keep = Widgets.id(new FlatButton(row, FlatButton.Kind.LINK, "Keep this threshold", () -> kept.accept(threshold())),
                "testing.keep-threshold");
        keep.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        slider = Widgets.id(new ThresholdSlider(card.body(), value -> changed.run()), "testing.threshold");
        slider.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        matrixCard = new Card(matrixParent, "Confusion matrix");
        matrixCard.setRemark("windows");
        matrixCard.body().setLayout(Widgets.gridLayout(1, false));
        matrix = Widgets.id(new ChartCanvas(matrixCard.body(), Look::theme), "testing.confusion");
        matrix.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    Card matrix() {
        return matrixCard;
    }

    Card control() {
        return card;
    }

    Precision precision() {
        return precision.getSelectionIndex() == 1 ? Precision.INT8 : Precision.FLOAT32;
    }

    double threshold() {
        return slider.value();
    }

    /** Moves the threshold as the impulse has it. */
    void setThreshold(double value) {
        slider.setValue(value);
    }

    /**
     * Counts again.
     *
     * @param inFile threshold the impulse has
     * @return whether the card has another height
     */
    boolean show(List<String> classes, List<SampleScores> samples, double inFile) {
        boolean any = !samples.isEmpty();
        Metrics metrics = ClassifyResult.metrics(samples, classes, precision(), threshold());
        accuracy.set(any ? String.format(java.util.Locale.ROOT, "%.2f %%", 100 * metrics.accuracy()) : "–", "accuracy");
        windows.set(any ? Numbers.count(metrics.correct()) : "–",
                any ? "of " + Numbers.count(metrics.rows()) + " windows right" : "windows right");
        keep.setText(String.format(java.util.Locale.ROOT, "Keep %.2f in the impulse", threshold()));
        keep.setVisible(any && Math.abs(inFile - threshold()) > 1e-6);
        slider.setEnabled(any);
        histogram(classes, samples);
        boolean changed = any == ((GridData) matrixCard.getLayoutData()).exclude;
        if (any) {
            int[][] counts = metrics.confusion().stream().map(r -> r.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
            ConfusionChart chart = new ConfusionChart(classes, metrics.columns(), counts);
            matrix.setChart(chart);
            GridData room = (GridData) matrix.getLayoutData();
            room.heightHint = (int) chart.height() + 4;
        }
        Widgets.show(matrixCard, any);
        return changed;
    }

    private void histogram(List<String> classes, List<SampleScores> samples) {
        int now = System.identityHashCode(samples) * 31 + precision().ordinal();
        if (now == shownScores) {
            return;
        }
        shownScores = now;
        int most = samples.stream().mapToInt(s -> s.windows().size()).sum();
        float[] right = new float[most];
        float[] wrong = new float[most];
        int rights = 0;
        int wrongs = 0;
        for (SampleScores sample : samples) {
            for (WindowScores window : sample.windows()) {
                int best = window.predicted(precision(), 0);
                float score = window.of(precision())[best];
                if (classes.get(best).equals(sample.label())) {
                    right[rights++] = score;
                } else {
                    wrong[wrongs++] = score;
                }
            }
        }
        slider.setScores(java.util.Arrays.copyOf(right, rights), java.util.Arrays.copyOf(wrong, wrongs));
    }
}
