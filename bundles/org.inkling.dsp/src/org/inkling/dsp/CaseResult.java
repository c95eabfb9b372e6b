package org.inkling.dsp;

import java.util.Locale;

/**
 * What one recorded case showed.
 *
 * @param line      1-based line of the file
 * @param name      block, version and what tells the case from others
 * @param outcome   passed, failed, or skipped because no such block is installed
 * @param worst     largest relative error of any feature (definition: README of the bundle);
 *                  {@link Double#NaN} when no features could be compared
 * @param feature   name of the feature with the error that is largest against its tolerance; empty when none were compared
 * @param tolerance relative error allowed for that feature
 * @param note      definition used, or why the case failed or was skipped; may be empty
 */
public record CaseResult(int line, String name, Outcome outcome, double worst, String feature, double tolerance, String note) {

    /** How a case ended. */
    public enum Outcome {
        PASSED, FAILED, SKIPPED
    }

    static CaseResult failed(int line, String name, String why) {
        return new CaseResult(line, name, Outcome.FAILED, Double.NaN, "", 0, why);
    }

    static CaseResult skipped(int line, String name, String why) {
        return new CaseResult(line, name, Outcome.SKIPPED, Double.NaN, "", 0, why);
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }

    public boolean failed() {
        return outcome == Outcome.FAILED;
    }

    public boolean skipped() {
        return outcome == Outcome.SKIPPED;
    }

    /** One line for people. */
    @Override
    public String toString() {
        String start = String.format(Locale.ROOT, "line %d: %s: ", line, name);
        String end = note.isEmpty() ? "" : " [" + note + "]";
        return switch (outcome) {
            case SKIPPED -> start + "skipped: " + note;
            case PASSED ->
                start + String.format(Locale.ROOT, "pass, worst relative error %.2e (%s, tolerance %.0e)", worst, feature, tolerance) + end;
            case FAILED -> Double.isNaN(worst)
                    ? start + "FAIL: " + note
                    : start + String.format(Locale.ROOT, "FAIL, worst relative error %.2e (%s, tolerance %.0e)", worst, feature, tolerance)
                            + end;
        };
    }
}
