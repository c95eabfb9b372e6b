package org.inkling.project;

/**
 * A replacement of one region of a text; everything outside stays as it is.
 *
 * @param offset      first character replaced, 0-based
 * @param length      number of characters replaced
 * @param replacement what takes their place
 */
public record TextEdit(int offset, int length, String replacement) {

    /** The text after the edit. */
    public String apply(String text) {
        return text.substring(0, offset) + replacement + text.substring(offset + length);
    }
}
