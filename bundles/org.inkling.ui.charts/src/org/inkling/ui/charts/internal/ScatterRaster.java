package org.inkling.ui.charts.internal;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.PointCloud;
import org.inkling.ui.charts.ScatterChart;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.charts.View3D;

/**
 * Paints the points of a cloud into an image: projects them, sorts them by depth in one pass of counting, and draws a small disc for each,
 * the nearest first; what is behind a full pixel costs no more than a look. Far points are a little paler.
 * Keeps its buffers, so that one canvas uses one raster for all its frames.
 */
public final class ScatterRaster {

    private static final int DEPTHS = 2048;
    /** Half the diagonal of the cube. */
    private static final double REACH = 0.8661;
    private static final int FOG_LEVELS = 16;
    private static final double FOG = 0.45;
    private static final double EDGE = 0.28;
    private static final double OPACITY = 0.92;
    /** So many points hide each other anyway. */
    private static final int MANY = 5_000;
    private static final double RING_WIDTH = 1.6;

    private float[] xs = new float[0];
    private float[] ys = new float[0];
    private short[] depths = new short[0];
    private int[] order = new int[0];
    private int[] pixels = new int[0];
    private int[] front = new int[0];
    private @Nullable Splat lastDisc;
    private int width;
    private int height;
    private int visible;

    /** Starts an image of one colour. */
    public void clear(int newWidth, int newHeight, Colour ground) {
        width = newWidth;
        height = newHeight;
        if (pixels.length != width * height) {
            pixels = new int[width * height];
            front = new int[width * height];
        }
        Arrays.fill(pixels, ground.argb() & 0xffffff);
    }

    /** The image, {@code 0xrrggbb}, rows from the top. */
    public int[] pixels() {
        return pixels;
    }

    /** An even line, one pixel wide. */
    public void line(double x1, double y1, double x2, double y2, Colour colour) {
        boolean steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
        double from = steep ? y1 : x1;
        double to = steep ? y2 : x2;
        double across = steep ? x1 : y1;
        double slope = to == from ? 0 : ((steep ? x2 : y2) - across) / (to - from);
        int first = (int) Math.round(Math.min(from, to));
        int last = (int) Math.round(Math.max(from, to));
        for (int i = first; i <= last; i++) {
            double at = across + slope * (i - from);
            int whole = (int) Math.floor(at);
            int part = (int) (256 * (at - whole));
            blend(steep ? whole : i, steep ? i : whole, colour, 256 - part);
            blend(steep ? whole + 1 : i, steep ? i : whole + 1, colour, part);
        }
    }

    private void blend(int x, int y, Colour colour, int alpha) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        int under = pixels[y * width + x];
        int redBlue = under & 0xff00ff;
        int green = under & 0x00ff00;
        redBlue = redBlue + (((colour.argb() & 0xff00ff) - redBlue) * alpha >> 8) & 0xff00ff;
        green = green + (((colour.argb() & 0x00ff00) - green) * alpha >> 8) & 0x00ff00;
        pixels[y * width + x] = redBlue | green;
    }

    /**
     * Paints the points.
     *
     * @param scale  pixels for an edge of the cube
     * @param zoom   pixels for each point of length
     */
    public void points(ScatterChart chart, double centreX, double centreY, double scale, double zoom, Theme theme) {
        project(chart, centreX, centreY, scale);
        sort();
        Arrays.fill(front, 0);
        PointCloud cloud = chart.cloud();
        int[][] palette = palette(cloud, theme);
        double radius = radius(cloud.size()) * zoom * Math.min(1.6, Math.sqrt(chart.view().zoom()));
        if (shows(chart.picked())) {
            picked(chart.picked(), radius, zoom, palette[cloud.group(chart.picked())], theme);
        }
        Splat disc = disc(radius, cloud.size() > MANY ? 1 : OPACITY);
        Splat ring = Splat.ring(radius + 1.8 * zoom, RING_WIDTH * zoom, width);
        int wrong = theme.colour(Tone.BAD).argb() & 0xffffff;
        boolean rings = !chart.ringed().isEmpty();
        for (int i = 0; i < visible; i++) {
            int point = order[i];
            int fog = depths[point] * FOG_LEVELS / DEPTHS;
            int[] colours = palette[cloud.group(point)];
            disc.draw(front, height, xs[point], ys[point], colours[2 * fog], colours[2 * fog + 1]);
            if (rings && chart.ringed().get(point)) {
                ring.draw(front, height, xs[point], ys[point], wrong, wrong);
            }
        }
        layFrontOverGround();
    }

    private void picked(int point, double radius, double zoom, int[] colours, Theme theme) {
        int ink = theme.colour(Tone.TEXT).argb() & 0xffffff;
        Splat.disc(radius * 1.5, 1, width).draw(front, height, xs[point], ys[point], colours[0], colours[1]);
        Splat.ring(radius * 1.5 + 3 * zoom, 2 * zoom, width).draw(front, height, xs[point], ys[point], ink, ink);
    }

    /** The disc of the last image, while size and width stay the same. */
    private Splat disc(double radius, double opacity) {
        Splat made = lastDisc;
        if (made == null || !made.isDisc(radius, opacity, width)) {
            made = Splat.disc(radius, opacity, width);
            lastDisc = made;
        }
        return made;
    }

    private void layFrontOverGround() {
        for (int i = 0; i < pixels.length; i++) {
            int over = front[i];
            if (over != 0) {
                int rest = 255 - (over >>> 24);
                int ground = pixels[i];
                pixels[i] = (over & 0xff00ff) + ((ground & 0xff00ff) * rest >>> 8 & 0xff00ff)
                        | (over & 0x00ff00) + ((ground & 0x00ff00) * rest >>> 8 & 0x00ff00);
            }
        }
    }

    /** Smaller when there are many. */
    private static double radius(int points) {
        return points <= 500 ? 4 : points <= 5_000 ? 3.2 : points <= 30_000 ? 2.4 : 1.7;
    }

    /** For each group the fill and the edge at every level of fog, the nearest first. */
    private static int[][] palette(PointCloud cloud, Theme theme) {
        Colour ground = theme.colour(Tone.PLOT);
        Colour ink = Colour.of(theme.dark() ? "#000000" : "#10182a");
        int[][] palette = new int[cloud.groups().size()][2 * FOG_LEVELS];
        for (int group = 0; group < palette.length; group++) {
            Colour own = cloud.groups().get(group).hue().in(theme);
            for (int fog = 0; fog < FOG_LEVELS; fog++) {
                double share = FOG * fog / FOG_LEVELS;
                palette[group][2 * fog] = own.mix(ground, share).argb() & 0xffffff;
                palette[group][2 * fog + 1] = own.mix(ink, EDGE).mix(ground, share).argb() & 0xffffff;
            }
        }
        return palette;
    }

    /** Fills places and depths; a point that is hidden, or not a number, gets depth −1. */
    private void project(ScatterChart chart, double centreX, double centreY, double scale) {
        PointCloud cloud = chart.cloud();
        int n = cloud.size();
        if (xs.length != n) {
            xs = new float[n];
            ys = new float[n];
            depths = new short[n];
            order = new int[n];
        }
        boolean[] hidden = new boolean[cloud.groups().size()];
        chart.hidden().stream().filter(g -> g >= 0 && g < hidden.length).forEach(g -> hidden[g] = true);
        View3D view = chart.view();
        float sinYaw = (float) Math.sin(view.yaw());
        float cosYaw = (float) Math.cos(view.yaw());
        float sinPitch = (float) Math.sin(view.pitch());
        float cosPitch = (float) Math.cos(view.pitch());
        float distance = (float) view.distance();
        float size = (float) (scale * view.zoom() * distance);
        float toDepth = (float) (DEPTHS / (2 * REACH));
        float[] unit = cloud.unit();
        for (int i = 0, at = 0; i < n; i++, at += 3) {
            float across = cosYaw * unit[at] - sinYaw * unit[at + 1];
            float away = sinYaw * unit[at] + cosYaw * unit[at + 1];
            float depth = away * cosPitch - unit[at + 2] * sinPitch;
            float closer = size / (distance + depth);
            xs[i] = (float) centreX + across * closer;
            ys[i] = (float) centreY - (unit[at + 2] * cosPitch + away * sinPitch) * closer;
            boolean shown = !hidden[cloud.group(i)] && depth == depth;
            depths[i] = (short) (shown ? Math.max(0, Math.min(DEPTHS - 1, (int) ((depth + (float) REACH) * toDepth))) : -1);
        }
    }

    /** The shown points, the nearest first. */
    private void sort() {
        int[] starts = new int[DEPTHS + 1];
        int n = depths.length;
        for (int i = 0; i < n; i++) {
            if (depths[i] >= 0) {
                starts[depths[i] + 1]++;
            }
        }
        for (int d = 0; d < DEPTHS; d++) {
            starts[d + 1] += starts[d];
        }
        visible = starts[DEPTHS];
        for (int i = 0; i < n; i++) {
            if (depths[i] >= 0) {
                order[starts[depths[i]]++] = i;
            }
        }
    }

    /** The nearest shown point of the last image around a place, the front one among equally near; −1 when there is none within reach. */
    public int pointAt(double x, double y, double reach) {
        int best = -1;
        double least = reach * reach;
        for (int i = 0; i < visible; i++) {
            int point = order[i];
            double dx = xs[point] - x;
            double dy = ys[point] - y;
            double distance = dx * dx + dy * dy;
            if (distance < least) {
                least = distance;
                best = point;
            }
        }
        return best;
    }

    /** Where a point is in the last image, in pixels. */
    public double x(int point) {
        return xs[point];
    }

    public double y(int point) {
        return ys[point];
    }

    /** Whether a point is in the last image. */
    public boolean shows(int point) {
        return point >= 0 && point < depths.length && depths[point] >= 0;
    }
}
