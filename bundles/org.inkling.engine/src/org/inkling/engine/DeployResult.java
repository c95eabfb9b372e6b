package org.inkling.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a deployment wrote.
 *
 * @param target  id of the target
 * @param files   paths inside the output, sorted
 * @param figures sizes and estimates by name
 * @param hashes  of the model that was used, as in the {@link Report}
 * @param checks  comparisons with the workbench on every window; empty when none was asked for
 */
public record DeployResult(String project, String impulse, String target, List<String> files, Map<String, Double> figures,
        Map<String, String> hashes, List<Verification> checks) {

    /** Without comparisons. */
    public DeployResult(String project, String impulse, String target, List<String> files, Map<String, Double> figures,
            Map<String, String> hashes) {
        this(project, impulse, target, files, figures, hashes, List.of());
    }

    public DeployResult {
        checks = List.copyOf(checks);
        files = List.copyOf(files);
        figures = java.util.Collections.unmodifiableMap(new TreeMap<>(figures));
        hashes = java.util.Collections.unmodifiableMap(new TreeMap<>(hashes));
    }
}
