package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.impulse.InputBlock;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** How samples become windows: axes, window and increase as sliders, frequency. */
final class InputCard extends StripCard {

    private static final int SLIDER = 20;
    private static final double WINDOW_STEP = 20;
    private static final double INCREASE_STEP = 10;

    private final ImpulseModel model;
    private final CardSlider window;
    private final CardSlider increase;
    private Box windowRoom = new Box(0, 0, 0, 0);
    private Box increaseRoom = new Box(0, 0, 0, 0);

    InputCard(Composite parent, ImpulseModel model, Runnable open) {
        super(parent, open);
        this.model = model;
        window = new CardSlider(this, "Window size", ms -> model.preview(ms, Double.NaN), ms -> model.set("input.window_ms", number(ms)));
        increase = new CardSlider(this, "Window increase", ms -> model.preview(Double.NaN, ms),
                ms -> model.set("input.increase_ms", number(ms)));
        addListener(SWT.Resize, event -> place());
    }

    private static Object number(double ms) {
        return ms == Math.rint(ms) ? (Object) (long) ms : Double.valueOf(ms);
    }

    void refresh() {
        model.input().ifPresent(input -> {
            double longest = Math.max(4000, Math.max(model.data().longestMs(), input.windowMs()));
            if (!window.dragging()) {
                window.show(input.windowMs(), interval(input), longest, WINDOW_STEP);
            }
            if (!increase.dragging()) {
                increase.show(input.increaseMs(), interval(input), Math.max(1000, input.windowMs()), INCREASE_STEP);
            }
        });
        boolean editable = model.editable();
        window.setEnabled(editable);
        increase.setEnabled(editable);
        redraw();
    }

    private double interval(InputBlock input) {
        double own = input.intervalMs() > 0 ? input.intervalMs() : model.data().schema().map(SensorSchema::intervalMs).orElse(0.0);
        return own > 0 ? own : 1;
    }

    private void place() {
        GC gc = new GC(this);
        try {
            Rectangle area = getClientArea();
            write(ink(new GcPainter(gc), area.width, area.height, Look.theme(), false), Look.theme());
        } finally {
            gc.dispose();
        }
        put(window, windowRoom);
        put(increase, increaseRoom);
    }

    private static void put(CardSlider slider, Box box) {
        slider.setBounds((int) box.x(), (int) Math.round(box.y()), (int) box.width(), (int) box.height());
    }

    @Override
    Tone from() {
        return Tone.INPUT_FROM;
    }

    @Override
    Tone to() {
        return Tone.INPUT_TO;
    }

    @Override
    void write(CardInk ink, Theme theme) {
        ink.title("Time series", Glyph.WAVE, Colour.of("#ffffff"));
        Optional<InputBlock> input = model.input();
        List<String> axes = axes();
        ink.caption("Axes");
        ink.value(axes.isEmpty() ? "no data yet" : String.join(", ", axes));
        ink.gap(8);
        ink.pair("Window size", input.map(i -> Numbers.decimal(i.windowMs(), 1) + " ms").orElse("–"));
        windowRoom = ink.room(SLIDER);
        ink.pair("Window increase", input.map(i -> Numbers.decimal(i.increaseMs(), 1) + " ms").orElse("–"));
        increaseRoom = ink.room(SLIDER);
        ink.pair("Frequency", input.map(this::frequency).orElse("–"));
    }

    private String frequency(InputBlock input) {
        double interval = input.intervalMs() > 0 ? input.intervalMs() : model.data().schema().map(SensorSchema::intervalMs).orElse(0.0);
        return interval > 0 ? Numbers.decimal(1000 / interval, 2) + " Hz" : "–";
    }

    private List<String> axes() {
        List<String> own = model.input().map(InputBlock::axes).orElse(List.of());
        return own.isEmpty() ? model.data().schema().map(SensorSchema::axisNames).orElse(List.of()) : own;
    }

    @Override
    String describe() {
        return "Input: time series of " + String.join(", ", axes()) + ". Enter opens its settings.";
    }
}
