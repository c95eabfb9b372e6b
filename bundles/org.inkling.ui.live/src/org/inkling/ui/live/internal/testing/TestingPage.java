package org.inkling.ui.live.internal.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Report;
import org.inkling.engine.SampleScores;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.live.internal.LogText;
import org.inkling.ui.live.internal.Message;
import org.inkling.ui.live.internal.Scored;

/** The controls of model testing and what they show. */
final class TestingPage {

    /** From this width on two cards stand side by side. */
    private static final int WIDE = 600;
    private static final int TABLE_ROWS = 20;
    private static final int CHROME = 2 * Look.MARGIN;

    /** What a person can do here. */
    interface Actions {
        void classifyAll();

        void classify(List<String> samples);

        void stop();

        void show(String sample);

        void focus(String sample, int startFrame, int frames);

        void keepThreshold(double threshold);

        void chooseImpulse(String impulse);

        void openData();

        void openImpulse();
    }

    private final Actions actions;
    private final Composite page;
    private final PageHeader header;
    private final FlatButton all;
    private final FlatButton some;
    private final Combo impulses;
    private final Message message;
    private final Composite body;
    private final Card tableCard;
    private final TestingTable table;
    private final ResultCard result;
    private final SampleCard sample;
    private final LogText log;
    private final Map<String, SampleScores> scores = new LinkedHashMap<>();
    private TestingData data = TestingData.EMPTY;
    private List<String> classes = List.of();
    private List<SampleScores> counted = List.of();
    private String shown = "";
    private @Nullable LineChart chart;
    private boolean running;

    TestingPage(Composite parent, Actions actions) {
        this.actions = actions;
        page = Widgets.page(parent);
        header = new PageHeader(page);
        header.setTitle("Model testing");
        header.setSubtitle("Reading the test data …");
        impulses = Widgets.id(header.choice(), "testing.impulse");
        impulses.addListener(SWT.Selection, event -> actions.chooseImpulse(impulses.getText()));
        Widgets.show(impulses, false);
        some = Widgets.id(header.action(FlatButton.Kind.QUIET, "Classify selected", this::classifySome), "testing.classify-selected");
        all = Widgets.id(header.action(FlatButton.Kind.PRIMARY, "Classify all", this::classifyAll), "testing.classify-all");
        message = Widgets.id(new Message(page), "testing.message");
        body = Widgets.grid(page, 2, true);
        body.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        result = new ResultCard(body, body, this::recount, actions::keepThreshold);
        sample = new SampleCard(body, this::picked);
        tableCard = new Card(body, "Test data");
        tableCard.body().setLayout(Widgets.gridLayout(1, false));
        table = new TestingTable(tableCard.body(), this::select, this::buttons);
        log = new LogText(body, "Output", "testing.log");
        result.matrix().moveBelow(tableCard);
        for (Card card : List.of(result.control(), sample.control(), result.matrix(), log.control())) {
            card.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        }
        tableCard.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        page.addListener(SWT.Resize, event -> arrange());
        arrange();
        buttons();
    }

    void setFocus() {
        // the table would be scrolled to, away from the result
        all.setFocus();
    }

    LogText log() {
        return log;
    }

    /** Two cards side by side when there is room, else one below the other; the table over all of the width. */
    private void arrange() {
        int columns = page.getSize().x - CHROME >= WIDE ? 2 : 1;
        GridLayout layout = (GridLayout) body.getLayout();
        GridData room = (GridData) tableCard.getLayoutData();
        int rows = Math.max(3, Math.min(TABLE_ROWS, data.rows().size()));
        int height = 66 + table.control().getHeaderHeight() + rows * table.control().getItemHeight();
        if (layout.numColumns != columns || room.heightHint != height) {
            layout.numColumns = columns;
            room.horizontalSpan = columns;
            room.heightHint = height;
            fit();
        }
    }

    private void fit() {
        Widgets.fit(page);
    }

    /** Shows the project as it is now; results that still belong to it stay. */
    void show(TestingData now) {
        boolean other = !now.impulse().equals(data.impulse());
        ClassifyResult kept = now.kept();
        ClassifyResult before = data.kept();
        double limit = threshold(data);
        data = now;
        if (other || kept == null || !kept.classes().equals(classes)) {
            scores.clear();
        }
        if (kept != null) {
            classes = kept.classes();
            kept.samples().forEach(s -> scores.put(s.id(), s));
        }
        scores.keySet().retainAll(now.rows().stream().map(r -> r.sample().id()).toList());
        if (other || before == null || limit != threshold(now)) {
            result.setThreshold(threshold(now));
        }
        impulses.setItems(now.impulses().toArray(String[]::new));
        impulses.setText(now.impulse());
        Widgets.show(impulses, now.impulses().size() > 1);
        tell();
        count();
        recount();
        buttons();
        arrange();
        fit();
    }

    /** The threshold that the impulse has; 0.8 as a new one has while nothing was tested. */
    private static double threshold(TestingData data) {
        ClassifyResult kept = data.kept();
        return kept == null ? 0.8 : kept.threshold();
    }

    /** Adds what was classified just now. */
    void add(ClassifyResult fresh) {
        if (!fresh.classes().equals(classes)) {
            scores.clear();
            classes = fresh.classes();
            result.setThreshold(fresh.threshold());
        }
        fresh.samples().forEach(s -> scores.put(s.id(), s));
        count();
        recount();
        fit();
    }

    private void tell() {
        String words = "";
        String label = "";
        Runnable action = null;
        if (!data.problems().isEmpty()) {
            words = Message.words(data.problems().get(0));
        } else if (data.impulse().isEmpty()) {
            words = "The project has no impulse yet: design one and train it, then test it here.";
        } else if (data.rows().isEmpty()) {
            words = "There are no test samples. Record some for testing, or move some there from the training data.";
            label = "Open data acquisition";
            action = actions::openData;
        } else if (!data.trained()) {
            words = "The impulse has not been trained yet. \"Classify all\" makes features and trains it first.";
            label = "Open the impulse";
            action = actions::openImpulse;
        } else if (!data.fresh().model()) {
            words = "Data or settings have changed since the model was trained. \"Classify all\" trains it again first.";
            label = "Open the impulse";
            action = actions::openImpulse;
        } else if (data.kept() != null && !data.kept().upToDate()) {
            words = "These results are older than the model or the test data: classify again.";
        }
        if (message.tell(words, label, action)) {
            fit();
        }
    }

    private void count() {
        counted = new ArrayList<>(scores.values());
        int samples = data.rows().size();
        header.setSubtitle(samples == 0
                ? "How good the model is on recordings it has never seen."
                : Numbers.count(samples) + (samples == 1 ? " test sample" : " test samples") + ", recordings the model has never seen; "
                        + Numbers.count(counted.size()) + " classified.");
    }

    private void recount() {
        boolean grown = result.show(classes, counted, threshold(data));
        Map<String, Report.Sample> rows = new HashMap<>();
        for (SampleScores each : counted) {
            rows.put(each.id(), each.row(classes, result.precision(), result.threshold()));
        }
        table.show(data.rows(), rows);
        tableCard.setRemark("from " + TestingTable.RIGHT_PERCENT + " % of the windows right is green");
        sample.show(name(shown), chart, scored(shown));
        if (grown) {
            fit();
        }
    }

    private String name(String id) {
        return data.rows().stream().filter(r -> r.sample().id().equals(id)).map(r -> r.sample().name()).findFirst().orElse("");
    }

    private @Nullable Scored scored(String id) {
        SampleScores known = scores.get(id);
        Report report = data.report();
        return known == null || known.windows().isEmpty() || report == null
                ? null
                : new Scored(classes, known, result.precision(), result.threshold(), report.windows().frames(), report.windows().step());
    }

    private void select(String id) {
        shown = id;
        chart = null;
        actions.show(id);
        sample.show(name(id), null, scored(id));
        picked(0);
    }

    private void picked(int window) {
        Scored scored = scored(shown);
        if (scored != null && window < scored.windows().size()) {
            actions.focus(shown, scored.windows().get(window).start(), scored.windowFrames());
        } else if (!shown.isEmpty()) {
            actions.focus(shown, 0, 0);
        }
    }

    /** The plot of a sample was read. */
    void plotted(String id, @Nullable LineChart plot) {
        if (id.equals(shown)) {
            chart = plot;
            sample.show(name(id), plot, scored(id));
        }
    }

    /** Follows what people look at elsewhere. @param startFrame of a window, or 0 */
    void follow(String id, int startFrame) {
        if (data.rows().stream().noneMatch(r -> r.sample().id().equals(id))) {
            return;
        }
        if (!id.equals(shown)) {
            table.select(id);
            shown = id;
            chart = null;
            actions.show(id);
            sample.show(name(id), null, scored(id));
        }
        Scored scored = scored(id);
        int window = scored == null ? -1 : scored.windows().stream().map(w -> w.start()).toList().indexOf(startFrame);
        if (window >= 0) {
            sample.pick(window);
        }
    }

    /** Whether an operation of this page works. */
    void setRunning(boolean value) {
        running = value;
        all.setText(value ? "■ Stop" : "Classify all");
        buttons();
        header.layout(true, true);
    }

    private void buttons() {
        Collection<String> chosen = table.checkedSamples();
        some.setText("Classify selected (" + chosen.size() + ")");
        some.setEnabled(!running && data.trained() && !chosen.isEmpty());
        all.setEnabled(running || !data.impulse().isEmpty() && !data.rows().isEmpty());
    }

    private void classifyAll() {
        if (running) {
            actions.stop();
        } else {
            actions.classifyAll();
        }
    }

    private void classifySome() {
        actions.classify(table.checkedSamples());
    }
}
