package org.inkling.ui.charts.internal;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.imageio.ImageIO;

import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;

/** Writes SVG 1.1. Text is measured with the sans-serif font of Java, and kept to that width in the picture. */
public final class SvgPainter implements Painter {

    /** Pictures inside the drawing are finer than its points. */
    private static final double PICTURE_ZOOM = 2;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder definitions = new StringBuilder();
    private int ids;

    /** The whole document. */
    public String document(double width, double height, String description) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + n(width) + "\" height=\"" + n(height) + "\" viewBox=\"0 0 " + n(width)
                + " "
                + n(height) + "\" role=\"img\" font-family=\"Inter, 'DejaVu Sans', sans-serif\">\n<title>" + escape(description)
                + "</title>\n"
                + (definitions.isEmpty() ? "" : "<defs>\n" + definitions + "</defs>\n") + body + "</svg>\n";
    }

    @Override
    public void fill(Box box, double radius, Colour colour) {
        rect(box, radius, "fill=\"" + colour.hex() + "\"" + opacity("fill-opacity", colour));
    }

    @Override
    public void fill(Box box, double radius, Colour from, Colour to) {
        String id = "g" + ++ids;
        definitions.append("<linearGradient id=\"").append(id)
                .append("\" x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\"><stop offset=\"0\" stop-color=\"")
                .append(from.hex()).append("\"/><stop offset=\"1\" stop-color=\"").append(to.hex()).append("\"/></linearGradient>\n");
        rect(box, radius, "fill=\"url(#" + id + ")\"");
    }

    @Override
    public void outline(Box box, double radius, Colour colour, double width) {
        rect(box, radius, "fill=\"none\" " + stroke(colour, width));
    }

    private void rect(Box box, double radius, String paint) {
        body.append("<rect x=\"").append(n(box.x())).append("\" y=\"").append(n(box.y())).append("\" width=\"")
                .append(n(Math.max(0, box.width())))
                .append("\" height=\"").append(n(Math.max(0, box.height()))).append('"');
        if (radius > 0) {
            body.append(" rx=\"").append(n(radius)).append('"');
        }
        body.append(' ').append(paint).append("/>\n");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Colour colour, double width) {
        body.append("<line x1=\"").append(n(x1)).append("\" y1=\"").append(n(y1)).append("\" x2=\"").append(n(x2)).append("\" y2=\"")
                .append(n(y2))
                .append("\" ").append(stroke(colour, width)).append("/>\n");
    }

    @Override
    public void polyline(double[] x, double[] y, int count, Colour colour, double width) {
        body.append("<polyline fill=\"none\" stroke-linejoin=\"round\" ").append(stroke(colour, width)).append(" points=\"");
        points(x, y, count);
    }

    @Override
    public void fillPolygon(double[] x, double[] y, int count, Colour colour) {
        body.append("<polygon fill=\"").append(colour.hex()).append('"').append(opacity("fill-opacity", colour)).append(" points=\"");
        points(x, y, count);
    }

    private void points(double[] x, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            body.append(i == 0 ? "" : " ").append(n(x[i])).append(',').append(n(y[i]));
        }
        body.append("\"/>\n");
    }

    @Override
    public void disc(double centreX, double centreY, double radius, Colour colour) {
        body.append("<circle cx=\"").append(n(centreX)).append("\" cy=\"").append(n(centreY)).append("\" r=\"").append(n(radius))
                .append("\" fill=\"")
                .append(colour.hex()).append('"').append(opacity("fill-opacity", colour)).append("/>\n");
    }

    @Override
    public void text(String text, double x, double top, Align align, TextStyle style, Colour colour) {
        if (text.isEmpty()) {
            return;
        }
        String anchor = switch (align) {
            case LEFT -> "";
            case CENTRE -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
        };
        body.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(top + style.size() * 1.1)).append("\" font-size=\"")
                .append(n(style.size()))
                .append('"').append(style.bold() ? " font-weight=\"600\"" : "").append(anchor).append(" textLength=\"")
                .append(n(textWidth(text, style))).append("\" lengthAdjust=\"spacingAndGlyphs\" fill=\"").append(colour.hex()).append("\">")
                .append(escape(text)).append("</text>\n");
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        return AwtFonts.of(style).getStringBounds(text, CONTEXT).getWidth();
    }

    @Override
    public double lineHeight(TextStyle style) {
        return style.size() * 1.4;
    }

    @Override
    public void clip(Box box) {
        String id = "c" + ++ids;
        definitions.append("<clipPath id=\"").append(id).append("\"><rect x=\"").append(n(box.x())).append("\" y=\"").append(n(box.y()))
                .append("\" width=\"").append(n(box.width())).append("\" height=\"").append(n(box.height())).append("\"/></clipPath>\n");
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void unclip() {
        body.append("</g>\n");
    }

    @Override
    public double pixelsPerPoint() {
        return PICTURE_ZOOM;
    }

    @Override
    public void pixels(Box box, int[] rgb, int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(ImagePainter.image(rgb, width, height), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body.append("<image x=\"").append(n(box.x())).append("\" y=\"").append(n(box.y())).append("\" width=\"").append(n(box.width()))
                .append("\" height=\"").append(n(box.height())).append("\" href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png.toByteArray())).append("\"/>\n");
    }

    private static String stroke(Colour colour, double width) {
        return "stroke=\"" + colour.hex() + "\"" + opacity("stroke-opacity", colour) + " stroke-width=\"" + n(width) + "\"";
    }

    private static String opacity(String attribute, Colour colour) {
        return colour.alpha() == 255 ? "" : " " + attribute + "=\"" + n(colour.alpha() / 255.0) + "\"";
    }

    private static String n(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** The fonts of headless pictures. */
    static final class AwtFonts {

        private static final Map<TextStyle, Font> FONTS = new ConcurrentHashMap<>();

        private AwtFonts() {
        }

        static Font of(TextStyle style) {
            return FONTS.computeIfAbsent(style,
                    s -> new Font(Font.SANS_SERIF, s.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) s.size()));
        }
    }
}
