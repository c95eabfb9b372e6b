package org.inkling.ui.live.internal.live;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.data.SampleRef;
import org.inkling.ui.Card;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.FeatureExplorer;
import org.inkling.ui.Figure;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.live.internal.Message;
import org.inkling.ui.live.internal.Scored;
import org.inkling.ui.live.internal.ScoresTable;
import org.inkling.ui.live.internal.WindowPlot;

/** The controls of live classification and what they show. */
final class LivePage {

    private static final int WIDE = 640;
    private static final int PLOT_HEIGHT = 150;
    private static final int STRIP_HEIGHT = 300;
    private static final int EXPLORER_HEIGHT = 330;
    private static final int ROWS = 13;
    private static final int CHROME = 2 * Look.MARGIN;
    private static final int REDRAW_MS = 60;

    /** What a person can do here, beside {@link DeviceCard.Actions}. */
    interface Actions extends DeviceCard.Actions {
        void load(String sample);

        void keep(String label);

        void focus(int startFrame, int frames);

        void chooseImpulse(String impulse);

        void openImpulse();
    }

    private final Actions actions;
    private final Composite page;
    private final PageHeader header;
    private final Combo impulses;
    private final Message message;
    private final Composite body;
    private final Composite left;
    private final Composite right;
    private final DeviceCard devices;
    private final Combo samples;
    private final FlatButton load;
    private final SummaryCard summary;
    private final Card details;
    private final ScoresTable scores;
    private final Card raw;
    private final WindowPlot plot;
    private final FeatureLine rawFeatures;
    private final Card running;
    private final Figure now;
    private final ChartCanvas strip;
    private final Card explorerCard;
    private final FeatureExplorer explorer;
    private final FeatureLine processed;
    private List<SampleRef> testing = List.of();
    private @Nullable Recording recording;
    private @Nullable StripChart stream;
    private boolean ready;
    private boolean busy;
    private boolean ofProject = true;

    LivePage(Composite parent, Actions actions) {
        this.actions = actions;
        page = Widgets.page(parent);
        header = new PageHeader(page);
        header.setTitle("Live classification");
        header.setSubtitle("What the model says of something new: from a device, or a recording of the test data.");
        impulses = Widgets.id(header.choice(), "live.impulse");
        impulses.addListener(SWT.Selection, event -> actions.chooseImpulse(impulses.getText()));
        Widgets.show(impulses, false);
        message = Widgets.id(new Message(page), "live.message");
        body = Widgets.grid(page, 2, false);
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        left = column();
        right = column();

        devices = new DeviceCard(left, actions, this::fit);
        wide(devices.control());
        Card choice = new Card(left, "Classify an existing test sample");
        wide(choice);
        choice.body().setLayout(Widgets.gridLayout(2, false));
        samples = Widgets.id(new Combo(choice.body(), SWT.READ_ONLY), "live.sample");
        samples.setVisibleItemCount(16);
        GridData room = new GridData(SWT.FILL, SWT.CENTER, true, false);
        room.widthHint = 120;
        samples.setLayoutData(room);
        load = Widgets.id(new FlatButton(choice.body(), FlatButton.Kind.QUIET, "Load sample", this::loadPressed), "live.load");
        summary = new SummaryCard(left, actions::keep);
        wide(summary.control());
        details = new Card(left, "Detailed result");
        wide(details);
        GridLayout rows = Widgets.gridLayout(1, false);
        rows.verticalSpacing = 6;
        details.body().setLayout(rows);
        Button unsure = Look.apply(new Button(details.body(), SWT.CHECK), Tone.SURFACE, Tone.TEXT);
        unsure.setText("Show only unknowns");
        unsure.setToolTipText("Windows that are uncertain or of the class \"unknown\"");
        Widgets.id(unsure, "live.unknowns");
        scores = new ScoresTable(details.body(), ROWS, this::picked);
        Widgets.id(scores.control(), "live.scores");
        unsure.addListener(SWT.Selection, event -> {
            scores.setOnlyUnsure(unsure.getSelection());
            fit();
        });

        running = new Card(right, "Running");
        wide(running);
        running.body().setLayout(Widgets.gridLayout(1, false));
        now = Widgets.id(Widgets.figure(running.body(), "…", "waiting for the first window"), "live.now");
        strip = Widgets.id(chart(running, STRIP_HEIGHT), "live.strip");
        raw = new Card(right, "Raw data");
        wide(raw);
        raw.body().setLayout(Widgets.gridLayout(1, false));
        plot = Widgets.id(new WindowPlot(raw.body(), PLOT_HEIGHT, this::picked), "live.plot");
        plot.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        rawFeatures = new FeatureLine(raw.body(), "Raw features", "live.raw");
        explorerCard = new Card(right, "Feature explorer");
        wide(explorerCard);
        explorerCard.body().setLayout(Widgets.gridLayout(1, false));
        explorer = Widgets.id(new FeatureExplorer(explorerCard.body(), true), "live.explorer");
        GridData high = new GridData(SWT.FILL, SWT.TOP, true, false);
        high.heightHint = EXPLORER_HEIGHT;
        explorer.setLayoutData(high);
        explorer.setEmptyText("Make the features of the training data to see the new windows among them.");
        explorer.onSelected(this::pointPicked);
        processed = new FeatureLine(explorerCard.body(), "Processed features", "live.processed");
        showParts();
        page.addListener(SWT.Resize, event -> arrange());
        arrange();
    }

    private Composite column() {
        Composite column = Widgets.grid(body, 1, false);
        column.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return column;
    }

    private static void wide(Card card) {
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private static ChartCanvas chart(Card card, int height) {
        ChartCanvas canvas = new ChartCanvas(card.body(), Look::theme);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = height;
        canvas.setLayoutData(room);
        return canvas;
    }

    void setFocus() {
        samples.setFocus();
    }

    private void arrange() {
        int width = page.getSize().x - CHROME;
        boolean wide = width >= WIDE;
        int first = wide ? width * 44 / 100 : SWT.DEFAULT;
        ((GridData) left.getLayoutData()).widthHint = first;
        ((GridData) right.getLayoutData()).widthHint = wide ? width - first - Look.GAP : SWT.DEFAULT;
        GridLayout layout = (GridLayout) body.getLayout();
        if (layout.numColumns != (wide ? 2 : 1)) {
            layout.numColumns = wide ? 2 : 1;
            fit();
        }
    }

    private void fit() {
        Widgets.fit(page);
    }

    private void showParts() {
        boolean any = recording != null;
        Widgets.show(running, stream != null);
        Widgets.show(summary.control(), any);
        Widgets.show(details, any);
        Widgets.show(raw, any);
        Widgets.show(explorerCard, any);
    }

    /** Shows the project as it is now. */
    void show(LiveData data) {
        ready = data.trained();
        impulses.setItems(data.impulses().toArray(String[]::new));
        impulses.setText(data.impulse());
        Widgets.show(impulses, data.impulses().size() > 1);
        devices.show(data.devices(), data.intervalMs());
        String chosen = samples.getText();
        testing = data.testing();
        samples.setItems(testing.stream().map(LivePage::title).toArray(String[]::new));
        int same = List.of(samples.getItems()).indexOf(chosen);
        if (!testing.isEmpty()) {
            samples.select(Math.max(0, same));
        }
        buttons();
        if (!data.problems().isEmpty()) {
            tellOfProject(Message.words(data.problems().get(0)), "", null);
        } else if (data.impulse().isEmpty()) {
            tellOfProject("The project has no impulse yet: design one and train it, then classify with it here.", "", null);
        } else if (!ready) {
            tellOfProject("The impulse has not been trained yet.", "Open the impulse", actions::openImpulse);
        } else if (ofProject) {
            // what was told of the last recording stays until the next
            tellOfProject("", "", null);
        }
        fit();
    }

    private static String title(SampleRef sample) {
        return sample.name() + "  ·  " + sample.label();
    }

    private void tellOfProject(String words, String label, @Nullable Runnable action) {
        tell(words, label, action);
        ofProject = true;
    }

    void tell(String words, String label, @Nullable Runnable action) {
        ofProject = false;
        if (message.tell(words, label, action)) {
            fit();
        }
    }

    /** Whether a sample or a stream is under way. @param what is told in the header, empty for the usual text */
    void setBusy(boolean value, String what) {
        busy = value;
        buttons();
        header.setSubtitle(what.isEmpty()
                ? "What the model says of something new: from a device, or a recording of the test data."
                : what);
    }

    private void buttons() {
        devices.setState(ready, busy);
        load.setEnabled(ready && !busy && !testing.isEmpty());
        samples.setEnabled(!testing.isEmpty());
    }

    private void loadPressed() {
        int at = samples.getSelectionIndex();
        if (at >= 0 && at < testing.size()) {
            actions.load(testing.get(at).id());
        }
    }

    /** Selects the sample that people look at elsewhere. */
    void follow(String id) {
        for (int i = 0; i < testing.size(); i++) {
            if (testing.get(i).id().equals(id)) {
                samples.select(i);
            }
        }
    }

    /** Shows a recording that was classified. */
    void show(Recording value) {
        recording = value;
        Scored scored = value.scored();
        showParts();
        summary.show(value, false);
        scores.show(scored);
        raw.setTitle(value.name());
        raw.setRemark(Numbers.duration(value.chart().all().to()));
        plot.setChart(value.chart());
        plot.setScored(scored);
        ExplorerData data = value.explorer();
        explorer.show(data);
        explorerCard.setTitle(data == null ? "Feature explorer" : "Feature explorer (" + Numbers.count(data.size()) + " windows)");
        tell(value.upToDate() ? "" : "The model is older than the impulse or the training data; train it again to use what has changed.",
                "",
                null);
        fit();
        picked(0);
    }

    /** The recording has been added to the test data. */
    void kept() {
        summary.show(recording, true);
        fit();
    }

    private void picked(int window) {
        Recording shown = recording;
        if (shown == null || window >= shown.raw().size()) {
            return;
        }
        plot.pick(window);
        scores.select(window);
        rawFeatures.show(shown.raw().get(window));
        processed.show(shown.features().get(window));
        explorer.select(shown.id(), shown.scored().windows().get(window).start());
        actions.focus(shown.scored().windows().get(window).start(), shown.scored().windowFrames());
    }

    private void pointPicked(ExplorerData.@Nullable Window point) {
        Recording shown = recording;
        if (point == null || shown == null || !point.sample().equals(shown.id()) || !point.name().equals(shown.name())) {
            return;
        }
        List<Integer> starts = shown.scored().windows().stream().map(w -> w.start()).toList();
        int window = starts.indexOf(point.start());
        if (window >= 0 && window != plot.window()) {
            picked(window);
        }
    }

    /** Shows a stream while it runs, or takes it away when it is null and nothing was received. */
    void show(@Nullable StripChart chart) {
        stream = chart;
        running.setTitle("Running");
        strip.setChart(chart);
        showParts();
        fit();
        tick();
    }

    private void tick() {
        StripChart shown = stream;
        if (shown == null || strip.isDisposed()) {
            return;
        }
        String name = shown.now();
        now.set(name.isEmpty() ? "…" : name,
                name.isEmpty() ? "waiting for the first window" : "now, score " + Numbers.decimal(shown.score(), 2));
        strip.redraw();
        if (busy) {
            strip.getDisplay().timerExec(REDRAW_MS, this::tick);
        } else {
            running.setTitle("Stopped");
        }
    }
}
