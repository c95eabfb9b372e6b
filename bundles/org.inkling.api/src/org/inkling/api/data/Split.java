package org.inkling.api.data;

import java.util.Locale;

/** The part of the dataset a sample belongs to. */
public enum Split {
    TRAINING, TESTING;

    /** Name in files and paths: {@code training} or {@code testing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
