package org.inkling.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What making features gave.
 *
 * @param features number of features of a window
 * @param names    their names
 * @param hashes   of the features of training and testing data
 */
public record FeaturesResult(String project, String impulse, Report.Windows windows, int features, List<String> names,
        Map<String, String> hashes) {

    public FeaturesResult {
        names = List.copyOf(names);
        hashes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
    }
}
