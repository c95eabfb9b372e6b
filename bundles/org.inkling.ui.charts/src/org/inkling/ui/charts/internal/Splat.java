package org.inkling.ui.charts.internal;

import java.util.Arrays;

/**
 * A small disc with a darker rim, or a ring, as the pixels it covers for 4 × 4 places between pixels, so that it moves smoothly.
 * What is drawn first is in front: a pixel keeps in its upper eight bits how much of it is covered, and a full one is not touched again.
 */
final class Splat {

    private static final int PLACES = 4;
    private static final int OVERSAMPLING = 6;
    private static final double RIM = 0.9;
    private static final int FULL = 250;

    private final double outer;
    private final double inner;
    private final double opacity;
    private final int imageWidth;
    private final int size;
    private final double half;
    private final int[][] offsets = new int[PLACES * PLACES][];
    private final int[][] cover = new int[PLACES * PLACES][];
    private final boolean[][] rim = new boolean[PLACES * PLACES][];

    private Splat(double outer, double inner, double opacity, boolean rimmed, int imageWidth) {
        this.outer = outer;
        this.inner = inner;
        this.opacity = opacity;
        this.imageWidth = imageWidth;
        size = (int) Math.ceil(2 * outer) + 2;
        half = size / 2.0;
        for (int place = 0; place < PLACES * PLACES; place++) {
            make(place, rimmed);
        }
    }

    private void make(int place, boolean rimmed) {
        double centreX = half - 0.5 + (place % PLACES + 0.5) / PLACES;
        double centreY = half - 0.5 + (place / PLACES + 0.5) / PLACES;
        int[] at = new int[size * size];
        int[] covers = new int[size * size];
        boolean[] edge = new boolean[size * size];
        int n = 0;
        for (int i = 0; i < size * size; i++) {
            int x = i % size;
            int y = i / size;
            int part = (int) Math.round(255 * opacity * coverage(x - centreX, y - centreY));
            if (part > 0) {
                at[n] = y * imageWidth + x;
                covers[n] = part;
                edge[n++] = rimmed && Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY) > outer - RIM;
            }
        }
        offsets[place] = Arrays.copyOf(at, n);
        cover[place] = Arrays.copyOf(covers, n);
        rim[place] = Arrays.copyOf(edge, n);
    }

    /** A disc for images of a width. @param radius in pixels */
    static Splat disc(double radius, double opacity, int imageWidth) {
        return new Splat(radius, 0, opacity, radius > 2, imageWidth);
    }

    /** A ring for images of a width. @param radius of its middle, in pixels */
    static Splat ring(double radius, double width, int imageWidth) {
        return new Splat(radius + width / 2, radius - width / 2, 1, false, imageWidth);
    }

    /** Whether it is the disc that {@link #disc} would make. */
    boolean isDisc(double radius, double wantedOpacity, int width) {
        return outer == radius && opacity == wantedOpacity && imageWidth == width;
    }

    /** Part of a pixel that lies between two circles. */
    private double coverage(double x, double y) {
        int hits = 0;
        for (int i = 0; i < OVERSAMPLING * OVERSAMPLING; i++) {
            double distance = Math.hypot(x + (i % OVERSAMPLING + 0.5) / OVERSAMPLING, y + (i / OVERSAMPLING + 0.5) / OVERSAMPLING);
            hits += distance <= outer && distance >= inner ? 1 : 0;
        }
        return (double) hits / (OVERSAMPLING * OVERSAMPLING);
    }

    /** Draws it behind what is there already. @param fill and edge are {@code 0xrrggbb} */
    void draw(int[] pixels, int height, double x, double y, int fill, int edge) {
        double cornerX = x - half + 0.5;
        double cornerY = y - half + 0.5;
        int left = (int) Math.floor(cornerX);
        int top = (int) Math.floor(cornerY);
        if (left < 0 || top < 0 || left + size > imageWidth || top + size > height) {
            return;
        }
        int place = (int) ((cornerY - top) * PLACES) * PLACES + (int) ((cornerX - left) * PLACES);
        int[] at = offsets[place];
        int[] part = cover[place];
        boolean[] dark = rim[place];
        int corner = top * imageWidth + left;
        for (int i = 0; i < at.length; i++) {
            int over = pixels[corner + at[i]];
            int covered = over >>> 24;
            if (covered < FULL) {
                int share = (255 - covered) * (part[i] + 1) >> 8;
                int colour = dark[i] ? edge : fill;
                pixels[corner + at[i]] = covered + share << 24
                        | (over & 0xff00ff) + ((colour & 0xff00ff) * share >>> 8 & 0xff00ff)
                        | (over & 0x00ff00) + ((colour & 0x00ff00) * share >>> 8 & 0x00ff00);
            }
        }
    }
}
