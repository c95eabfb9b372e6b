package org.inkling.ui.charts;

import java.util.List;

/** Points in three dimensions, each in a group. Immutable; the arrays must not change afterwards. */
public final class PointCloud {

    /** Number of ticks an axis has at most. */
    private static final int TICKS = 5;

    /**
     * A kind of point, one entry of the legend.
     *
     * @param name for the legend
     * @param hue  its colour
     */
    public record Group(String name, Hue hue) {
    }

    private final List<String> axes;
    private final float[] coordinates;
    private final int[] groupOf;
    private final List<Group> groups;
    private final Range[] ranges = new Range[3];
    private final Ticks[] ticks = new Ticks[3];
    private final float[] unit;

    /**
     * @param axes        titles of x, y and z
     * @param coordinates x, y and z of each point; a point with a value that is no number is not shown
     * @param groupOf     index into {@code groups} of each point
     */
    public PointCloud(List<String> axes, float[] coordinates, int[] groupOf, List<Group> groups) {
        if (axes.size() != 3 || coordinates.length != 3 * groupOf.length) {
            throw new IllegalArgumentException("three axes, and three coordinates for each point");
        }
        this.axes = List.copyOf(axes);
        this.coordinates = coordinates;
        this.groupOf = groupOf;
        this.groups = List.copyOf(groups);
        this.unit = new float[coordinates.length];
        for (int axis = 0; axis < 3; axis++) {
            normalise(axis);
        }
    }

    private void normalise(int axis) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = axis; i < coordinates.length; i += 3) {
            if (Float.isFinite(coordinates[i])) {
                low = Math.min(low, coordinates[i]);
                high = Math.max(high, coordinates[i]);
            }
        }
        Range data = (low > high ? new Range(0, 1) : new Range(low, high)).open();
        Ticks inside = Ticks.of(data, TICKS);
        Range range = Ticks.widen(data, TICKS);
        ranges[axis] = range;
        ticks[axis] = new Ticks(range.from(), inside.step(), (int) Math.round(range.length() / inside.step()) + 1, inside.decimals());
        for (int i = axis; i < coordinates.length; i += 3) {
            unit[i] = (float) ((coordinates[i] - range.from()) / range.length() - 0.5);
        }
    }

    public int size() {
        return groupOf.length;
    }

    /** Title of an axis: 0, 1 or 2. */
    public String axis(int axis) {
        return axes.get(axis);
    }

    /** What an axis shows, from tick to tick. */
    public Range range(int axis) {
        return ranges[axis];
    }

    /** Ticks of an axis, the first and the last at its ends. */
    public Ticks ticks(int axis) {
        return ticks[axis];
    }

    public float coordinate(int point, int axis) {
        return coordinates[3 * point + axis];
    }

    public int group(int point) {
        return groupOf[point];
    }

    public List<Group> groups() {
        return groups;
    }

    /** x, y and z of each point in a cube from −0.5 to 0.5; not to be changed. */
    public float[] unit() {
        return unit;
    }
}
