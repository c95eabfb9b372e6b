package org.inkling.ui.data.internal.acquisition;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.widgets.Control;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Colour;

/** Small dots in the colours of the labels, for tables; disposed with the control they are made for. */
final class Swatches {

    private static final int SIZE = 10;

    private final Control control;
    private final Map<Colour, Image> images = new HashMap<>();

    Swatches(Control control) {
        this.control = control;
        control.addListener(SWT.Dispose, event -> images.values().forEach(Image::dispose));
    }

    Image of(int label) {
        return images.computeIfAbsent(Look.theme().label(label), this::draw);
    }

    private Image draw(Colour colour) {
        ImageGcDrawer drawer = new ImageGcDrawer() {

            @Override
            public void drawOn(GC gc, int width, int height) {
                gc.setAntialias(SWT.ON);
                gc.setBackground(new Color(colour.red(), colour.green(), colour.blue()));
                gc.fillOval(1, 1, width - 2, height - 2);
            }

            @Override
            public int getGcStyle() {
                return SWT.TRANSPARENT;
            }
        };
        return new Image(control.getDisplay(), drawer, SIZE, SIZE);
    }
}
