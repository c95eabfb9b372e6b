package org.inkling.ui.live.internal.testing;

import java.util.Locale;
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
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.live.internal.Scored;
import org.inkling.ui.live.internal.WindowPlot;

/** The sample a person looks at: its plot, the class of each window below it, and the scores of one. */
final class SampleCard {

    private static final int PLOT_HEIGHT = 130;
    private static final String SELECT = "Select a sample to see what the model says of each of its windows.";
    private static final String CLASSIFY = "Classify the sample to see what the model says of each of its windows.";

    private final Card card;
    private final Label text;
    private final WindowPlot plot;
    private @Nullable Scored scored;

    /** @param picked told of the window a person picks */
    SampleCard(Composite parent, IntConsumer picked) {
        card = new Card(parent, "Windows");
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 4;
        card.body().setLayout(layout);
        plot = Widgets.id(new WindowPlot(card.body(), PLOT_HEIGHT, window -> {
            tell();
            picked.accept(window);
        }), "testing.plot");
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
        room.minimumHeight = PLOT_HEIGHT;
        plot.setLayoutData(room);
        text = Widgets.id(Widgets.text(card.body(), SELECT, TextStyle.TEXT, Tone.MUTED), "testing.scores");
        GridData line = new GridData(SWT.FILL, SWT.TOP, true, false);
        line.heightHint = 2 * text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        text.setLayoutData(line);
    }

    Card control() {
        return card;
    }

    /** Shows a sample. @param name empty for none */
    void show(String name, @Nullable LineChart chart, @Nullable Scored value) {
        scored = value;
        card.setTitle(name.isEmpty() ? "Windows" : name);
        card.setRemark(value == null ? "" : "expected " + value.sample().label());
        plot.setChart(chart);
        plot.setScored(value);
        if (value == null) {
            text.setText(name.isEmpty() ? SELECT : CLASSIFY);
        } else {
            tell();
        }
    }

    /** Picks a window. */
    void pick(int window) {
        plot.pick(window);
        tell();
    }

    /** The scores of the picked window. */
    private void tell() {
        Scored known = scored;
        int window = plot.window();
        if (known == null || window >= known.windows().size()) {
            return;
        }
        float[] values = known.windows().get(window).of(known.precision());
        StringBuilder line = new StringBuilder(Numbers.count(Math.round(known.startMs(window))) + " ms: ")
                .append(known.name(known.predicted(window))).append(" (");
        for (int c = 0; c < values.length; c++) {
            line.append(c == 0 ? "" : " · ").append(known.classes().get(c)).append(String.format(Locale.ROOT, " %.2f", values[c]));
        }
        text.setText(Widgets.plain(line.append(')').toString()));
    }
}
