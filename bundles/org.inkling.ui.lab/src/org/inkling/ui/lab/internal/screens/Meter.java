package org.inkling.ui.lab.internal.screens;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** How much of something is done, as a thin bar. */
final class Meter extends Canvas {

    private static final int HEIGHT = 8;

    private final int percent;

    Meter(Composite parent, int percent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.percent = percent;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> {
            Theme theme = Look.theme();
            Rectangle area = getClientArea();
            GcPainter painter = new GcPainter(event.gc);
            painter.fill(new Box(0, 0, area.width, HEIGHT), HEIGHT / 2.0, theme.colour(Tone.LINE));
            if (percent > 0) {
                painter.fill(new Box(0, 0, Math.max(HEIGHT, area.width * percent / 100.0), HEIGHT), HEIGHT / 2.0,
                        theme.colour(percent >= 100 ? Tone.OK : Tone.ACCENT));
            }
        });
        getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = percent + " % complete"));
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        return new Point(width == SWT.DEFAULT ? 120 : width, HEIGHT);
    }

    int percent() {
        return percent;
    }
}
