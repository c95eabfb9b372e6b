package org.inkling.ui.live.internal.testing;

import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.Card;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.live.internal.Scored;
import org.inkling.ui.live.internal.ScoresTable;
import org.inkling.ui.live.internal.WindowPlot;

/** The sample a person looks at: its plot, the class of each window below it, and the scores. */
final class SampleCard {

    private static final int PLOT_HEIGHT = 150;
    private static final int ROWS = 7;

    private final Card card;
    private final Label hint;
    private final WindowPlot plot;
    private final ScoresTable scores;

    /** @param picked told of the window a person picks */
    SampleCard(Composite parent, IntConsumer picked) {
        card = new Card(parent, "Windows");
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        hint = Widgets.text(card.body(), "Select a sample to see what the model says of each of its windows.", TextStyle.TEXT, Tone.MUTED);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        ScoresTable[] table = new ScoresTable[1];
        plot = Widgets.id(new WindowPlot(card.body(), PLOT_HEIGHT, window -> {
            table[0].select(window);
            picked.accept(window);
        }), "testing.plot");
        plot.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        WindowPlot shown = plot;
        table[0] = new ScoresTable(card.body(), ROWS, window -> {
            shown.pick(window);
            picked.accept(window);
        });
        scores = table[0];
        Widgets.id(scores.control(), "testing.scores");
        Widgets.show(plot, false);
        Widgets.show(scores.control(), false);
    }

    Card control() {
        return card;
    }

    /** Shows a sample. @param name empty for none. @return whether the card has another height */
    boolean show(String name, @Nullable LineChart chart, @Nullable Scored scored) {
        boolean any = !name.isEmpty();
        card.setTitle(any ? name : "Windows");
        card.setRemark(scored == null ? "" : "expected " + scored.sample().label());
        hint.setText(any ? "Classify the sample to see what the model says of each of its windows."
                : "Select a sample to see what the model says of each of its windows.");
        boolean changed = ((GridData) plot.getLayoutData()).exclude == any
                || ((GridData) scores.control().getLayoutData()).exclude == (scored != null);
        Widgets.show(hint, scored == null);
        Widgets.show(plot, any);
        Widgets.show(scores.control(), scored != null);
        plot.setChart(chart);
        plot.setScored(scored);
        scores.show(scored);
        if (scored != null) {
            scores.select(plot.window());
        }
        return changed;
    }

    /** Picks a window. */
    void pick(int window) {
        plot.pick(window);
        scores.select(window);
    }
}
