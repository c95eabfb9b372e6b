package org.inkling.ui.data.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.ui.Card;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.data.internal.acquisition.SampleCharts;

/** The page of one recording: title, figures, plot of every axis, problems. */
final class SamplePage {

    private static final int PLOT_HEIGHT = 200;
    private static final DateTimeFormatter RECORDED = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private final Composite page;
    private final Label title;
    private final Label subtitle;
    private final Composite figures;
    private final Card plotCard;
    private final ChartCanvas plot;
    private final Label hint;
    private final Card trouble;
    private final Label troubleText;

    SamplePage(Composite parent) {
        parent.setLayout(new FillLayout());
        page = Widgets.page(parent);
        title = Widgets.text(page, "", TextStyle.TITLE, Tone.TEXT);
        wide(title);
        subtitle = Widgets.text(page, "", TextStyle.TEXT, Tone.MUTED);
        wide(subtitle);
        figures = Widgets.grid(page, 4, true);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(figures);
        trouble = new Card(page, "This recording cannot be shown");
        trouble.body().setLayout(Widgets.gridLayout(1, false));
        troubleText = Widgets.text(trouble.body(), "", TextStyle.TEXT, Tone.TEXT);
        wide(troubleText);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(trouble);
        plotCard = new Card(page, "Raw values");
        plotCard.body().setLayout(Widgets.gridLayout(1, false));
        plot = new ChartCanvas(plotCard.body(), Look::theme);
        GridDataFactory.fillDefaults().grab(true, true).hint(400, PLOT_HEIGHT).applyTo(plot);
        hint = Widgets.text(plotCard.body(), "Wheel or + and − zoom, drag or arrow keys move, double click or Home shows everything.",
                TextStyle.SMALL,
                Tone.MUTED);
        wide(hint);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(plotCard);
        Widgets.show(trouble, false);
        Widgets.show(plotCard, false);
    }

    private static void wide(Control control) {
        control.setLayoutData(new GridData(GridData.FILL_HORIZONTAL));
    }

    boolean isDisposed() {
        return page.isDisposed();
    }

    void setFocus() {
        (plotCard.isVisible() ? plot : page).setFocus();
    }

    void show(SampleEditor.Reading reading) {
        title.setText(Widgets.plain(reading.name()));
        subtitle.setText(Widgets.plain(subtitle(reading)));
        for (Control control : figures.getChildren()) {
            control.dispose();
        }
        Widgets.show(trouble, !reading.problems().isEmpty());
        troubleText.setText(Widgets.plain(reading.problems().stream().map(Object::toString).collect(Collectors.joining("\n"))));
        Optional<Acquisition> content = reading.content();
        Widgets.show(plotCard, content.isPresent());
        content.ifPresent(c -> {
            showFigures(c.signal());
            plotCard.setRemark(axes(c.signal()));
            plot.setChart(SampleCharts.chart(c.signal(), SampleCharts.series(c.signal()), Set.of()));
        });
        Widgets.fit(page);
    }

    private void showFigures(Signal signal) {
        double interval = signal.schema().intervalMs();
        figure(Numbers.duration(signal.frames() * interval), "length");
        figure(Numbers.count(signal.frames()), "frames");
        figure(interval > 0 ? Numbers.decimal(1000 / interval, 2) + " Hz" : "–", "a frame every " + Numbers.decimal(interval, 3) + " ms");
        figure(Numbers.count(signal.schema().axes().size()), signal.schema().axes().size() == 1 ? "axis" : "axes");
    }

    private void figure(String value, String meaning) {
        Card card = new Card(figures, "");
        card.body().setLayout(Widgets.gridLayout(1, false));
        Widgets.figure(card.body(), value, meaning);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
    }

    private static String subtitle(SampleEditor.Reading reading) {
        List<String> parts = new ArrayList<>();
        Optional<SampleRef> entry = reading.entry();
        parts.add(entry.map(e -> e.label().isEmpty() ? "no label" : "label " + e.label()).orElse("not in the dataset"));
        entry.ifPresent(e -> parts.add(e.split().id() + (e.enabled() ? "" : ", excluded")));
        reading.content().ifPresent(c -> {
            if (!c.deviceType().isEmpty()) {
                parts.add(c.deviceType().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
            if (!c.deviceName().isEmpty()) {
                parts.add(c.deviceName());
            }
            if (c.issuedAt() > 0) {
                parts.add("recorded " + RECORDED.format(Instant.ofEpochSecond(c.issuedAt()).atZone(ZoneId.systemDefault())));
            }
        });
        return String.join(" · ", parts);
    }

    private static String axes(Signal signal) {
        return String.join(", ", signal.schema().axisNames());
    }
}
