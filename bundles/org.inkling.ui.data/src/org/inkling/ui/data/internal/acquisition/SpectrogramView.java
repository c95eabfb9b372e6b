package org.inkling.ui.data.internal.acquisition;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** Shows a spectrogram below its waveform, low frequencies at the bottom. */
final class SpectrogramView extends Canvas {

    /** Quieter than this below the loudest is ground. */
    private static final float RANGE_DB = 70;

    private Spectrogram spectrogram;
    private Image image;
    private boolean dark;

    SpectrogramView(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.Dispose, event -> drop());
    }

    void show(Spectrogram shown) {
        spectrogram = shown;
        drop();
        redraw();
    }

    private void drop() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private void paint(GC gc) {
        if (spectrogram == null) {
            return;
        }
        Theme theme = Look.theme();
        if (image != null && dark != theme.dark()) {
            drop();
        }
        if (image == null) {
            dark = theme.dark();
            image = new Image(getDisplay(), data(spectrogram, theme));
        }
        Rectangle area = getClientArea();
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(image, 0, 0, spectrogram.columns(), spectrogram.rows(), 0, 0, area.width, area.height);
        GcPainter painter = new GcPainter(gc);
        String top = Numbers.decimal(spectrogram.highestHz() / 1000, 1) + " kHz";
        painter.text(top, 6, 3, Align.LEFT, TextStyle.SMALL, theme.colour(Tone.TEXT));
        painter.text("0", 6, area.height - painter.lineHeight(TextStyle.SMALL) - 3, Align.LEFT, TextStyle.SMALL, theme.colour(Tone.TEXT));
    }

    /** Three colours from the ground over violet to orange, in equal steps of loudness. */
    private static ImageData data(Spectrogram spectrogram, Theme theme) {
        ImageData data = new ImageData(spectrogram.columns(), spectrogram.rows(), 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        Colour quiet = theme.colour(Tone.PLOT);
        Colour middle = theme.colour(Tone.VIOLET);
        Colour loud = Colour.of(theme.dark() ? "#ffd27a" : "#c2410c");
        for (int c = 0; c < spectrogram.columns(); c++) {
            for (int r = 0; r < spectrogram.rows(); r++) {
                double level = Math.max(0, 1 + spectrogram.decibels()[c * spectrogram.rows() + r] / RANGE_DB);
                Colour colour = level < 0.6 ? quiet.mix(middle, level / 0.6) : middle.mix(loud, (level - 0.6) / 0.4);
                data.setPixel(c, spectrogram.rows() - 1 - r, colour.argb() & 0xFFFFFF);
            }
        }
        return data;
    }
}
