package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.learn.Epoch;
import org.inkling.engine.Report;
import org.inkling.ui.Card;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.TrainingChart;

/** Loss and accuracy of a training that is over. */
final class CurvesCard {

    private static final int HEIGHT = 190;

    private final Card card;
    private final ChartCanvas canvas;
    private Report.@Nullable Training shown;

    CurvesCard(Composite parent) {
        card = new Card(parent, "Loss and accuracy");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.body().setLayout(Widgets.gridLayout(1, false));
        canvas = new ChartCanvas(card.body(), Look::theme);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = HEIGHT;
        canvas.setLayoutData(room);
        Widgets.show(card, false);
    }

    /** Shows a training; hides the card when there is none. @return whether the size has changed */
    boolean show(Optional<Report.Training> now) {
        Report.Training training = now.orElse(null);
        boolean moved = (training == null) == card.getVisible();
        if (training != null && !Objects.equals(training, shown)) {
            List<Epoch> curve = training.curve();
            float[][] values = new float[4][curve.size()];
            for (int i = 0; i < curve.size(); i++) {
                values[0][i] = (float) curve.get(i).loss();
                values[1][i] = (float) curve.get(i).validationLoss();
                values[2][i] = (float) curve.get(i).accuracy();
                values[3][i] = (float) curve.get(i).validationAccuracy();
            }
            card.setRemark("kept cycle " + training.bestCycle() + " of " + curve.size());
            canvas.setChart(new TrainingChart(curve.size(), values[0], values[1], values[2], values[3]));
        }
        shown = training;
        Widgets.show(card, training != null);
        return moved;
    }
}
