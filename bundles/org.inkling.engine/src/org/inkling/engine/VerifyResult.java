package org.inkling.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What "Verify deployment" found.
 *
 * @param checks  one for each way of running an export
 * @param skipped why others were not used, by id
 * @param hashes  of the model, as in the {@link Report}
 */
public record VerifyResult(String project, String impulse, List<Verification> checks, Map<String, String> skipped,
        Map<String, String> hashes) {

    public VerifyResult {
        checks = List.copyOf(checks);
        skipped = java.util.Collections.unmodifiableMap(new TreeMap<>(skipped));
        hashes = java.util.Collections.unmodifiableMap(new TreeMap<>(hashes));
    }
}
