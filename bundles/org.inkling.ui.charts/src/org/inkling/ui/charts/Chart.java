package org.inkling.ui.charts;

/** An immutable picture of something; painting it needs no display. */
public interface Chart {

    void paint(Painter painter, Box area, Theme theme);

    /** What the chart shows, in words, for people who do not see it. */
    String description();
}
