package org.inkling.ui.lab.internal.intro;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A small picture of the data of a {@link Beginning}: curves, pixels, a wave. */
final class Banner extends Canvas {

    private static final int HEIGHT = 92;
    private static final int POINTS = 160;
    private static final Colour INK = Colour.of("#ffffff");

    private final Beginning beginning;

    Banner(Composite parent, Beginning beginning) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.beginning = beginning;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> {
            Theme theme = Look.theme();
            Rectangle area = getClientArea();
            GcPainter painter = new GcPainter(event.gc);
            Box box = new Box(0, 0, area.width, HEIGHT);
            painter.fill(box, 8, theme.colour(beginning.from()), theme.colour(beginning.to()));
            picture(painter, box.inset(14));
        });
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        return new Point(width == SWT.DEFAULT ? 200 : width, HEIGHT);
    }

    private void picture(GcPainter painter, Box box) {
        switch (beginning) {
            case MOTION -> motion(painter, box);
            case IMAGE -> pixels(painter, box);
            case AUDIO -> wave(painter, box);
        }
    }

    /** Three axes of a fall: gravity goes away for a moment, then the phone is caught. */
    private static void motion(GcPainter painter, Box box) {
        for (int axis = 0; axis < 3; axis++) {
            double[] x = new double[POINTS];
            double[] y = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                double t = i / (POINTS - 1.0);
                double fall = 1 / (1 + Math.exp(-60 * (t - 0.4))) - 1 / (1 + Math.exp(-90 * (t - 0.62)));
                double caught = Math.exp(-500 * (t - 0.66) * (t - 0.66)) - 0.4 * Math.exp(-300 * (t - 0.72) * (t - 0.72));
                double level = switch (axis) {
                    case 0 -> 0.28 + 0.05 * Math.sin(9 * t) + 0.25 * caught;
                    case 1 -> 0.5 + 0.06 * Math.cos(7 * t) - 0.3 * caught;
                    default -> 0.85 - 0.5 * fall + 0.35 * caught;
                };
                x[i] = box.x() + t * box.width();
                y[i] = box.bottom() - Math.max(0, Math.min(1, level)) * box.height();
            }
            painter.polyline(x, y, POINTS, INK.opacity(axis == 2 ? 1 : 0.6), axis == 2 ? 2 : 1.5);
        }
    }

    /** A fork, coarsely. */
    private static void pixels(GcPainter painter, Box box) {
        String[] rows = { "...............", ".##.##.........", ".##############", ".##.###########", ".##.##.........",
                "..............." };
        double size = Math.min(box.width() / rows[0].length(), box.height() / rows.length);
        double left = box.x() + (box.width() - size * rows[0].length()) / 2;
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length(); c++) {
                painter.fill(new Box(left + c * size + 1, box.y() + r * size + 1, size - 2, size - 2), 2,
                        INK.opacity(rows[r].charAt(c) == '#' ? 0.95 : 0.18));
            }
        }
    }

    /** A word between silence. */
    private static void wave(GcPainter painter, Box box) {
        int bars = (int) (box.width() / 5);
        for (int i = 0; i < bars; i++) {
            double t = i / (double) bars;
            double word = Math.exp(-60 * (t - 0.35) * (t - 0.35)) + 0.7 * Math.exp(-90 * (t - 0.62) * (t - 0.62));
            double height = box.height() * Math.min(1, 0.05 + word * (0.55 + 0.45 * Math.sin(i * 1.9) * Math.cos(i * 0.7)));
            painter.fill(new Box(box.x() + i * 5, box.y() + (box.height() - height) / 2, 3, Math.max(2, height)), 1.5, INK.opacity(0.9));
        }
    }
}
