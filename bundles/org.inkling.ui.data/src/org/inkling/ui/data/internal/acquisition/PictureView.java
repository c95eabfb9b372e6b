package org.inkling.ui.data.internal.acquisition;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.inkling.data.Thumbnail;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Tone;

/** Shows one picture as large as fits. */
final class PictureView extends Canvas {

    private Image image;

    PictureView(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.Dispose, event -> drop());
    }

    /** Shows a picture, or nothing for null. */
    void show(Thumbnail picture) {
        drop();
        image = picture == null ? null : image(getDisplay(), picture);
        redraw();
    }

    private void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    static Image image(Display display, Thumbnail picture) {
        int width = picture.size().width();
        ImageData data = new ImageData(width, picture.size().height(), 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int y = 0; y < data.height; y++) {
            data.setPixels(0, y, width, picture.pixels(), y * width);
        }
        return new Image(display, data);
    }

    private void paint(GC gc) {
        if (image == null) {
            return;
        }
        Rectangle area = getClientArea();
        Rectangle size = image.getBounds();
        double scale = Math.min((double) area.width / size.width, (double) area.height / size.height);
        int width = Math.max(1, (int) (size.width * scale));
        int height = Math.max(1, (int) (size.height * scale));
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(image, 0, 0, size.width, size.height, (area.width - width) / 2, (area.height - height) / 2, width, height);
    }
}
