package org.inkling.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;

/**
 * What an import did.
 *
 * @param imported   samples that are now in the dataset, in the order they were read
 * @param duplicates files left out because their content is already there
 * @param failed     files left out because something is wrong with them
 */
public record ImportReport(List<SampleRef> imported, List<Duplicate> duplicates, List<Failed> failed) {

    public ImportReport {
        imported = List.copyOf(imported);
        duplicates = List.copyOf(duplicates);
        failed = List.copyOf(failed);
    }

    /** A file left out. @param source the file; @param sample path of the sample with the same content */
    public record Duplicate(String source, String sample) {
    }

    /** A file left out. @param source the file; @param problems what is wrong */
    public record Failed(String source, List<Problem> problems) {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    /** Number of imported samples in a part. */
    public int count(Split split) {
        return (int) imported.stream().filter(s -> s.split() == split).count();
    }

    /** Imported samples of a part by label, in alphabetical order. */
    public Map<String, Integer> labels(Split split) {
        Map<String, Integer> counts = new TreeMap<>();
        imported.stream().filter(s -> s.split() == split).forEach(s -> counts.merge(s.label(), 1, Integer::sum));
        return counts;
    }
}
