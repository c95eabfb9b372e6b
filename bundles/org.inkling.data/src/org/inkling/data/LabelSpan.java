package org.inkling.data;

/**
 * A label of a part of a sample.
 *
 * @param startIndex first frame, from 0
 * @param endIndex   last frame, inclusive
 * @param label      class
 */
public record LabelSpan(int startIndex, int endIndex, String label) {
}
