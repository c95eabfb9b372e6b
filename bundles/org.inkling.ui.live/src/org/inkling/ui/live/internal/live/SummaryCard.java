package org.inkling.ui.live.internal.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.engine.Metrics;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.BarChart;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.live.internal.Scored;

/** Name and expected outcome of a recording with the number of windows of each class; a new one can be kept as test data. */
final class SummaryCard {

    private final Card card;
    private final Label name;
    private final Label expected;
    private final Combo label;
    private final FlatButton keep;
    private final ChartCanvas counts;

    /** @param kept stores the recording with the chosen label */
    SummaryCard(Composite parent, Consumer<String> kept) {
        card = new Card(parent, "Summary");
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 8;
        layout.horizontalSpacing = 12;
        card.body().setLayout(layout);
        Widgets.text(card.body(), "Name", TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        name = Widgets.id(Widgets.text(card.body(), "", TextStyle.STRONG, Tone.TEXT), "live.name");
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        Widgets.text(card.body(), "Expected outcome", TextStyle.TEXT, Tone.MUTED)
                .setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        expected = Widgets.id(Widgets.text(card.body(), "", TextStyle.TEXT, Tone.TEXT), "live.expected");
        expected.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        label = Widgets.id(new Combo(card.body(), SWT.READ_ONLY), "live.keep-label");
        label.setToolTipText("What it really was");
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        keep = Widgets.id(new FlatButton(card.body(), FlatButton.Kind.QUIET, "Add to test data", () -> kept.accept(label.getText())),
                "live.keep");
        label.addListener(SWT.Selection, event -> keep.setEnabled(true));
        counts = Widgets.id(new ChartCanvas(card.body(), Look::theme), "live.counts");
        counts.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
    }

    Card control() {
        return card;
    }

    /** Shows a recording. @param saved whether it has been added to the dataset meanwhile */
    void show(@Nullable Recording recording, boolean saved) {
        if (recording == null) {
            return;
        }
        Scored scored = recording.scored();
        name.setText(Widgets.plain(recording.name()));
        boolean offered = recording.fresh() != null && !saved;
        String outcome = scored.sample().label();
        expected.setText(
                Widgets.plain(outcome.isEmpty() ? saved ? "kept as test data" : "not known: say what it was to keep it" : outcome));
        Widgets.show(expected, !offered);
        Widgets.show(label, offered);
        Widgets.show(keep, offered);
        if (offered && !List.of(label.getItems()).equals(scored.classes())) {
            label.setItems(scored.classes().toArray(String[]::new));
        }
        if (offered) {
            label.deselectAll();
            keep.setEnabled(false);
        }
        Map<String, Integer> found = scored.sample().counts(scored.classes(), scored.precision(), scored.threshold());
        List<String> names = new ArrayList<>(scored.classes());
        names.add(Metrics.UNCERTAIN);
        BarChart bars = new BarChart(names, names.stream().mapToInt(n -> found.getOrDefault(n, 0)).toArray());
        ((GridData) counts.getLayoutData()).heightHint = (int) bars.height() + 4;
        counts.setChart(bars);
        card.setRemark(scored.windows().size() + (scored.windows().size() == 1 ? " window" : " windows"));
        card.layout(true, true);
    }
}
