package org.inkling.ui.impulse.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.data.SampleRef;
import org.inkling.api.impulse.InputBlock;
import org.inkling.engine.Windowing;
import org.inkling.project.CheckedImpulse;
import org.inkling.ui.Card;
import org.inkling.ui.FeatureExplorer;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.BarChart;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Makes the features of all windows and shows them in space. */
final class FeaturesPage extends LabPage {

    static final String ID = "features";

    private static final int EXPLORER_HEIGHT = 520;
    private static final List<String> FACTS = List.of("Data in training set", "Classes", "Window length", "Window increase", "Windows",
            "Features of a window");

    private PageHeader header;
    private FlatButton generate;
    private final Map<String, Label> facts = new LinkedHashMap<>();
    private ChartCanvas bars;
    private Card explorerCard;
    private FeatureExplorer explorer;

    FeaturesPage(ImpulseEditor editor) {
        super(editor, ID, "Features");
    }

    @Override
    void create(Composite parent) {
        header = new PageHeader(parent);
        header.setTitle("Features");
        header.setSubtitle("Every window of the training data as a point: classes that stand apart here are easy to tell apart.");
        generate = Widgets.id(header.action(FlatButton.Kind.PRIMARY, "▶ Generate features", () -> RunImpulse.start(editor(), "features")),
                "features.generate");
        generate.setToolTipText("Cuts the recordings into windows and computes the features of each");
        Composite both = Widgets.grid(parent, 1, false);
        both.setLayout(new SideBySide());
        both.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite left = Widgets.grid(both, 1, false);
        Composite right = Widgets.grid(both, 1, false);
        facts(left);
        RunCard.add(left, editor(), true, this::fit);
        explorerCard = new Card(right, "Feature explorer");
        explorerCard.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        explorerCard.body().setLayout(Widgets.gridLayout(1, false));
        explorer = new FeatureExplorer(explorerCard.body(), true);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = EXPLORER_HEIGHT;
        explorer.setLayoutData(room);
        Explorers.link(explorer, model());
    }

    private void facts(Composite parent) {
        Card card = new Card(parent, "Training set");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        for (String fact : FACTS) {
            Widgets.text(card.body(), fact, TextStyle.TEXT, Tone.MUTED);
            Label value = Widgets.id(Widgets.text(card.body(), "–", TextStyle.STRONG, Tone.TEXT), "features." + fact);
            value.setAlignment(SWT.RIGHT);
            value.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            facts.put(fact, value);
        }
        bars = new ChartCanvas(card.body(), Look::theme);
        bars.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
    }

    @Override
    boolean update() {
        LabData data = model().data();
        generate.setEnabled(model().editable() && !data.training().isEmpty());
        Optional<CheckedImpulse> checked = model().checked();
        Optional<InputBlock> input = model().input();
        Optional<Windowing> windowing = checked.flatMap(c -> c.window().map(w -> Windowing.of(c.impulse().input(), w)));
        boolean moved = set(0, Numbers.duration(data.training().stream().mapToDouble(SampleRef::lengthMs).sum()));
        moved |= set(1, data.labels().isEmpty() ? "none" : data.labels().size() + " (" + String.join(", ", data.labels()) + ")");
        moved |= set(2, input.map(i -> Numbers.decimal(i.windowMs(), 1) + " ms").orElse("–"));
        moved |= set(3, input.map(i -> Numbers.decimal(i.increaseMs(), 1) + " ms").orElse("–"));
        int[] counts = windowing.map(data::windows).orElseGet(() -> new int[data.labels().size()]);
        moved |= set(4, Numbers.count(java.util.Arrays.stream(counts).sum()));
        moved |= set(5, checked.map(c -> c.features().values().stream().mapToInt(f -> f.size()).sum()).filter(n -> n > 0)
                .map(Numbers::count).orElse("–"));
        BarChart chart = new BarChart(data.labels(), counts);
        bars.setChart(chart);
        GridData room = (GridData) bars.getLayoutData();
        int height = Math.max(26, (int) chart.height() + 4);
        moved |= room.heightHint != height;
        room.heightHint = height;
        Explorers.update(explorer, explorerCard, editor());
        return moved;
    }

    private boolean set(int fact, String text) {
        Label label = facts.get(FACTS.get(fact));
        if (label == null || label.getText().equals(Widgets.plain(text))) {
            return false;
        }
        label.setText(Widgets.plain(text));
        return true;
    }
}
