package org.inkling.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.engine.projection.Projection;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.PointCloud;
import org.inkling.ui.charts.Scatter3D;
import org.inkling.ui.charts.ScatterChart;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.internal.ExplorerExport;
import org.inkling.ui.internal.ProjectionJob;

/**
 * The windows of a dataset as points in space: three features, or a projection of all of them. The legend hides and shows classes, the mouse
 * names the window under it, a click selects it. Windows the model gets wrong have a ring.
 */
public final class FeatureExplorer extends Composite {

    /** More names than this make a list nobody reads, and a slow one. */
    private static final int MOST_NAMES = 400;
    private static final String FEATURES = "Features";
    private static final int LEAST_CHOICE = 60;

    private final Choice what;
    private final Choice[] axes = new Choice[3];
    private final FlatButton export;
    private final Label status;
    private final FlatButton cancel;
    private final Scatter3D scatter;
    private final Map<Projection, float[]> projected = new EnumMap<>(Projection.class);
    private @Nullable ExplorerData data;
    private @Nullable ProjectionJob job;
    private @Nullable Consumer<ExplorerData.Window> selected;
    private String empty = "";

    /** @param tools whether axes, projection and export can be chosen; without them the first three axes stand as they are */
    public FeatureExplorer(Composite parent, boolean tools) {
        super(parent, SWT.NONE);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 6;
        setLayout(layout);
        Composite bar = Widgets.grid(this, 3, true);
        ((GridLayout) bar.getLayout()).horizontalSpacing = 6;
        ((GridLayout) bar.getLayout()).verticalSpacing = 6;
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        what = choice(bar, "What the axes are: three features, or a projection of all of them", "explorer.projection");
        ((GridData) what.getLayoutData()).horizontalSpan = 2;
        what.setItems(items());
        what.select(0);
        what.addListener(SWT.Selection, event -> project());
        export = new FlatButton(bar, FlatButton.Kind.QUIET, "Export", this::export);
        export.setToolTipText("Saves the picture as PNG or SVG, or all windows with their features as CSV");
        export.setData(Widgets.ID, "explorer.export");
        export.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        String[] names = { "X", "Y", "Z" };
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = choice(bar, "Feature on the " + names[axis] + " axis",
                    "explorer." + names[axis].toLowerCase(java.util.Locale.ROOT));
            axes[axis].addListener(SWT.Selection, event -> cloud());
        }
        Widgets.show(bar, tools);
        scatter = new Scatter3D(this, Look::theme);
        scatter.setGround(Look.ground(parent));
        scatter.setData(Widgets.ID, "explorer.points");
        scatter.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        scatter.describePoints(this::describe);
        scatter.onSelected(this::clicked);
        Composite foot = Widgets.grid(this, 2, false);
        foot.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        status = Widgets.text(foot, "", TextStyle.TEXT, Tone.MUTED);
        status.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        cancel = new FlatButton(foot, FlatButton.Kind.LINK, "Cancel", this::cancel);
        Widgets.show(cancel, false);
        addDisposeListener(event -> stop());
        refresh();
    }

    private static List<String> items() {
        List<String> items = new ArrayList<>(List.of(FEATURES));
        for (Projection projection : Projection.values()) {
            items.add(projection.title());
        }
        return items;
    }

    private static Choice choice(Composite parent, String help, String id) {
        Choice choice = new Choice(parent);
        GridData room = new GridData(SWT.FILL, SWT.CENTER, true, false);
        room.widthHint = LEAST_CHOICE;
        choice.setLayoutData(room);
        choice.setToolTipText(help);
        return Widgets.id(choice, id);
    }

    /** Shown while there is nothing to show; says what to do. */
    public void setEmptyText(String text) {
        empty = text;
        refresh();
    }

    /** Told the window a person clicks; null when none is selected any more. */
    public void onSelected(Consumer<ExplorerData.@Nullable Window> listener) {
        selected = listener::accept;
    }

    /** Shows other windows; choices and view stay where the features are the same. Null shows the empty text. */
    public void show(@Nullable ExplorerData now) {
        ExplorerData old = data;
        if (now == old) {
            return;
        }
        stop();
        data = now;
        projected.clear();
        if (now != null && (old == null || !old.features().equals(now.features()))) {
            names(now.features());
        }
        if (what.selected() > 0) {
            project();
        } else {
            cloud();
        }
        refresh();
    }

    public @Nullable ExplorerData data() {
        return data;
    }

    /** The points, for tests and for pictures. */
    public Scatter3D scatter() {
        return scatter;
    }

    /** Selects the window of a recording that starts at a frame, or its first one, without telling the listener. */
    public void select(String sample, int startFrame) {
        ExplorerData shown = data;
        int found = -1;
        for (int i = 0; shown != null && i < shown.size(); i++) {
            ExplorerData.Window window = shown.windows().get(i);
            if (window.sample().equals(sample) && (found < 0 || window.start() == startFrame)) {
                found = i;
            }
        }
        scatter.select(found);
    }

    private void names(List<String> features) {
        List<String> shown = features.stream().limit(MOST_NAMES).toList();
        int[] first = ExplorerData.defaultAxes(features.subList(0, Math.min(MOST_NAMES, features.size())));
        for (int axis = 0; axis < 3; axis++) {
            axes[axis].setItems(shown);
            axes[axis].select(first[axis]);
        }
    }

    private @Nullable Projection projection() {
        int index = what.selected() - 1;
        return index < 0 ? null : Projection.values()[index];
    }

    private void project() {
        stop();
        Projection wanted = projection();
        ExplorerData shown = data;
        if (wanted == null || shown == null || projected.containsKey(wanted)) {
            cloud();
            refresh();
            return;
        }
        ProjectionJob started = new ProjectionJob(wanted, shown, getDisplay(), this::progress, (projection, result) -> {
            if (!isDisposed() && data == shown) {
                projected.put(projection, result);
                job = null;
                cloud();
                refresh();
            }
        });
        job = started;
        started.schedule();
        refresh();
    }

    private void progress(String text) {
        if (!isDisposed() && job != null) {
            status.setText(Widgets.plain(text));
        }
    }

    private void cancel() {
        stop();
        what.select(0);
        cloud();
        refresh();
    }

    private void stop() {
        ProjectionJob running = job;
        if (running != null) {
            running.cancel();
            job = null;
        }
    }

    /** Shows the points of the moment: of a projection when it is there, else of the chosen features. */
    private void cloud() {
        ExplorerData shown = data;
        if (shown == null || shown.features().isEmpty()) {
            scatter.setCloud(null);
            return;
        }
        Projection wanted = projection();
        float[] result = wanted == null ? null : projected.get(wanted);
        if (wanted != null && result == null) {
            return;
        }
        List<PointCloud.Group> groups = new ArrayList<>();
        for (int g = 0; g < shown.groups().size(); g++) {
            groups.add(new PointCloud.Group(shown.groups().get(g), g < shown.classes() ? Hue.label(g) : Tone.TEXT));
        }
        ScatterChart old = scatter.chart();
        int picked = old == null || old.cloud().size() != shown.size() ? -1 : old.picked();
        scatter.setCloud(result == null || wanted == null
                ? byFeatures(shown, groups)
                : new PointCloud(List.of(wanted.title() + " 1", wanted.title() + " 2", wanted.title() + " 3"), result, shown.groupOf(),
                        groups));
        scatter.setRinged(shown.ringed());
        scatter.select(picked);
    }

    private PointCloud byFeatures(ExplorerData shown, List<PointCloud.Group> groups) {
        float[] places = new float[3 * shown.size()];
        List<String> titles = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int feature = Math.max(0, axes[axis].selected());
            titles.add(shown.features().get(feature));
            for (int i = 0; i < shown.size(); i++) {
                places[3 * i + axis] = shown.value(i, feature);
            }
        }
        return new PointCloud(titles, places, shown.groupOf(), groups);
    }

    private void refresh() {
        ExplorerData shown = data;
        boolean any = shown != null && shown.size() > 0;
        boolean running = job != null;
        what.setEnabled(any);
        for (Choice axis : axes) {
            axis.setEnabled(any && what.selected() == 0);
        }
        export.setEnabled(any && !running);
        Projection wanted = projection();
        if (!running) {
            status.setText(Widgets.plain(shown == null || !any ? empty : summary(shown) + (wanted == null ? "" : " " + wanted.help())));
        }
        Widgets.show(cancel, running);
        status.getParent().requestLayout();
    }

    private static String summary(ExplorerData shown) {
        String text = Numbers.count(shown.size()) + " windows.";
        int wrong = shown.ringed().cardinality();
        return wrong == 0
                ? text
                : text + " " + Numbers.count(wrong) + (wrong == 1 ? " has a ring" : " have a ring")
                        + (shown.groups().size() == shown.classes() ? ": the model gets them wrong." : ".");
    }

    private String describe(int point) {
        ExplorerData shown = data;
        if (shown == null || point >= shown.size()) {
            return "";
        }
        ExplorerData.Window window = shown.windows().get(point);
        return window.name() + "\n" + shown.groups().get(shown.groupOf()[point]) + ", window at "
                + Numbers.decimal(window.atMs(), 0) + " ms" + (window.remark().isEmpty() ? "" : "\n" + window.remark());
    }

    private void clicked(int point) {
        ExplorerData shown = data;
        Consumer<ExplorerData.Window> listener = selected;
        if (shown != null && listener != null) {
            listener.accept(point < 0 ? null : shown.windows().get(point));
        }
    }

    private void export() {
        ExplorerData shown = data;
        ScatterChart chart = scatter.chart();
        Projection wanted = projection();
        if (shown != null && chart != null) {
            ExplorerExport.ask(getShell(), chart.noteAt(-1, ""), shown, wanted == null ? null : projected.get(wanted));
        }
    }
}
