package org.inkling.api.operation;

/** Progress of one operation, in parts that follow one another. */
public interface Progress {

    /** Starts a part. @param total units of work in it, 0 when unknown */
    void begin(String part, long total);

    /** Units of the current part done so far. */
    void at(long done);
}
