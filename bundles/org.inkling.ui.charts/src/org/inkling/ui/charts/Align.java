package org.inkling.ui.charts;

/** Which end of a text stands at the given place. */
public enum Align {
    LEFT, CENTRE, RIGHT
}
