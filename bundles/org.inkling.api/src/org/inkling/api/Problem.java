package org.inkling.api;

import java.util.List;

/**
 * Something a person can put right: what happened, where, and what to do.
 *
 * @param severity    how much it matters
 * @param code        stable id of the rule that found it, for example {@code data.short-file}
 * @param where       the place
 * @param summary     one sentence for people, without the place
 * @param resolutions ways out, the best first; may be empty
 */
public record Problem(Severity severity, String code, Location where, String summary, List<Resolution> resolutions) {

    public Problem {
        resolutions = List.copyOf(resolutions);
    }

    /** An error with advice that a person follows. */
    public static Problem error(String code, Location where, String summary, String... advice) {
        return new Problem(Severity.ERROR, code, where, summary, advice(advice));
    }

    /** A warning with advice that a person follows. */
    public static Problem warning(String code, Location where, String summary, String... advice) {
        return new Problem(Severity.WARNING, code, where, summary, advice(advice));
    }

    private static List<Resolution> advice(String... advice) {
        return java.util.Arrays.stream(advice).map(Resolution::advice).toList();
    }

    /** One line for a log: place, summary, ways out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(where.toString()).append(": ").append(summary);
        if (!resolutions.isEmpty()) {
            text.append(" → ").append(String.join("; ", resolutions.stream().map(Resolution::label).toList()));
        }
        return text.toString();
    }
}
