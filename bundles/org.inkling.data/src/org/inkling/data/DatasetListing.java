package org.inkling.data;

import java.util.List;

import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;

/**
 * What a dataset holds.
 *
 * @param samples  every sample that can be used, enabled or not, in file-name order
 * @param problems entries without a file, files without an entry, files that cannot be read, broken entries
 */
public record DatasetListing(List<SampleRef> samples, List<Problem> problems) {

    public DatasetListing {
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
    }
}
