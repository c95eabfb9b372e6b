package org.inkling.api.operation;

import java.nio.file.Path;
import java.util.List;

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

    /** Names of the impulses, in file-name order. */
    List<String> impulses() throws OperationException;

    Impulse impulse(String name) throws OperationException;
}
