package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.data.Crop;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Range;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The raw values of the selected sample: every axis, a picture, or a sound with its spectrogram; and cropping and splitting it there. */
final class RawCard {

    private static final int PLOT_HEIGHT = 160;
    private static final int MOST_TITLE = 24;

    private final SampleCommands commands;
    private final Runnable resized;
    private final SoundPlayer player = new SoundPlayer();
    private final Card card;
    private final ChartCanvas plot;
    private final LegendRow legend;
    private final SpectrogramView spectrogram;
    private final PictureView picture;
    private final Label hint;
    private final Composite links;
    private final FlatButton crop;
    private final FlatButton split;
    private final FlatButton play;
    private final FlatButton notes;
    private final CropBar cropBar;
    private final SplitBar splitBar;
    private Loaded loaded;
    private boolean playing;

    /** @param resized called when the card needs more or less room */
    RawCard(Composite parent, SampleCommands commands, Runnable resized) {
        this.commands = commands;
        this.resized = resized;
        card = Widgets.id(new Card(parent, "Raw data"), "data.raw");
        Composite body = card.body();
        body.setLayout(Widgets.gridLayout(1, false));
        ((org.eclipse.swt.layout.GridLayout) body.getLayout()).verticalSpacing = 4;
        plot = Widgets.id(new ChartCanvas(body, Look::theme), "data.plot");
        GridDataFactory.fillDefaults().grab(true, true).hint(240, PLOT_HEIGHT).applyTo(plot);
        spectrogram = Widgets.id(new SpectrogramView(body), "data.spectrogram");
        GridDataFactory.fillDefaults().grab(true, false).hint(240, 84).applyTo(spectrogram);
        picture = Widgets.id(new PictureView(body), "data.picture");
        GridDataFactory.fillDefaults().grab(true, true).hint(240, PLOT_HEIGHT).applyTo(picture);
        legend = new LegendRow(body, this::axesChanged);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(legend);
        cropBar = new CropBar(body, this::cropMoved, this::applyCrop, this::endModes);
        splitBar = new SplitBar(body, this::cutEvenly, this::applySplit, this::endModes);
        for (Composite bar : List.of(cropBar, splitBar)) {
            GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        }
        links = Look.apply(new Composite(body, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        row.spacing = 10;
        row.center = true;
        links.setLayout(row);
        crop = link("Crop", "data.crop", this::startCrop);
        split = link("Split", "data.split", this::startSplit);
        play = link("▶ Play", "data.play", this::togglePlay);
        notes = link("Add metadata", "data.notes", () -> commands.notes(List.of(loaded.row()), loaded.notes()));
        hint = Widgets.text(body, "", TextStyle.SMALL, Tone.MUTED);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(hint);
        plot.onPickedMoved(cropBar::show);
        card.addListener(SWT.Dispose, event -> player.stop());
        clear("Select a sample to see its values.");
    }

    Card control() {
        return card;
    }

    /** The sample shown, null for none. */
    Loaded loaded() {
        return loaded;
    }

    private FlatButton link(String text, String id, Runnable action) {
        return Widgets.id(new FlatButton(links, FlatButton.Kind.LINK, text, action), id);
    }

    /** Shows nothing but a sentence. */
    void clear(String sentence) {
        stop();
        loaded = null;
        endModes();
        card.setTitle("Raw data");
        card.setRemark("");
        plot.setChart(null);
        arrange(false, false, false);
        hint.setText(Widgets.plain(sentence));
        resized.run();
    }

    /** Shows a sample; the part that was zoomed to stays when it is the same one. */
    void show(Loaded shown) {
        boolean same = loaded != null && loaded.row().id().equals(shown.row().id()) && loaded.signal().frames() == shown.signal().frames();
        LineChart before = plot.chart() instanceof LineChart line ? line : null;
        stop();
        loaded = shown;
        endModes();
        card.setTitle(shortened(shown.row().name()));
        card.setToolTipText(shown.row().name());
        card.setRemark(shown.row().ref().label().isEmpty() ? "no label" : shown.row().ref().label());
        legend.show(shown.series());
        arrange(!shown.image(), shown.sound(), shown.image());
        picture.show(shown.picture());
        spectrogram.show(shown.spectrogram());
        plot.setChart(shown.image() ? null : same && before != null ? chart().show(before.visible()) : chart());
        notes.setText(shown.notes().isEmpty() ? "Add metadata" : "Metadata (" + shown.notes().size() + ")");
        notes.setToolTipText(
                shown.notes().entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining("\n")));
        hint.setText(Widgets.plain(hint(shown)));
        resized.run();
    }

    /** A name that leaves room for the label beside it. */
    private static String shortened(String name) {
        return name.length() <= MOST_TITLE ? name : name.substring(0, MOST_TITLE - 1) + "…";
    }

    private static String hint(Loaded shown) {
        if (shown.image()) {
            return shown.row().length() + " pixels · " + shown.row().added();
        }
        String length = Numbers.count(Math.round(shown.signal().frames() * shown.intervalMs())) + " ms";
        String device = shown.row().facts().device();
        return (SampleCharts.unit(shown.signal()).isEmpty() ? "" : SampleCharts.unit(shown.signal()) + " over ") + length + " · "
                + Numbers.decimal(1000 / shown.intervalMs(), 1) + " Hz" + (device.isEmpty() ? "" : " · " + device)
                + (shown.crop() == null ? "" : " · cropped");
    }

    private void arrange(boolean curves, boolean sound, boolean image) {
        Widgets.show(plot, curves);
        Widgets.show(legend, curves && !sound);
        Widgets.show(spectrogram, sound);
        Widgets.show(picture, image);
        boolean series = loaded != null && !image;
        Widgets.show(links, loaded != null);
        for (FlatButton button : List.of(crop, split)) {
            button.setVisible(series);
        }
        play.setVisible(sound);
        rowVisible(crop, series);
        rowVisible(split, series);
        rowVisible(play, sound);
    }

    private static void rowVisible(FlatButton button, boolean shown) {
        org.eclipse.swt.layout.RowData data = new org.eclipse.swt.layout.RowData();
        data.exclude = !shown;
        button.setLayoutData(data);
    }

    private LineChart chart() {
        return SampleCharts.chart(loaded.signal(), loaded.series(), legend.hidden()).withoutLegend();
    }

    private LineChart wholeChart() {
        return SampleCharts.chart(loaded.whole(), loaded.wholeSeries(), legend.hidden()).withoutLegend();
    }

    private void axesChanged() {
        if (loaded != null && plot.chart() instanceof LineChart old) {
            LineChart now = cropBar.getVisible() ? wholeChart() : chart();
            plot.setChart(now.show(old.visible()).pick(old.picked()).cutAt(old.cuts()));
        }
    }

    /** Picks out frames of the sample, as somewhere else asks for. */
    void pick(int start, int frames) {
        if (loaded != null && !loaded.image() && !cropBar.getVisible() && plot.chart() instanceof LineChart chart) {
            double interval = loaded.intervalMs();
            plot.setChart(chart.pick(frames <= 0 ? null : new Range(start * interval, (start + frames - 1) * interval)));
        }
    }

    void startCrop() {
        if (loaded == null || loaded.image()) {
            return;
        }
        endModes();
        double interval = loaded.intervalMs();
        Crop now = loaded.crop() == null ? new Crop(0, loaded.whole().frames() - 1) : loaded.crop();
        Range picked = new Range(now.startIndex() * interval, now.endIndex() * interval);
        LineChart whole = wholeChart();
        plot.setPickedResizable(true);
        plot.setChart(whole.pick(picked));
        cropBar.open(picked, whole.all(), loaded.crop() != null);
        mode(cropBar, true);
        cropBar.setFocus();
    }

    private void cropMoved(Range picked) {
        if (plot.chart() instanceof LineChart chart) {
            plot.setChart(chart.pick(picked));
        }
    }

    private void applyCrop(Range picked) {
        double interval = loaded.intervalMs();
        int last = loaded.whole().frames() - 1;
        int start = (int) Math.max(0, Math.min(last, Math.round(picked.from() / interval)));
        int end = (int) Math.max(start, Math.min(last, Math.round(picked.to() / interval)));
        Crop wanted = start == 0 && end == last ? null : new Crop(start, end);
        SampleRow row = loaded.row();
        endModes();
        commands.crop(row, wanted);
    }

    void startSplit() {
        if (loaded == null || loaded.image()) {
            return;
        }
        endModes();
        plot.onCutsChanged(cuts -> splitBar.show(cuts.size() + 1));
        splitBar.show(1);
        mode(splitBar, true);
        splitBar.setFocus();
    }

    private void cutEvenly(double ms) {
        if (plot.chart() instanceof LineChart chart) {
            List<Double> cuts = new java.util.ArrayList<>();
            double length = loaded.signal().frames() * loaded.intervalMs();
            for (double at = ms; at < length && cuts.size() < SplitBar.MOST_PARTS; at += ms) {
                cuts.add(at);
            }
            plot.setChart(chart.cutAt(cuts));
            splitBar.show(cuts.size() + 1);
        }
    }

    private void applySplit() {
        if (plot.chart() instanceof LineChart chart && !chart.cuts().isEmpty()) {
            double interval = loaded.intervalMs();
            List<Integer> cuts = chart.cuts().stream().map(c -> (int) Math.round(c / interval)).toList();
            SampleRow row = loaded.row();
            endModes();
            commands.split(row, cuts);
        }
    }

    /** Leaves cropping and splitting; nothing is changed. */
    private void endModes() {
        boolean any = cropBar.getVisible() || splitBar.getVisible();
        plot.setPickedResizable(false);
        plot.onCutsChanged(null);
        mode(cropBar, false);
        mode(splitBar, false);
        if (any && loaded != null) {
            plot.setChart(chart());
        }
    }

    private void mode(Composite bar, boolean on) {
        Widgets.show(bar, on);
        Widgets.show(links, loaded != null && !cropBar.getVisible() && !splitBar.getVisible());
        resized.run();
    }

    private void togglePlay() {
        if (playing) {
            stop();
            return;
        }
        playing = true;
        play.setText("■ Stop");
        Loaded sounding = loaded;
        player.play(sounding.signal(), why -> card.getDisplay().asyncExec(() -> {
            if (!card.isDisposed() && loaded == sounding) {
                stopped(why);
            }
        }));
    }

    private void stopped(String why) {
        playing = false;
        play.setText("▶ Play");
        if (!why.isEmpty()) {
            hint.setText(Widgets.plain(why));
        }
        resized.run();
    }

    private void stop() {
        player.stop();
        if (playing) {
            stopped("");
        }
    }

    /** Names of the axes that are not shown, for tests. */
    Set<Integer> hidden() {
        return legend.hidden();
    }
}
