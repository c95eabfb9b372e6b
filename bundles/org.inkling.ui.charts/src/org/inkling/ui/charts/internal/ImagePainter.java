package org.inkling.ui.charts.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;

/** Paints on a Java 2D surface; needs no display. */
public final class ImagePainter implements Painter {

    private final Graphics2D graphics;

    public ImagePainter(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void fill(Box box, double radius, Colour colour) {
        graphics.setColor(color(colour));
        graphics.fill(shape(box, radius));
    }

    @Override
    public void fill(Box box, double radius, Colour from, Colour to) {
        graphics.setPaint(
                new GradientPaint((float) box.x(), (float) box.y(), color(from), (float) box.right(), (float) box.bottom(), color(to)));
        graphics.fill(shape(box, radius));
    }

    @Override
    public void outline(Box box, double radius, Colour colour, double width) {
        stroke(colour, width);
        graphics.draw(shape(box, radius));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Colour colour, double width) {
        stroke(colour, width);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Colour colour, double width) {
        stroke(colour, width);
        graphics.draw(path(x, y, count));
    }

    @Override
    public void fillPolygon(double[] x, double[] y, int count, Colour colour) {
        graphics.setColor(color(colour));
        graphics.fill(path(x, y, count));
    }

    @Override
    public void disc(double centreX, double centreY, double radius, Colour colour) {
        graphics.setColor(color(colour));
        graphics.fill(new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double top, Align align, TextStyle style, Colour colour) {
        FontMetrics metrics = metrics(style);
        double width = align == Align.LEFT ? 0 : textWidth(text, style);
        double left = align == Align.RIGHT ? x - width : align == Align.CENTRE ? x - width / 2 : x;
        graphics.setFont(SvgPainter.AwtFonts.of(style));
        graphics.setColor(color(colour));
        graphics.drawString(text, (float) left, (float) (top + metrics.getAscent()));
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        return metrics(style).getStringBounds(text, graphics).getWidth();
    }

    @Override
    public double lineHeight(TextStyle style) {
        return metrics(style).getAscent() + metrics(style).getDescent();
    }

    @Override
    public void clip(Box box) {
        graphics.setClip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    }

    @Override
    public void unclip() {
        graphics.setClip(null);
    }

    @Override
    public double pixelsPerPoint() {
        return graphics.getTransform().getScaleX();
    }

    @Override
    public void pixels(Box box, int[] rgb, int width, int height) {
        AffineTransform place = AffineTransform.getTranslateInstance(box.x(), box.y());
        place.scale(box.width() / width, box.height() / height);
        graphics.drawImage(image(rgb, width, height), place, null);
    }

    static BufferedImage image(int[] rgb, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }

    private FontMetrics metrics(TextStyle style) {
        return graphics.getFontMetrics(SvgPainter.AwtFonts.of(style));
    }

    private void stroke(Colour colour, double width) {
        graphics.setColor(color(colour));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private static Shape shape(Box box, double radius) {
        return radius > 0
                ? new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius)
                : new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }

    private static Path2D path(double[] x, double[] y, int count) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count);
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        return path;
    }

    private static Color color(Colour colour) {
        return new Color(colour.argb(), true);
    }
}
