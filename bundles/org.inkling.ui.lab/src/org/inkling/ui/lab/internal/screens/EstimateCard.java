package org.inkling.ui.lab.internal.screens;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.ui.Card;
import org.inkling.ui.State;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** What the impulse costs on the board: time, memory and flash, for each arithmetic, before anything is built. */
final class EstimateCard {

    private EstimateCard() {
    }

    static void add(Composite parent, DeploymentData data) {
        Card card = new Card(parent, "On the device");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.setRemark(data.chosenBoard().map(Board::name).orElse("no board"));
        GridLayout layout = Widgets.gridLayout(3, true);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        if (data.estimates().isEmpty()) {
            wide(card.body(), data.chosenBoard().isEmpty()
                    ? "Choose a board to see what the impulse costs on it."
                    : "There is no estimate for this board and impulse.", Tone.MUTED);
        }
        data.estimates().stream().sorted(Comparator.comparing(e -> e.type() == org.inkling.api.deploy.ModelType.FLOAT32)).forEach(e -> {
            if (data.trained()) {
                wide(card.body(), e.type() == org.inkling.api.deploy.ModelType.INT8 ? "int8, what runs on the device" : "float32",
                        Tone.TEXT);
            }
            Widgets.figure(card.body(), milliseconds(e.milliseconds()), data.trained()
                    ? "DSP " + number(e.milliseconds(LayerEstimate.Part.DSP)) + " + network "
                            + number(e.milliseconds() - e.milliseconds(LayerEstimate.Part.DSP))
                    : "processing blocks only");
            Widgets.figure(card.body(), Numbers.bytes(e.ramBytes()), "RAM of " + Numbers.bytes(e.board().ramBytes()));
            Widgets.figure(card.body(), Numbers.bytes(e.romBytes()), "flash of " + Numbers.bytes(e.board().flashBytes()));
        });
        List<Problem> problems = data.problems();
        for (Problem problem : problems) {
            wide(card.body(), State.of(problem.severity()).sign() + " " + problem.summary(), State.of(problem.severity()).tone());
        }
    }

    private static void wide(Composite parent, String text, Tone tone) {
        Widgets.text(parent, text, TextStyle.TEXT, tone).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
    }

    private static String milliseconds(double value) {
        return number(value) + " ms";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.2f" : value < 10 ? "%.1f" : "%,.0f", value);
    }
}
