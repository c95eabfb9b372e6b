package org.inkling.cli;

/** Exit codes, which scripts can rely on. */
public final class ExitCode {

    /** Done. */
    public static final int OK = 0;
    /** Something a person can put right; it was told on standard error. */
    public static final int PROBLEMS = 1;
    /** The command line is wrong; the usage was told on standard error. */
    public static final int USAGE = 2;
    /** A defect of the program. */
    public static final int INTERNAL = 3;
    /** Interrupted by the person. */
    public static final int CANCELLED = 130;

    private ExitCode() {
    }
}
