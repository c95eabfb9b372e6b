package org.inkling.api.deploy;

import java.util.List;
import java.util.Map;

/**
 * What was written.
 *
 * @param files   paths in the sink, sorted
 * @param figures sizes and estimates by name, for example {@code network.rom}
 */
public record DeployReport(List<String> files, Map<String, Double> figures) {

    public DeployReport {
        files = List.copyOf(files);
        figures = Map.copyOf(figures);
    }
}
