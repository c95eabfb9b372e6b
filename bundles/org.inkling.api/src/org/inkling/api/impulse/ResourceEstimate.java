package org.inkling.api.impulse;

/**
 * What some work costs on a device, before it was ever built.
 *
 * @param cycles   processor cycles on a Cortex-M4F at zero wait states
 * @param ramBytes peak working memory without the window
 * @param romBytes code and tables
 */
public record ResourceEstimate(long cycles, int ramBytes, int romBytes) {

    public static final ResourceEstimate NONE = new ResourceEstimate(0, 0, 0);
}
