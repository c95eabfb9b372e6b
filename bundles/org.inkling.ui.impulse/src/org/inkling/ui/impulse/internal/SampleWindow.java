package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.InputBlock;
import org.inkling.project.LabProject;
import org.inkling.ui.Card;
import org.inkling.ui.Choice;
import org.inkling.ui.Look;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Axis;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.FloatSource;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Range;
import org.inkling.ui.charts.Series;

/** A card with one sample's plot and a window on it that can be dragged, as long as the impulse says. */
final class SampleWindow {

    /** Height of the plot where it is one card among others. */
    static final int HEIGHT = 210;

    private final ImpulseModel model;
    private final Card card;
    private final Choice choice;
    private final ChartCanvas canvas;
    private List<SampleRef> samples = List.of();
    private @Nullable LineChart chart;
    private String shown = "";
    private @Nullable Signal signal;
    private double start;
    private int wantedFrame;
    private Runnable changed = () -> {};

    SampleWindow(Composite parent, ImpulseModel model, int height) {
        this.model = model;
        card = new Card(parent, "Window on a sample");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        choice = new Choice(card.body());
        choice.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        choice.setToolTipText("Sample to look at");
        Widgets.id(choice, "window.sample");
        choice.addListener(SWT.Selection, event -> focus(samples.get(choice.selected()).id(), 0));
        canvas = new ChartCanvas(card.body(), Look::theme);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = height;
        canvas.setLayoutData(room);
        Widgets.id(canvas, "window.plot");
        canvas.onPickedMoved(this::moved);
        Runnable follow = this::follow;
        model.addFocusListener(follow);
        card.addDisposeListener(event -> model.removeFocusListener(follow));
    }

    /** Told after another sample or another place was chosen, here or elsewhere. */
    void onChanged(Runnable listener) {
        changed = listener;
    }

    /** The sample that is shown; null before it is read. */
    @Nullable
    Signal signal() {
        return signal;
    }

    /** First frame of the window. */
    int startFrame() {
        Signal now = signal;
        double interval = now == null ? 0 : now.schema().intervalMs();
        return interval > 0 ? (int) Math.round(start / interval) : 0;
    }

    private void moved(Range range) {
        start = range.from();
        int index = indexOf(shown);
        if (index >= 0) {
            focus(samples.get(index).id(), startFrame());
        }
        changed.run();
    }

    private void focus(String sample, int frame) {
        int frames = model.checked().flatMap(c -> c.window()).map(w -> w.frames()).orElse(0);
        model.setFocus(new SampleFocus(model.project(), sample, frame, frames));
    }

    /** Shows what the person looks at, wherever it was chosen. */
    private void follow() {
        SampleFocus focus = model.focus();
        for (int i = 0; focus != null && i < samples.size(); i++) {
            if (samples.get(i).id().equals(focus.sample())) {
                choice.select(i);
                wantedFrame = focus.startFrame();
                if (!load(i)) {
                    place();
                }
            }
        }
    }

    private void place() {
        Signal now = signal;
        double wanted = now == null ? 0 : wantedFrame * now.schema().intervalMs();
        if (now != null && wantedFrame != startFrame()) {
            start = wanted;
            mark();
            changed.run();
        }
    }

    void update() {
        List<SampleRef> now = new ArrayList<>(model.data().training());
        model.data().samples().stream().filter(s -> s.split() == Split.TESTING).forEach(now::add);
        if (!now.equals(samples)) {
            samples = List.copyOf(now);
            choice.setItems(now.stream().map(s -> s.name() + "  ·  " + s.split().name().toLowerCase(java.util.Locale.ROOT)).toList());
            int same = Math.max(0, indexOf(shown));
            if (!now.isEmpty()) {
                choice.select(same);
                load(same);
                follow();
            } else {
                canvas.setChart(null);
            }
        }
        choice.setEnabled(!now.isEmpty());
        mark();
    }

    private int indexOf(String path) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).path().equals(path)) {
                return i;
            }
        }
        return -1;
    }

    /** @return whether another sample is being read */
    private boolean load(int index) {
        SampleRef sample = samples.get(index);
        IPath location = model.project().getLocation();
        if (sample.path().equals(shown) || location == null) {
            // shown already, or the project has just been deleted
            return false;
        }
        shown = sample.path();
        Display display = card.getDisplay();
        java.nio.file.Path folder = location.toPath();
        Job job = new Job("Read " + sample.name()) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                Optional<Signal> read = read(folder, sample);
                Optional<LineChart> plot = read.map(s -> plot(s));
                display.asyncExec(() -> loaded(sample, read.orElse(null), plot));
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        job.schedule();
        return true;
    }

    private static Optional<Signal> read(java.nio.file.Path folder, SampleRef sample) {
        try {
            return Optional.of(LabProject.at(folder).read(sample));
        } catch (OperationException e) {
            // the builder marks the file; the plot stays empty
            return Optional.empty();
        }
    }

    private static LineChart plot(Signal signal) {
        List<Series> series = new ArrayList<>();
        int axes = signal.schema().axes().size();
        double step = signal.schema().intervalMs() > 0 ? signal.schema().intervalMs() : 1;
        for (int a = 0; a < axes; a++) {
            series.add(Series.of(signal.schema().axes().get(a).name(), FloatSource.interleaved(signal.values(), a, axes), 0, step,
                    Hue.axis(a)));
        }
        String unit = axes == 0 ? "" : signal.schema().axes().get(0).units().replace("m/s2", "m/s²");
        return LineChart.of(series, new Axis("", "ms"), new Axis("", unit));
    }

    private void loaded(SampleRef sample, @Nullable Signal read, Optional<LineChart> plot) {
        if (card.isDisposed() || !sample.path().equals(shown)) {
            return;
        }
        chart = plot.orElse(null);
        signal = read;
        start = read == null ? 0 : wantedFrame * read.schema().intervalMs();
        card.setRemark(plot.isPresent() ? Numbers.count(Math.round(sample.lengthMs())) + " ms" : "cannot be read");
        canvas.setChart(chart);
        mark();
        changed.run();
    }

    private void mark() {
        LineChart base = chart;
        if (base == null) {
            return;
        }
        double length = model.input().map(InputBlock::windowMs).orElse(0.0);
        Range all = base.all();
        double from = Math.max(all.from(), Math.min(start, all.to() - length));
        start = from;
        LineChart visible = canvas.chart() instanceof LineChart line ? line : base;
        canvas.setChart(base.show(visible.visible()).pick(new Range(from, Math.min(all.to(), from + length))));
    }
}
