package org.inkling.engine;

import java.util.List;

/**
 * How an export compared with the workbench, window by window.
 *
 * @param target      id of the deployment target
 * @param verifier    id of the way it was run
 * @param title       the same for people
 * @param windows     windows of training and testing data that were compared
 * @param identical   those whose int8 outputs are the workbench's, every bit
 * @param rounded     those where a feature, within its tolerance, fell on the other side of a rounding step of the network's input, and
 *                    the network computed from it what the workbench computes from it
 * @param featureError largest difference of a feature, relative to its size or to a thousandth of the largest feature of its window
 * @param differences the first windows that are neither, one line each; empty when all is well
 */
public record Verification(String target, String verifier, String title, int windows, int identical, int rounded, double featureError,
        List<String> differences) {

    public Verification {
        differences = List.copyOf(differences);
    }

    /** Whether every window is answered as in the workbench. */
    public boolean passed() {
        return identical + rounded == windows;
    }
}
