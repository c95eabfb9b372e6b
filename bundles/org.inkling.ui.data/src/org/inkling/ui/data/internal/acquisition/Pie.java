package org.inkling.ui.data.internal.acquisition;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Tone;

/** A small ring with the shares of the labels in their colours. */
final class Pie extends Canvas {

    private static final int SIZE = 40;

    private List<Integer> parts = List.of();

    Pie(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
    }

    /** @param counts by label, in the order of the labels */
    void show(List<Integer> counts) {
        parts = List.copyOf(counts);
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean flush) {
        return new Point(SIZE, SIZE);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        int total = parts.stream().mapToInt(Integer::intValue).sum();
        int size = Math.min(area.width, area.height) - 2;
        gc.setAntialias(SWT.ON);
        gc.setBackground(Look.color(Tone.LINE));
        gc.fillOval(1, 1, size, size);
        int done = 0;
        for (int i = 0; i < parts.size() && total > 0; i++) {
            Colour colour = Look.theme().label(i);
            gc.setBackground(new Color(colour.red(), colour.green(), colour.blue()));
            int from = 90 - Math.round(360f * done / total);
            done += parts.get(i);
            int to = 90 - Math.round(360f * done / total);
            gc.fillArc(1, 1, size, size, from, to - from);
        }
        gc.setBackground(Look.color(Tone.SURFACE));
        int hole = size / 2;
        gc.fillOval(1 + (size - hole) / 2, 1 + (size - hole) / 2, hole, hole);
    }
}
