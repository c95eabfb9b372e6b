package org.inkling.learn.tensorflow;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What comes out of one layer for one window.
 *
 * @param title   name of the layer for people
 * @param size    one number for a flat list, {@code steps × channels}, or {@code rows × columns × channels}
 * @param weights numbers the layer learns
 */
public record LayerShape(String title, List<Integer> size, long weights) {

    public LayerShape {
        size = List.copyOf(size);
    }

    /** Number of values. */
    public int values() {
        return size.stream().reduce(1, Math::multiplyExact);
    }

    /** The size for people: {@code 11 × 3}. */
    public String text() {
        return size.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
