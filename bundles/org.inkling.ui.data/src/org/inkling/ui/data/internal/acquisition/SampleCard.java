package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.data.Split;
import org.inkling.data.DatasetStore;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The collected samples: tabs of the two parts, a filter, a table or thumbnails, and what to do where there are none. */
final class SampleCard {

    private static final int LEAST_HEIGHT = 260;

    private final SampleModel model;
    private final Runnable selected;
    private final Consumer<Split> splitChanged;
    private final Card card;
    private final TabButton training;
    private final TabButton testing;
    private final FlatButton filterButton;
    private final FlatButton view;
    private final FlatButton more;
    private final FilterPanel filter;
    private final Composite stack;
    private final StackLayout layout = new Stacked();
    private final SampleTable table;
    private final PictureGrid grid;
    private final Composite empty;
    private final Label emptyText;
    private final FlatButton emptyAction;
    private final Label foot;
    private Runnable emptyRun = () -> {
        // nothing until the samples are known
    };
    private boolean thumbnails;
    private boolean viewChosen;
    private boolean known;

    /** Does not ask its children how large they want to be: a table of ten thousand rows thinks long about it. */
    private static final class Stacked extends StackLayout {

        @Override
        protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flush) {
            return new Point(widthHint == SWT.DEFAULT ? 300 : widthHint, heightHint == SWT.DEFAULT ? LEAST_HEIGHT : heightHint);
        }
    }

    /** What the card asks the screen for. */
    interface Screen {
        void importFiles();

        void rebalance();

        /** Null while the project is gone. */
        DatasetStore store();
    }

    SampleCard(Composite parent, SampleModel model, Screen screen, Runnable selected, Consumer<Split> splitChanged,
            Consumer<Control> openMenu) {
        this.model = model;
        this.selected = selected;
        this.splitChanged = splitChanged;
        card = Widgets.id(new Card(parent, ""), "data.samples");
        card.body().setLayout(Widgets.gridLayout(1, false));
        ((GridLayout) card.body().getLayout()).verticalSpacing = 6;
        Composite head = Widgets.grid(card.body(), 6, false);
        ((GridLayout) head.getLayout()).horizontalSpacing = 4;
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        training = Widgets.id(new TabButton(head, "Training data", () -> choose(Split.TRAINING)), "data.tab.training");
        testing = Widgets.id(new TabButton(head, "Test data", () -> choose(Split.TESTING)), "data.tab.testing");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(Widgets.text(head, "", TextStyle.TEXT, Tone.TEXT));
        view = Widgets.id(new FlatButton(head, FlatButton.Kind.LINK, "Thumbnails", this::switchView), "data.view");
        GridDataFactory.fillDefaults().exclude(true).applyTo(view);
        view.setVisible(false);
        filterButton = Widgets.id(new FlatButton(head, FlatButton.Kind.LINK, "Filter", this::toggleFilter), "data.filter");
        FlatButton[] button = new FlatButton[1];
        button[0] = Widgets.id(new FlatButton(head, FlatButton.Kind.LINK, "⋮", () -> openMenu.accept(button[0])), "data.more");
        more = button[0];
        more.setToolTipText("What can be done to the selected samples");
        filter = new FilterPanel(card.body(), this::filtered);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        Widgets.show(filter, false);
        stack = Look.apply(new Composite(card.body(), SWT.NONE), Tone.SURFACE, Tone.TEXT);
        stack.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, true).hint(300, LEAST_HEIGHT).applyTo(stack);
        table = new SampleTable(stack, model, selected);
        grid = Widgets.id(new PictureGrid(stack, model, (Supplier<DatasetStore>) screen::store, selected), "data.grid");
        empty = Look.apply(new Composite(stack, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        GridLayout centred = new GridLayout(1, false);
        centred.marginTop = 40;
        centred.verticalSpacing = 12;
        empty.setLayout(centred);
        emptyText = Widgets.id(Widgets.text(empty, "Reading the dataset …", TextStyle.TEXT, Tone.MUTED), "data.empty");
        emptyText.setAlignment(SWT.CENTER);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(emptyText);
        emptyAction = Widgets.id(new FlatButton(empty, FlatButton.Kind.QUIET, "Import files", () -> emptyRun.run()), "data.empty.action");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.CENTER).applyTo(emptyAction);
        emptyAction.setVisible(false);
        layout.topControl = empty;
        foot = Widgets.id(Widgets.text(card.body(), "", TextStyle.SMALL, Tone.MUTED), "data.foot");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
        this.screen = screen;
        tabs();
    }

    private final Screen screen;

    Card control() {
        return card;
    }

    SampleTable table() {
        return table;
    }

    PictureGrid grid() {
        return grid;
    }

    /** Shows the other part. */
    void choose(Split split) {
        if (model.split() == split) {
            return;
        }
        model.setSplit(split);
        filter.show(model.index().counts(model.split()), model.index().longestMs(model.split()));
        show(List.of());
        splitChanged.accept(split);
        selected.run();
    }

    private void tabs() {
        training.setText("Training data" + (known ? " · " + Numbers.count(model.index().part(Split.TRAINING).size()) : ""));
        testing.setText("Test data" + (known ? " · " + Numbers.count(model.index().part(Split.TESTING).size()) : ""));
        training.setChosen(model.split() == Split.TRAINING);
        testing.setChosen(model.split() == Split.TESTING);
    }

    private void switchView() {
        List<String> kept = selection();
        thumbnails = !thumbnails;
        viewChosen = true;
        show(kept);
    }

    private void toggleFilter() {
        Widgets.show(filter, !filter.getVisible());
        filterButton.setText(filter.getVisible() ? "Hide filter" : "Filter");
        card.layout(true, true);
        if (filter.getVisible()) {
            filter.setFocus();
        }
    }

    private void filtered(SampleFilter now) {
        List<String> kept = selection();
        model.setFilter(now);
        show(kept);
        selected.run();
    }

    /** Takes every filter away. */
    void clearFilter() {
        filter.clear();
    }

    /** Shows the samples the model holds now and selects some of them. */
    void show(List<String> ids) {
        known = true;
        tabs();
        filter.show(model.index().counts(model.split()), model.index().longestMs(model.split()));
        if (!viewChosen) {
            thumbnails = model.index().pictures();
        }
        Widgets.show(view, model.index().pictures());
        view.setText(thumbnails ? "List" : "Thumbnails");
        if (thumbnails) {
            grid.show(ids);
        } else {
            table.show(ids);
        }
        Control top = model.shown().isEmpty() ? empty : thumbnails ? grid : table.control();
        if (model.shown().isEmpty()) {
            nothing();
        }
        if (layout.topControl != top) {
            layout.topControl = top;
            stack.layout();
        }
        foot();
        card.layout(true, true);
    }

    /** What to do next where there is nothing to show. */
    private void nothing() {
        boolean filtered = !model.index().part(model.split()).isEmpty();
        if (filtered) {
            nothing("No sample fits the filter.", "Clear filters", this::clearFilter);
        } else if (model.index().all().isEmpty()) {
            nothing("No data collected yet. Let's collect some data: record it on the right, or import files.", "Import files",
                    screen::importFiles);
        } else if (model.split() == Split.TESTING) {
            nothing("No test data yet. A fifth of the samples should be kept for testing.", "Rebalance 80/20", screen::rebalance);
        } else {
            nothing("No training data yet. Four fifths of the samples should be used for training.", "Rebalance 80/20", screen::rebalance);
        }
    }

    private void nothing(String sentence, String action, Runnable run) {
        emptyText.setText(sentence);
        emptyAction.setText(action);
        emptyAction.setVisible(true);
        emptyRun = run;
        empty.layout(true, true);
    }

    /** Says that the dataset cannot be read. */
    void broken(String sentence) {
        model.setIndex(SampleIndex.EMPTY);
        show(List.of());
        emptyText.setText(Widgets.plain(sentence));
        emptyAction.setVisible(false);
        empty.layout(true, true);
    }

    /** Sums up what is shown and selected. */
    void foot() {
        int part = model.index().part(model.split()).size();
        int shown = model.shown().size();
        double ms = model.shownMs();
        int off = model.excluded();
        int chosen = selection().size();
        String text = (shown == part ? Numbers.count(shown) : Numbers.count(shown) + " of " + Numbers.count(part)) + " samples"
                + (ms > 0 ? " · " + Numbers.duration(ms) : "") + (off > 0 ? " · " + Numbers.count(off) + " excluded" : "")
                + (chosen > 1 ? " · " + Numbers.count(chosen) + " selected" : "");
        foot.setText(shown == 0 ? "" : text);
        more.setEnabled(chosen > 0);
    }

    List<String> selection() {
        return thumbnails ? grid.selection() : table.selection();
    }

    /** Selects samples that are shown. */
    void select(List<String> ids) {
        if (thumbnails) {
            grid.show(ids);
        } else {
            table.select(ids);
        }
        foot();
    }

    void setFocus() {
        (layout.topControl == empty ? emptyAction : layout.topControl).setFocus();
    }
}
