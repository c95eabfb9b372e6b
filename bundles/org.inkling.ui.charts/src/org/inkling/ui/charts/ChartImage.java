package org.inkling.ui.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import org.inkling.ui.charts.internal.ImagePainter;
import org.inkling.ui.charts.internal.SvgPainter;

/** Pictures of charts for reports, made without a display. */
public final class ChartImage {

    private static final double MARGIN = 12;

    private ChartImage() {
    }

    /**
     * A chart as PNG on the ground of a card.
     *
     * @param width  in points
     * @param height in points
     * @param zoom   pixels for each point, for example 2
     */
    public static byte[] png(Chart chart, int width, int height, double zoom, Theme theme) {
        BufferedImage image = new BufferedImage((int) Math.round(width * zoom), (int) Math.round(height * zoom),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(zoom, zoom);
            paint(chart, new ImagePainter(graphics), width, height, theme);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A chart as SVG on the ground of a card; width and height in points. */
    public static String svg(Chart chart, int width, int height, Theme theme) {
        SvgPainter painter = new SvgPainter();
        paint(chart, painter, width, height, theme);
        return painter.document(width, height, chart.description());
    }

    private static void paint(Chart chart, Painter painter, int width, int height, Theme theme) {
        Box all = new Box(0, 0, width, height);
        painter.fill(all, 0, theme.colour(Tone.SURFACE));
        chart.paint(painter, all.inset(MARGIN), theme);
    }
}
