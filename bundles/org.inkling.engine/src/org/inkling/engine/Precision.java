package org.inkling.engine;

import java.util.Locale;

/** The two forms of a trained model. */
public enum Precision {
    /** As trained; the lab tests with it. */
    FLOAT32,
    /** Quantised, as it usually runs on a device. */
    INT8;

    /** Name in files and on the command line: {@code float32} or {@code int8}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
