package org.inkling.ui.charts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.inkling.ui.charts.internal.Fonts;

/** Paints on an SWT graphics context; text is relative to the font of the system. */
public final class GcPainter implements Painter {

    /** Published by SWT: pixels in a hundred points. */
    private static final String DEVICE_ZOOM = "org.eclipse.swt.internal.deviceZoom";
    private static final PaletteData PALETTE = new PaletteData(0xff0000, 0xff00, 0xff);

    private final GC gc;
    private final Rectangle outerClip;

    public GcPainter(GC gc) {
        this.gc = gc;
        this.outerClip = gc.getClipping();
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        gc.setLineJoin(SWT.JOIN_ROUND);
    }

    @Override
    public void fill(Box box, double radius, Colour colour) {
        gc.setBackground(color(colour));
        gc.setAlpha(colour.alpha());
        fillShape(box, radius);
        gc.setAlpha(255);
    }

    @Override
    public void fill(Box box, double radius, Colour from, Colour to) {
        Pattern pattern = new Pattern(gc.getDevice(), (float) box.x(), (float) box.y(), (float) box.right(), (float) box.bottom(),
                color(from), color(to));
        gc.setBackgroundPattern(pattern);
        fillShape(box, radius);
        gc.setBackgroundPattern(null);
        pattern.dispose();
    }

    @Override
    public void outline(Box box, double radius, Colour colour, double width) {
        stroke(colour, width);
        Path path = path(box, radius);
        gc.drawPath(path);
        path.dispose();
        gc.setAlpha(255);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Colour colour, double width) {
        stroke(colour, width);
        Path path = new Path(gc.getDevice());
        path.moveTo((float) x1, (float) y1);
        path.lineTo((float) x2, (float) y2);
        gc.drawPath(path);
        path.dispose();
        gc.setAlpha(255);
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Colour colour, double width) {
        if (count < 2) {
            return;
        }
        stroke(colour, width);
        Path path = path(x, y, count);
        gc.drawPath(path);
        path.dispose();
        gc.setAlpha(255);
    }

    @Override
    public void fillPolygon(double[] x, double[] y, int count, Colour colour) {
        gc.setBackground(color(colour));
        gc.setAlpha(colour.alpha());
        Path path = path(x, y, count);
        gc.fillPath(path);
        path.dispose();
        gc.setAlpha(255);
    }

    @Override
    public void disc(double centreX, double centreY, double radius, Colour colour) {
        gc.setBackground(color(colour));
        gc.setAlpha(colour.alpha());
        Path path = new Path(gc.getDevice());
        path.addArc((float) (centreX - radius), (float) (centreY - radius), (float) (2 * radius), (float) (2 * radius), 0, 360);
        gc.fillPath(path);
        path.dispose();
        gc.setAlpha(255);
    }

    @Override
    public void text(String text, double x, double top, Align align, TextStyle style, Colour colour) {
        gc.setFont(font(style));
        gc.setForeground(color(colour));
        int width = align == Align.LEFT ? 0 : gc.stringExtent(text).x;
        double left = align == Align.RIGHT ? x - width : align == Align.CENTRE ? x - width / 2.0 : x;
        gc.drawString(text, (int) Math.round(left), (int) Math.round(top), true);
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        gc.setFont(font(style));
        return gc.stringExtent(text).x;
    }

    @Override
    public double lineHeight(TextStyle style) {
        gc.setFont(font(style));
        Point extent = gc.stringExtent("Ag");
        return extent.y;
    }

    @Override
    public void clip(Box box) {
        int left = (int) Math.floor(box.x());
        int top = (int) Math.floor(box.y());
        Rectangle wanted = new Rectangle(left, top, (int) Math.ceil(box.right()) - left, (int) Math.ceil(box.bottom()) - top);
        gc.setClipping(wanted.intersection(outerClip));
    }

    @Override
    public void unclip() {
        gc.setClipping(outerClip);
    }

    @Override
    public double pixelsPerPoint() {
        return Integer.getInteger(DEVICE_ZOOM, 100) / 100.0;
    }

    @Override
    public void pixels(Box box, int[] rgb, int width, int height) {
        ImageData fine = new ImageData(width, height, 32, PALETTE, 4, bytes(rgb));
        int zoom = Integer.getInteger(DEVICE_ZOOM, 100);
        Image image = new Image(gc.getDevice(),
                (ImageDataProvider) wanted -> wanted == zoom
                        ? fine
                        : wanted == 100 ? fine.scaledTo((int) Math.round(box.width()), (int) Math.round(box.height())) : null);
        gc.drawImage(image, (int) Math.round(box.x()), (int) Math.round(box.y()));
        image.dispose();
    }

    /** Four bytes for each pixel, as a 32 bit image without opacity has them. */
    private static byte[] bytes(int[] rgb) {
        byte[] bytes = new byte[4 * rgb.length];
        java.nio.ByteBuffer.wrap(bytes).asIntBuffer().put(rgb);
        return bytes;
    }

    /** The font of a style on a display, for native widgets; not to be disposed. */
    public static Font font(Device device, TextStyle style) {
        return Fonts.of(device, style);
    }

    private Font font(TextStyle style) {
        return Fonts.of(gc.getDevice(), style);
    }

    private void stroke(Colour colour, double width) {
        gc.setForeground(color(colour));
        gc.setAlpha(colour.alpha());
        gc.setLineAttributes(new org.eclipse.swt.graphics.LineAttributes((float) width, SWT.CAP_ROUND, SWT.JOIN_ROUND));
    }

    private void fillShape(Box box, double radius) {
        Path path = path(box, radius);
        gc.fillPath(path);
        path.dispose();
    }

    private Path path(Box box, double radius) {
        float x = (float) box.x();
        float y = (float) box.y();
        float w = (float) box.width();
        float h = (float) box.height();
        Path path = new Path(gc.getDevice());
        float d = (float) Math.min(2 * radius, Math.min(w, h));
        if (d <= 0) {
            path.addRectangle(x, y, w, h);
            return path;
        }
        path.addArc(x, y, d, d, 180, -90);
        path.addArc(x + w - d, y, d, d, 90, -90);
        path.addArc(x + w - d, y + h - d, d, d, 0, -90);
        path.addArc(x, y + h - d, d, d, 270, -90);
        path.close();
        return path;
    }

    private Path path(double[] x, double[] y, int count) {
        Path path = new Path(gc.getDevice());
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                path.moveTo((float) x[i], (float) y[i]);
            } else {
                path.lineTo((float) x[i], (float) y[i]);
            }
        }
        return path;
    }

    private static Color color(Colour colour) {
        return new Color(colour.red(), colour.green(), colour.blue());
    }
}
