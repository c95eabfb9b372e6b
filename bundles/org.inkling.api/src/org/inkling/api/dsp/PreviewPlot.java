package org.inkling.api.dsp;

import java.util.List;

/**
 * One step between a window and its features, as curves over evenly spaced places.
 *
 * @param title  what people read above it, for example {@code After filter}
 * @param x      what the places are, for example {@code time}; may be empty
 * @param xUnit  unit of the places, may be empty
 * @param y      what the values are, with their unit if they have one; may be empty
 * @param start  place of the first value of every curve
 * @param step   distance between places, positive
 * @param curves mostly one for each axis
 */
public record PreviewPlot(String title, String x, String xUnit, String y, double start, double step, List<Curve> curves) {

    /**
     * One curve.
     *
     * @param name   for the legend: the axis, or what else distinguishes the curves
     * @param values not to be changed
     */
    public record Curve(String name, float[] values) {
    }

    public PreviewPlot {
        if (!(step > 0)) {
            throw new IllegalArgumentException("the distance between places has to be positive: " + step);
        }
        curves = List.copyOf(curves);
    }
}
