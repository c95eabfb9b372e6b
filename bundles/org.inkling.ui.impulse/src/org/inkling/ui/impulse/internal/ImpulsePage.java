package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.engine.Windowing;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.SampleChecker;
import org.inkling.ui.Card;
import org.inkling.ui.FeatureExplorer;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.ProblemList;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.BarChart;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.Numbers;

/** The impulse as a whole: the strip of cards, a window on a sample, the windows it makes, problems, and the run. */
final class ImpulsePage extends LabPage {

    static final String ID = "impulse";
    private static final int MOST_PROBLEMS = 3;
    private static final int EXPLORER_HEIGHT = 268;

    private PageHeader header;
    private FlatButton run;
    private Strip strip;
    private InputCard input;
    private OutputCard output;
    private final Map<String, BlockCard> blocks = new LinkedHashMap<>();
    private SampleWindow sample;
    private Card explorerCard;
    private FeatureExplorer explorer;
    private Card windows;
    private ChartCanvas bars;
    private Card problemCard;
    private ProblemList problems;

    ImpulsePage(ImpulseEditor editor) {
        super(editor, ID, "Impulse");
    }

    @Override
    void create(Composite parent) {
        header = new PageHeader(parent);
        header.setTitle("Impulse " + model().document().name());
        Widgets.id(header.action(FlatButton.Kind.QUIET, "＋ Processing block", () -> AddBlock.open(editor(), ImpulseDocument.DSP)),
                "impulse.add.dsp");
        Widgets.id(header.action(FlatButton.Kind.QUIET, "＋ Learning block", () -> AddBlock.open(editor(), ImpulseDocument.LEARN)),
                "impulse.add.learn");
        run = header.action(FlatButton.Kind.PRIMARY, "▶ Run impulse", () -> RunImpulse.start(editor()));
        run.setToolTipText("Makes features, trains and tests: everything that is out of date (Ctrl+F11)");
        strip = new Strip(parent);
        strip.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        input = new InputCard(strip, model(), () -> editor().showPage(InputPage.ID));
        output = new OutputCard(strip, () -> RunImpulse.openResults(editor()));
        RunCard.add(parent, editor(), false, this::fit);
        Composite columns = Widgets.columns(parent, 330, 2000);
        columns.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        sample = new SampleWindow(columns, model(), SampleWindow.HEIGHT);
        explorerCard = new Card(columns, "Feature explorer");
        explorerCard.body().setLayout(Widgets.gridLayout(1, false));
        explorer = new FeatureExplorer(explorerCard.body(), false);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = EXPLORER_HEIGHT;
        explorer.setLayoutData(room);
        Explorers.link(explorer, model());
        windows = new Card(columns, "Training windows");
        windows.body().setLayout(new GridLayout(1, false));
        ((GridLayout) windows.body().getLayout()).marginWidth = 0;
        bars = new ChartCanvas(windows.body(), Look::theme);
        bars.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        problemCard = new Card(parent, "");
        problemCard.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        problemCard.body().setLayout(Widgets.gridLayout(1, false));
        problems = new ProblemList(problemCard.body(), MOST_PROBLEMS, Resolver::isKnown, (problem, way) -> Resolver.run(editor(), way),
                Resolver::showAll);
        problems.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    @Override
    boolean update() {
        boolean moved = header.setSubtitle(subtitle());
        run.setEnabled(model().editable() && !model().data().samples().isEmpty());
        moved |= updateStrip();
        sample.update();
        Explorers.update(explorer, explorerCard, editor());
        moved |= updateWindows();
        List<Problem> found = found();
        boolean shown = !found.isEmpty();
        if (problems.show(found) | problemCard.getVisible() != shown) {
            Widgets.show(problemCard, shown);
            place(found.stream().anyMatch(p -> p.severity() == Severity.ERROR));
            moved = true;
        }
        return moved;
    }

    /** Errors stand above the strip, because nothing runs before they are put right; warnings below everything. */
    private void place(boolean errors) {
        if (errors) {
            problemCard.moveAbove(strip);
        } else {
            problemCard.moveBelow(null);
        }
    }

    private String subtitle() {
        LabData data = model().data();
        if (data.problem().isPresent()) {
            return data.problem().get().summary();
        }
        if (data.loaded() && data.training().isEmpty()) {
            return "There is no training data yet: import recordings with File > Import, then run the impulse.";
        }
        String what = "Raw data in, signal processing for features, a learner for the answer.";
        return windowing()
                .map(w -> what + " " + Numbers.count(total(data.windows(w))) + " windows from " + data.training().size() + " samples.")
                .orElse(what);
    }

    private static int total(int[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }

    /** How windows are cut now, with what is being dragged. */
    private Optional<Windowing> windowing() {
        Optional<SignalShape> shape = model().checked().flatMap(CheckedImpulse::window);
        return shape.flatMap(s -> model().input().map(i -> new SignalShape(Math.max(1, frames(i.windowMs(), s)), s.axes(), s.intervalMs()))
                .flatMap(s2 -> model().input().filter(i -> frames(i.increaseMs(), s) > 0).map(i -> Windowing.of(i, s2))));
    }

    private static int frames(double ms, SignalShape shape) {
        return org.inkling.project.ImpulseChecker.frames(ms, shape.intervalMs());
    }

    private boolean updateStrip() {
        input.refresh();
        if (model().impulse().isEmpty() && !blocks.isEmpty()) {
            // a text that cannot be read for a moment keeps its diagram
            return false;
        }
        List<BlockUse> dsp = model().impulse().map(Impulse::dsp).orElse(List.of());
        List<BlockUse> learn = model().impulse().map(Impulse::learn).orElse(List.of());
        List<String> keys = new ArrayList<>();
        dsp.forEach(use -> keys.add(Blocks.key(ImpulseDocument.DSP, use)));
        learn.forEach(use -> keys.add(Blocks.key(ImpulseDocument.LEARN, use)));
        boolean other = !keys.equals(List.copyOf(blocks.keySet()));
        if (other) {
            blocks.values().forEach(BlockCard::dispose);
            blocks.clear();
        }
        dsp.forEach(use -> card(ImpulseDocument.DSP, use, BlockSummary.dsp(model(), use)));
        learn.forEach(use -> card(ImpulseDocument.LEARN, use, Blocks.learner(model(), use)));
        output.update(model().data().labels());
        if (other) {
            List<BlockCard> cards = List.copyOf(blocks.values());
            strip.set(List.of(List.of(input), cards.subList(0, dsp.size()), cards.subList(dsp.size(), cards.size()), List.of(output)));
            // Tab goes through the strip as it reads
            List<Control> order = new ArrayList<>(List.of(input));
            order.addAll(cards);
            order.add(output);
            strip.setTabList(order.toArray(Control[]::new));
        }
        return other || strip.computeSize(strip.getSize().x, SWT.DEFAULT).y != strip.getSize().y;
    }

    private void card(String section, BlockUse use, BlockSummary summary) {
        String key = Blocks.key(section, use);
        BlockCard known = blocks.get(key);
        if (known == null) {
            blocks.put(key, new BlockCard(strip, section.equals(ImpulseDocument.LEARN), summary, () -> editor().showPage(key)));
        } else {
            known.update(summary);
        }
    }

    private boolean updateWindows() {
        LabData data = model().data();
        Optional<Windowing> windowing = windowing();
        windows.setRemark(windowing.map(w -> w.frames() + " frames each, one every " + w.step()).orElse(""));
        BarChart chart = new BarChart(data.labels(), windowing.map(data::windows).orElseGet(() -> new int[data.labels().size()]));
        bars.setChart(chart);
        GridData room = (GridData) bars.getLayoutData();
        int height = Math.max(26, (int) chart.height() + 4);
        boolean moved = room.heightHint != height;
        room.heightHint = height;
        return moved;
    }

    private List<Problem> found() {
        List<Problem> found = new ArrayList<>(model().problems());
        Optional<CheckedImpulse> checked = model().checked();
        if (checked.isPresent() && checked.get().window().isPresent()) {
            SampleChecker checker = new SampleChecker(checked.get().impulse(), checked.get().window().get());
            for (SampleRef ref : model().data().samples()) {
                checker.check(ref, model().data().labelled(ref)).ifPresent(found::add);
            }
        }
        return found;
    }
}
