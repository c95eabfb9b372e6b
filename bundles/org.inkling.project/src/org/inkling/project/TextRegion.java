package org.inkling.project;

/** A region of a text, in characters: 0-based offset and length. */
public record TextRegion(int offset, int length) {

    public int end() {
        return offset + length;
    }
}
