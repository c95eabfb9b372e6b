package org.inkling.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.data.ImportReport;

/**
 * What an import did.
 *
 * @param imported   number of samples that are new in the dataset
 * @param training   of these, the training samples by label
 * @param testing    of these, the testing samples by label
 * @param duplicates number of files left out because their content is in the dataset already
 * @param failed     files left out because something is wrong with them
 */
public record ImportResult(int imported, Map<String, Integer> training, Map<String, Integer> testing, int duplicates, List<Failed> failed) {

    public ImportResult {
        training = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(training));
        testing = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(testing));
        failed = List.copyOf(failed);
    }

    /** A file left out and why, one line for each problem. */
    public record Failed(String file, List<String> problems) {
    }

    public static ImportResult of(ImportReport report) {
        return new ImportResult(report.imported().size(), report.labels(Split.TRAINING), report.labels(Split.TESTING),
                report.duplicates().size(),
                report.failed().stream().map(f -> new Failed(f.source(), f.problems().stream().map(Problem::toString).toList())).toList());
    }
}
