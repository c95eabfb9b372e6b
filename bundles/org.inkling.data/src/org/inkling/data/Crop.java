package org.inkling.data;

/**
 * The part of a recording that is used; the file keeps all of it.
 *
 * @param startIndex first frame, from 0
 * @param endIndex   last frame, inclusive
 */
public record Crop(int startIndex, int endIndex) {

    public Crop {
        if (startIndex < 0 || endIndex < startIndex) {
            throw new IllegalArgumentException("no frames from " + startIndex + " to " + endIndex);
        }
    }

    /** Number of frames. */
    public int frames() {
        return endIndex - startIndex + 1;
    }

    /** Whether a file of so many frames has this part. */
    public boolean fits(int fileFrames) {
        return endIndex < fileFrames;
    }
}
