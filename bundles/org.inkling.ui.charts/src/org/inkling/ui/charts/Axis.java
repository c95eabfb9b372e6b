package org.inkling.ui.charts;

/**
 * An axis of a plot.
 *
 * @param title what it measures, may be empty
 * @param unit  its unit, may be empty
 */
public record Axis(String title, String unit) {

    /** An axis without words. */
    public static final Axis NONE = new Axis("", "");

    /** Title and unit as they stand at the axis. */
    public String caption() {
        return title.isEmpty() ? unit : unit.isEmpty() ? title : title + " (" + unit + ")";
    }
}
