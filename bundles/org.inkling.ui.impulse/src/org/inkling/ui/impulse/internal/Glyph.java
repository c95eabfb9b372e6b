package org.inkling.ui.impulse.internal;

import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Painter;

/** The small signs of the kinds of blocks. */
enum Glyph {

    WAVE {
        @Override
        void paint(Painter painter, Box box, Colour colour) {
            int n = 24;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int row = 0; row < 2; row++) {
                for (int i = 0; i < n; i++) {
                    x[i] = box.x() + box.width() * i / (n - 1);
                    y[i] = box.y() + box.height() * (0.32 + 0.36 * row) - Math.sin(i * 4 * Math.PI / (n - 1)) * box.height() * 0.14;
                }
                painter.polyline(x, y, n, colour, 1.5);
            }
        }
    },
    BOLT {
        @Override
        void paint(Painter painter, Box box, Colour colour) {
            polygon(painter, box, colour, new double[]{ 0.62, 0.18, 0.48, 0.36, 0.82, 0.54 }, new double[]{ 0, 0.58, 0.58, 1, 0.40, 0.40 });
        }
    },
    NETWORK {
        @Override
        void paint(Painter painter, Box box, Colour colour) {
            double left = box.x() + 2;
            double middle = box.y() + box.height() / 2;
            double right = box.right() - 2;
            for (double y : new double[]{ box.y() + 2, middle, box.bottom() - 2 }) {
                painter.line(left, y, right, middle, colour, 1);
                painter.disc(left, y, 2, colour);
            }
            painter.disc(right, middle, 2.4, colour);
        }
    },
    CHECK {
        @Override
        void paint(Painter painter, Box box, Colour colour) {
            painter.polyline(new double[]{ box.x() + 2, box.x() + box.width() * 0.42, box.right() - 1 },
                    new double[]{ box.y() + box.height() * 0.55, box.bottom() - 3, box.y() + 2 }, 3, colour, 1.8);
        }
    },
    ARROW {
        @Override
        void paint(Painter painter, Box box, Colour colour) {
            double x = box.x() + box.width() / 2;
            double y = box.y() + box.height() / 2;
            painter.polyline(new double[]{ x - 3, x + 3, x - 3 }, new double[]{ y - 6, y, y + 6 }, 3, colour, 1.6);
        }
    };

    /** Paints it into a box. */
    abstract void paint(Painter painter, Box box, Colour colour);

    private static void polygon(Painter painter, Box box, Colour colour, double[] xs, double[] ys) {
        double[] x = new double[xs.length];
        double[] y = new double[ys.length];
        for (int i = 0; i < xs.length; i++) {
            x[i] = box.x() + xs[i] * box.width();
            y[i] = box.y() + ys[i] * box.height();
        }
        painter.fillPolygon(x, y, xs.length, colour);
    }
}
