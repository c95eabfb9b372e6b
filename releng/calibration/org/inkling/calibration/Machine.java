package org.inkling.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs bare-metal programs and counts cycles, code and stack. */
interface Machine {

    /** What one stretch of a program took. */
    record Region(double cycles, int stack) {
    }

    /** What a program took. @param code text and helpers without the empty program @param data constants likewise */
    record Run(List<Region> regions, int code, int data) {
    }

    /**
     * Compiles files, among them one with {@code bench_prepare} and {@code bench_run}, and runs them. Each call of {@code mark} in
     * {@code bench_run} ends a region and begins the next.
     */
    Run run(Map<String, String> files, String options) throws IOException, InterruptedException;

    /** Whether descriptions of layers are copied into RAM, as on a processor that reads flash by instructions of their own. */
    default boolean constantsInRam() {
        return false;
    }

    /** Whether a network can be measured at all. */
    default boolean holds(int ramBytes, int constantBytes) {
        return true;
    }

    /** Runs a program and returns what it says, errors too. */
    static List<String> command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ":\n" + said);
        }
        return said.lines().toList();
    }
}
