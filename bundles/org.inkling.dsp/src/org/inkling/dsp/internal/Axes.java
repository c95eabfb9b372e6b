package org.inkling.dsp.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Resolution;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;

/** The axes one use of a block takes from the window. */
public final class Axes {

    private final List<String> names;
    private final int[] columns;

    private Axes(List<String> names, int[] columns) {
        this.names = names;
        this.columns = columns;
    }

    /** The named axes in the order of the block's inputs; all of the window when it names none. */
    public static Axes of(BlockUse use, SignalShape in) {
        List<String> names = use.inputs().isEmpty() ? in.axes() : use.inputs();
        return new Axes(names, names.stream().mapToInt(in.axes()::indexOf).toArray());
    }

    static void check(BlockUse use, SignalShape in, Checks checks) {
        for (String name : use.inputs()) {
            if (!in.axes().contains(name)) {
                checks.error("dsp.unknown-axis", "inputs", "The window has no axis \"" + name + "\".",
                        Resolution.advice("Use some of: " + String.join(", ", in.axes())));
            }
        }
    }

    public List<String> names() {
        return names;
    }

    public int count() {
        return columns.length;
    }

    /** Column of an axis in the window. */
    public int column(int axis) {
        return columns[axis];
    }

    /** Feature names of all axes from those of one: axis name, space, feature name. */
    public List<String> prefix(List<String> perAxis) {
        List<String> all = new ArrayList<>(names.size() * perAxis.size());
        for (String axis : names) {
            perAxis.forEach(feature -> all.add(axis + " " + feature));
        }
        return all;
    }

    /** Copies one axis of a window, multiplied by a factor, to {@code x}. */
    public static void gather(float[] window, int column, int stride, int frames, float scale, float[] x) {
        int from = column;
        for (int i = 0; i < frames; i++) {
            x[i] = window[from] * scale;
            from += stride;
        }
    }
}
