package org.inkling.api.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.impulse.Impulse;

/** An open lab project. Reads are safe from several threads. */
public interface Lab {

    /** The project's folder. */
    Path root();

    String name();

    /** Seed of splits and training, from {@code lab.yaml}. */
    long seed();

    /** Id of the board sizes and times are estimated for, from {@code lab.yaml}; empty when there is none. */
    default String board() throws OperationException {
        return "";
    }

    /** Every sample, enabled or not, in file-name order. */
    List<SampleRef> samples() throws OperationException;

    Signal read(SampleRef sample) throws OperationException;

    /** Labels of a sample by the first frame they hold for: one at frame 0 for a whole sample, several for its parts, none without. */
    default NavigableMap<Integer, String> labels(SampleRef sample) throws OperationException {
        NavigableMap<Integer, String> labels = new TreeMap<>();
        if (!sample.label().isEmpty()) {
            labels.put(0, sample.label());
        }
        return labels;
    }

    /** Names of the impulses, in file-name order. */
    List<String> impulses() throws OperationException;

    Impulse impulse(String name) throws OperationException;
}
