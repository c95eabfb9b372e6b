package org.inkling.ui.charts;

/** What a colour means; a {@link Theme} says which one it is. */
public enum Tone implements Hue {
    /** Ground of a page. */
    PAGE,
    /** Ground of a card. */
    SURFACE,
    /** Ground of window furniture. */
    CHROME,
    /** Ground of a plot. */
    PLOT,
    /** Hairlines and grids. */
    LINE, TEXT,
    /** Captions and secondary text. */
    MUTED,
    /** The primary action and the selection. */
    ACCENT,
    /** Ground behind something selected. */
    ACCENT_SOFT,
    /** Text on {@link #ACCENT}. */
    ON_ACCENT,
    /** Done, right. */
    OK, OK_SOFT,
    /** Wrong. */
    BAD, BAD_SOFT,
    /** Needs attention. */
    WARN, WARN_SOFT,
    /** Signal processing blocks. */
    DSP,
    /** Start and end of the gradient of the input block. */
    INPUT_FROM, INPUT_TO,
    /** Start and end of the gradient of a learning block. */
    LEARN_FROM, LEARN_TO,
    /** Start and end of the gradient of the output block. */
    OUTPUT_FROM, OUTPUT_TO,
    /** A second curve beside the accent. */
    VIOLET;

    @Override
    public Colour in(Theme theme) {
        return theme.colour(this);
    }
}
