package org.inkling.api;

import java.util.Map;

/**
 * A way out of a {@link Problem}.
 *
 * @param label     what a person reads, an imperative: "Exclude the sample"
 * @param action    id of the action that does it ({@code sample.exclude}); empty when a person has to do it
 * @param arguments arguments of the action
 */
public record Resolution(String label, String action, Map<String, String> arguments) {

    public Resolution {
        arguments = Map.copyOf(arguments);
    }

    /** Advice that no action of the program can carry out. */
    public static Resolution advice(String label) {
        return new Resolution(label, "", Map.of());
    }
}
