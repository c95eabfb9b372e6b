package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.Problem;
import org.inkling.api.data.Signal;
import org.inkling.api.deploy.Board;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.PreviewPlot;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.project.CheckedImpulse;
import org.inkling.ui.Card;
import org.inkling.ui.Figure;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Axis;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.FloatSource;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Series;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The plots and numbers a processing block makes of one window, computed in the background; only the newest request counts. */
final class PreviewCards {

    /** Data of the card of plots: milliseconds from the last request to its picture, for tests that report it. */
    static final String LATENCY = "org.inkling.latency";

    private static final int PLOT_HEIGHT = 172;
    private static final double NS_PER_MS = 1e6;
    private static final int COST_PAUSE_MS = 200;

    private final ImpulseEditor editor;
    private final Runnable resized;
    private final Latest latest;
    private final Latest latestCost;
    private final Card plots;
    private final Label hint;
    private final List<String> titles = new ArrayList<>();
    private final List<Label> headings = new ArrayList<>();
    private final List<ChartCanvas> canvases = new ArrayList<>();
    private final ValuesCard processed;
    private final ValuesCard raw;
    private final Figure time;
    private final Figure ram;
    private int requests;
    private final Label where;

    /** @param left gets the numbers of the device, @param right the plots and values */
    PreviewCards(Composite left, Composite right, ImpulseEditor editor, Runnable resized) {
        this.editor = editor;
        this.resized = resized;
        this.latest = new Latest(left.getDisplay());
        this.latestCost = new Latest(left.getDisplay());
        plots = Widgets.id(new Card(right, "What the block makes of the window"), "preview.plots");
        plots.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 4;
        plots.body().setLayout(layout);
        hint = Widgets.text(plots.body(), "", TextStyle.TEXT, Tone.MUTED);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        processed = new ValuesCard(right, "Processed features", "preview.copy.features");
        raw = new ValuesCard(right, "Raw features", "preview.copy.raw");
        Card device = new Card(left, "On the device");
        device.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        device.body().setLayout(Widgets.gridLayout(2, true));
        time = Widgets.figure(device.body(), "–", "time for a window");
        ram = Widgets.figure(device.body(), "–", "peak RAM");
        where = Widgets.text(device.body(), "", TextStyle.TEXT, Tone.MUTED);
        where.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        left.addDisposeListener(event -> {
            latest.close();
            latestCost.close();
        });
    }

    /** Asks for a window with some parameters; shows it as soon as it is computed. */
    void request(BlockUse use, @Nullable Signal signal, int start) {
        ImpulseModel model = editor.model();
        Optional<DspBlock> block = model.catalog().dspBlock(use.type()).filter(b -> b.info().versions().contains(use.version()));
        Optional<SignalShape> shape = model.checked().flatMap(CheckedImpulse::window);
        Optional<Impulse> impulse = model.impulse();
        Optional<Board> board = model.data().board();
        where.setText(Widgets.plain(board.map(b -> "Estimated for " + b.name() + ".").orElse("No board is chosen.")));
        if (signal == null || block.isEmpty() || shape.isEmpty() || impulse.isEmpty()) {
            show(Preview.nothing(null), model.data().samples().isEmpty() ? "Without a recording there is nothing to show." : "Reading…");
            return;
        }
        Preview.Request asked = new Preview.Request(block.get(), impulse.get(), shape.get(), use, signal, start, board,
                editor.estimator());
        long from = System.nanoTime();
        latest.run(() -> Preview.of(asked), preview -> {
            if (!plots.isDisposed()) {
                show(preview, "");
                plots.setData(LATENCY, (System.nanoTime() - from) / NS_PER_MS);
            }
        });
        // what it costs on the board takes longer: neither the picture nor the next keystroke waits for it
        int mine = ++requests;
        plots.getDisplay().timerExec(COST_PAUSE_MS, () -> {
            if (mine == requests && !plots.isDisposed()) {
                latestCost.run(() -> Preview.cost(asked), this::show);
            }
        });
    }

    private void show(Preview.Cost cost) {
        if (!time.isDisposed()) {
            time.set(Double.isFinite(cost.ms()) ? Numbers.decimal(cost.ms(), cost.ms() < 10 ? 2 : 0) + " ms" : "–", "time for a window");
            ram.set(cost.ramBytes() >= 0 ? Numbers.bytes(cost.ramBytes()) : "–", "peak RAM");
        }
    }

    private void show(Preview preview, String empty) {
        List<String> wanted = preview.plots().stream().map(PreviewPlot::title).toList();
        Problem problem = preview.problem();
        String text = problem == null ? empty : "✗ " + problem.summary();
        boolean moved = !wanted.equals(titles) && problem == null;
        if (moved) {
            rebuild(wanted);
        }
        if (!hint.getText().equals(Widgets.plain(text))) {
            hint.setText(Widgets.plain(text));
            Look.apply(hint, Look.ground(hint.getParent()), problem == null ? Tone.MUTED : Tone.BAD);
            Widgets.show(hint, !text.isEmpty());
            moved = true;
        }
        if (problem == null) {
            for (int i = 0; i < canvases.size(); i++) {
                canvases.get(i).setChart(chart(preview.plots().get(i)));
            }
            processed.show(preview.features(), "");
            raw.show(preview.raw(), "");
        }
        if (moved) {
            plots.requestLayout();
            resized.run();
        }
    }

    private void rebuild(List<String> wanted) {
        titles.clear();
        titles.addAll(wanted);
        headings.forEach(Control::dispose);
        canvases.forEach(Control::dispose);
        headings.clear();
        canvases.clear();
        for (String title : wanted) {
            Label heading = Widgets.text(plots.body(), title, TextStyle.SMALL_STRONG, Tone.MUTED);
            headings.add(heading);
            ChartCanvas canvas = new ChartCanvas(plots.body(), Look::theme);
            GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
            room.heightHint = PLOT_HEIGHT;
            canvas.setLayoutData(room);
            canvases.add(Widgets.id(canvas, "preview." + title));
        }
    }

    /** The plot with the colours of the axes; only the last one of a page needs a legend, but every one may be looked at alone. */
    private LineChart chart(PreviewPlot plot) {
        List<String> axes = editor.model().checked().flatMap(CheckedImpulse::window).map(SignalShape::axes).orElse(List.of());
        List<Series> series = new ArrayList<>();
        for (PreviewPlot.Curve curve : plot.curves()) {
            int axis = axes.indexOf(curve.name());
            series.add(Series.of(curve.name(), FloatSource.of(curve.values()), plot.start(), plot.step(),
                    Hue.axis(axis < 0 ? series.size() : axis)));
        }
        LineChart chart = LineChart.of(series, new Axis("", plot.xUnit().isEmpty() ? plot.x() : plot.xUnit()), new Axis(plot.y(), ""));
        return plot.title().equals(titles.get(titles.size() - 1)) ? chart : chart.withoutLegend();
    }
}
