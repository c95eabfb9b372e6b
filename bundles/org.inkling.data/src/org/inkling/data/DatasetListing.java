package org.inkling.data;

import java.util.List;
import java.util.Map;

import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;

/**
 * What a dataset holds.
 *
 * @param samples  every sample that can be used, enabled or not, in file-name order
 * @param problems entries without a file, files without an entry, files that cannot be read, broken entries
 * @param facts    what else is known of each sample, by its path
 */
public record DatasetListing(List<SampleRef> samples, List<Problem> problems, Map<String, SampleFacts> facts) {

    public DatasetListing {
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
        facts = Map.copyOf(facts);
    }

    /** A listing that knows no more than the samples. */
    public DatasetListing(List<SampleRef> samples, List<Problem> problems) {
        this(samples, problems, Map.of());
    }
}
