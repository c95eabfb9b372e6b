package org.inkling.device.serial.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.data.Axis;

/**
 * What a board that sends lines of numbers sends.
 *
 * @param axes      values a line
 * @param frequency lines a second
 */
record Forwarder(int axes, double frequency) {

    private static final double[] USUAL = { 1, 5, 10, 12.5, 20, 25, 26, 50, 52, 60, 62.5, 100, 104, 119, 125, 200, 208, 250, 400, 416, 500,
            800, 1000 };

    /** Listens for a second; null when no line of numbers comes. */
    static @Nullable Forwarder listen(Terminal terminal) throws IOException, InterruptedException {
        terminal.lines(1_500);
        terminal.lines(300);
        int count = 0;
        int axes = 0;
        long begin = System.nanoTime();
        long last = begin;
        while (System.nanoTime() - begin < 1_000_000_000L) {
            String lines = terminal.lines(200);
            if (lines != null) {
                for (String line : lines.lines().toList()) {
                    float[] row = row(line);
                    if (row != null) {
                        axes = row.length;
                        count++;
                    }
                }
                last = System.nanoTime();
            }
        }
        return count < 1 || axes == 0 ? null : new Forwarder(axes, usual(count / Math.max(0.5, (last - begin) / 1e9)));
    }

    /** The usual frequency nearest to a measured one, when it is near; lines do not come to the millisecond. */
    static double usual(double measured) {
        double best = measured;
        double distance = 0.06 * measured;
        for (double frequency : USUAL) {
            if (Math.abs(frequency - measured) < distance) {
                distance = Math.abs(frequency - measured);
                best = frequency;
            }
        }
        return best == measured ? Math.max(0.1, Math.round(measured * 10) / 10.0) : best;
    }

    /** A line of numbers divided by commas, tabs or blanks; null when it is something else. */
    static float @Nullable [] row(String line) {
        String[] parts = line.strip().split("[,\\t\\s]+");
        if (parts.length == 0 || parts[0].isEmpty()) {
            return null;
        }
        float[] row = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                row[i] = Float.parseFloat(parts[i]);
            } catch (NumberFormatException e) {
                return null;
            }
            if (!Float.isFinite(row[i])) {
                return null;
            }
        }
        return row;
    }

    /** Axes by the names people use: three values are an acceleration. */
    List<Axis> named() {
        if (axes == 3) {
            return List.of(new Axis("accX", "m/s2"), new Axis("accY", "m/s2"), new Axis("accZ", "m/s2"));
        }
        List<Axis> named = new ArrayList<>();
        for (int i = 1; i <= axes; i++) {
            named.add(new Axis("value" + i, "N/A"));
        }
        return named;
    }
}
