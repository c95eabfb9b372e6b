package org.inkling.ui.charts;

/** A colour that depends on the theme. */
@FunctionalInterface
public interface Hue {

    Colour in(Theme theme);

    /** Colour of a sensor axis: X red, Y green, Z blue, then more. */
    static Hue axis(int index) {
        return theme -> theme.axis(index);
    }

    /** Colour of a class, the same in every view. @param index of the class in the list of classes */
    static Hue label(int index) {
        return theme -> theme.label(index);
    }
}
