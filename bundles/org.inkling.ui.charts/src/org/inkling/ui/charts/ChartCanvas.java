package org.inkling.ui.charts;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.charts.internal.LineNavigation;

/**
 * Shows a {@link Chart}. A {@link LineChart} can be zoomed (wheel, + and -), panned (drag, arrow keys), reset
 * (double click, Home) and read with a cursor; its picked stretch can be dragged.
 */
public final class ChartCanvas extends Canvas {

    private @Nullable Chart chart;
    private Tone ground = Tone.SURFACE;
    private @Nullable Consumer<Range> pickedMoved;
    private @Nullable Consumer<List<Double>> cutsChanged;
    private boolean pickedResizable;

    /** @param theme asked before each painting, so that a change of theme needs only a redraw */
    public ChartCanvas(Composite parent, Supplier<Theme> theme) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        addPaintListener(event -> {
            Theme look = theme.get();
            Rectangle area = getClientArea();
            Colour colour = look.colour(ground);
            event.gc.setBackground(new Color(colour.red(), colour.green(), colour.blue()));
            event.gc.fillRectangle(area);
            Chart shown = chart;
            if (shown != null) {
                GcPainter painter = new GcPainter(event.gc);
                shown.paint(painter, box(), look);
                if (isFocusControl()) {
                    painter.outline(new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0), 6, look.colour(Tone.ACCENT), 1);
                }
            }
        });
        LineNavigation.install(this);
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> {
            Chart shown = chart;
            event.result = shown == null ? "" : shown.description();
        }));
    }

    /** Colour around the chart; {@link Tone#SURFACE} at first. */
    public void setGround(Tone tone) {
        ground = tone;
    }

    /** Told while the person drags the picked stretch of a {@link LineChart}. */
    public void onPickedMoved(Consumer<Range> listener) {
        pickedMoved = listener;
    }

    public @Nullable Consumer<Range> pickedListener() {
        return pickedMoved;
    }

    /** Lets the person drag each end of the picked stretch by itself; {@link #onPickedMoved} hears of it. */
    public void setPickedResizable(boolean value) {
        pickedResizable = value;
    }

    public boolean isPickedResizable() {
        return pickedResizable;
    }

    /** Lets the person set, drag and (with a double click) remove the cuts of a {@link LineChart}, and tells of them; null ends it. */
    public void onCutsChanged(@Nullable Consumer<List<Double>> listener) {
        cutsChanged = listener;
    }

    public @Nullable Consumer<List<Double>> cutsListener() {
        return cutsChanged;
    }

    public void setChart(@Nullable Chart value) {
        chart = value;
        if (!isDisposed()) {
            redraw();
        }
    }

    public @Nullable Chart chart() {
        return chart;
    }

    /** The area the chart is painted into. */
    public Box box() {
        Rectangle area = getClientArea();
        return new Box(2, 2, Math.max(0, area.width - 4), Math.max(0, area.height - 4));
    }

    @Override
    protected void checkSubclass() {
        // nothing of the widget itself is changed
    }
}
