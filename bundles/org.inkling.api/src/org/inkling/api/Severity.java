package org.inkling.api;

/** How much a {@link Problem} matters. */
public enum Severity {
    /** Worth knowing; nothing is wrong. */
    INFO,
    /** The work goes on, but the result may not be what was meant. */
    WARNING,
    /** The thing named cannot be used until it is put right. */
    ERROR
}
