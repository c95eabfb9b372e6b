package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.resources.IProject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.data.DatasetStore;
import org.inkling.engine.RecordResult;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.data.internal.Datasets;

/** The screen "Data acquisition": figures, samples, recording, raw values. */
final class DataPage implements SampleCard.Screen {

    private final IProject project;
    private final Datasets datasets;
    private final Runnable importFiles;
    private final Composite page;
    private final Banner banner;
    private final Tiles tiles;
    private final SampleModel model = new SampleModel();
    private final SampleActions actions;
    private final SampleCard samples;
    private final RecordCard record;
    private final RawCard raw;
    private final SampleLoader loader;
    private final FocusProvider focus = new FocusProvider();
    private SampleFocus wanted;
    private SampleFocus picked;
    private boolean first = true;
    private boolean fitting;

    DataPage(Composite parent, IProject project, Datasets datasets, Runnable importFiles) {
        this.project = project;
        this.datasets = datasets;
        this.importFiles = importFiles;
        parent.setLayout(new FillLayout());
        page = Widgets.page(parent);
        showFocused();
        Composite head = Widgets.grid(page, 4, false);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER)
                .applyTo(Widgets.text(head, "Data acquisition", TextStyle.TITLE, Tone.TEXT));
        Widgets.id(new FlatButton(head, FlatButton.Kind.QUIET, "Import files", importFiles), "data.import");
        Widgets.id(new FlatButton(head, FlatButton.Kind.QUIET, "Rebalance 80/20", this::rebalance), "data.rebalance");
        Widgets.id(new FlatButton(head, FlatButton.Kind.QUIET, "Trash", () -> actions().trash()), "data.trash");
        banner = new Banner(page);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(banner);
        tiles = new Tiles(page);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(tiles.control());
        Composite body = Look.apply(new Composite(page, SWT.NONE), Tone.PAGE, Tone.TEXT);
        body.setLayout(new TwoColumns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        actions = new SampleActions(project, datasets, model, parent.getShell(), banner::say, this::edited);
        SampleMenu[] menu = new SampleMenu[1];
        samples = new SampleCard(body, model, this, this::selected, this::splitChosen, at -> menu[0].open(at));
        Composite right = Widgets.grid(body, 1, false);
        ((GridLayout) right.getLayout()).verticalSpacing = Look.GAP;
        record = new RecordCard(right, project, this::recorded, this::resized);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(record.control());
        raw = new RawCard(right, actions, this::resized);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(raw.control());
        menu[0] = new SampleMenu(actions, this::rows, raw);
        menu[0].install(samples.table().control());
        menu[0].install(samples.grid());
        loader = new SampleLoader(project, datasets, page, this::loaded, problem -> raw.clear(problem));
        record.setSplit(model.split());
    }

    /** Scrolls to the control that gets the keyboard, but not for the table, which is seldom seen as a whole. */
    private void showFocused() {
        ScrolledComposite scroller = (ScrolledComposite) page.getParent();
        scroller.setShowFocusedControl(false);
        Listener filter = event -> {
            if (event.widget instanceof Control control && within(control) && control.getSize().y < scroller.getClientArea().height / 3) {
                scroller.showControl(control);
            }
        };
        page.getDisplay().addFilter(SWT.FocusIn, filter);
        page.addListener(SWT.Dispose, event -> event.display.removeFilter(SWT.FocusIn, filter));
    }

    private boolean within(Control control) {
        for (Control at = control; at != null; at = at.getParent()) {
            if (at == page) {
                return true;
            }
        }
        return false;
    }

    private SampleActions actions() {
        return actions;
    }

    FocusProvider focus() {
        return focus;
    }

    Control control() {
        return page;
    }

    @Override
    public void importFiles() {
        importFiles.run();
    }

    @Override
    public void rebalance() {
        actions.rebalance();
    }

    @Override
    public DatasetStore store() {
        try {
            return datasets.store(project);
        } catch (OperationException e) {
            return null;
        }
    }

    private List<SampleRow> rows() {
        return samples.selection().stream().map(model.index()::row).filter(Objects::nonNull).toList();
    }

    /** Shows the samples of the project as they are now. */
    void show(SampleIndex index, List<Problem> failure) {
        if (page.isDisposed()) {
            return;
        }
        List<String> kept = samples.selection();
        int place = kept.isEmpty() ? -1 : model.place(kept.get(0));
        model.setIndex(index);
        tiles.show(index);
        if (!failure.isEmpty()) {
            samples.broken(failure.get(0).summary());
            raw.clear("");
            return;
        }
        samples.show(kept);
        record.suggestLabel(index.labels().isEmpty() ? "" : index.labels().get(0));
        if (wanted != null) {
            reveal(wanted);
        } else if (samples.selection().isEmpty() && !model.shown().isEmpty() && (first || place >= 0)) {
            // after a deletion the neighbour is next
            samples.select(List.of(model.shown().get(Math.max(0, Math.min(place, model.shown().size() - 1))).id()));
        }
        first = false;
        selected();
        resized();
    }

    void showDevices(List<SensorEndpoint> devices) {
        if (!page.isDisposed()) {
            tiles.showDevices(devices.stream().filter(SensorEndpoint::connected)
                    .sorted(java.util.Comparator.comparing(RecordCard::replayed)).toList());
            record.showDevices(devices);
            resized();
        }
    }

    /** Selects the sample that people look at elsewhere, in whichever part it is. */
    void reveal(SampleFocus shown) {
        SampleRow row = model.index().row(shown.sample());
        if (row == null) {
            // perhaps it is not read yet
            wanted = shown;
            return;
        }
        wanted = null;
        samples.choose(row.ref().split());
        if (model.place(row.id()) < 0) {
            samples.clearFilter();
        }
        if (!samples.selection().equals(List.of(row.id()))) {
            samples.select(List.of(row.id()));
            selected();
        }
        picked = shown;
        pick();
    }

    /** Picks out the stretch that was asked for, once its sample is shown. */
    private void pick() {
        if (picked != null && raw.loaded() != null && raw.loaded().row().id().equals(picked.sample())) {
            raw.pick(picked.startFrame(), picked.frames());
            picked = null;
        }
    }

    void choose(Split split) {
        samples.choose(split);
    }

    private void splitChosen(Split split) {
        record.setSplit(split);
        if (!model.shown().isEmpty()) {
            samples.select(List.of(model.shown().get(0).id()));
        }
    }

    private void selected() {
        List<SampleRow> rows = rows();
        samples.foot();
        focus.setSelection(new StructuredSelection(rows.stream().map(r -> SampleFocus.whole(project, r.id())).toList()));
        if (rows.isEmpty()) {
            loader.forget();
            raw.clear(model.shown().isEmpty() ? "There is nothing to show yet." : "Select a sample to see its values.");
        } else {
            loader.load(rows.get(0));
        }
    }

    /** A card needs more or less room; what is below moves, once for all that happens now. */
    private void resized() {
        if (!fitting) {
            fitting = true;
            page.getDisplay().asyncExec(() -> {
                fitting = false;
                Widgets.fit(page);
            });
        }
    }

    private void loaded(Loaded shown) {
        raw.show(shown);
        pick();
    }

    /** After a change: what was edited may be gone or look different. */
    private void edited() {
        loader.forget();
    }

    private void recorded(RecordResult result) {
        wanted = SampleFocus.whole(project, result.sample());
        datasets.changed(project);
    }

    void setFocus() {
        samples.setFocus();
    }
}
