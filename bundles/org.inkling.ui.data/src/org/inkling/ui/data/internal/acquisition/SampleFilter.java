package org.inkling.ui.data.internal.acquisition;

import java.util.Locale;
import java.util.Set;

import org.inkling.data.SignatureState;

/**
 * Which samples the table shows.
 *
 * @param hidden    labels that are not shown
 * @param name      part of the name, any case
 * @param fromMs    least length in milliseconds
 * @param toMs      greatest length in milliseconds
 * @param signature which signatures
 */
record SampleFilter(Set<String> hidden, String name, double fromMs, double toMs, Signature signature) {

    /** Everything. */
    static final SampleFilter NONE = new SampleFilter(Set.of(), "", 0, Double.POSITIVE_INFINITY, Signature.ANY);

    /** Kinds of signatures as people tell them apart. */
    enum Signature {
        ANY("Valid & invalid signatures"), SIGNED("Signed"), VALID("Valid"), INVALID("Invalid"), UNSIGNED("Not signed");

        private final String title;

        Signature(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        boolean accepts(SignatureState state) {
            return switch (this) {
                case ANY -> true;
                case SIGNED -> state == SignatureState.VALID || state == SignatureState.INVALID || state == SignatureState.UNKNOWN_KEY;
                case VALID -> state == SignatureState.VALID;
                case INVALID -> state == SignatureState.INVALID;
                case UNSIGNED -> state == SignatureState.UNSIGNED || state == SignatureState.NONE;
            };
        }
    }

    SampleFilter {
        hidden = Set.copyOf(hidden);
    }

    boolean accepts(SampleRow row) {
        return !hidden.contains(row.ref().label()) && signature.accepts(row.facts().signature())
                && row.ref().lengthMs() >= fromMs && row.ref().lengthMs() <= toMs
                && (name.isBlank() || row.name().toLowerCase(Locale.ROOT).contains(name.strip().toLowerCase(Locale.ROOT)));
    }
}
