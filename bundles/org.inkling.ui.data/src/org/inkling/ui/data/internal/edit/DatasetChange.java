package org.inkling.ui.data.internal.edit;

import org.inkling.api.OperationException;
import org.inkling.data.DatasetStore;

/** A change of a dataset that can be taken back. */
@FunctionalInterface
public interface DatasetChange {

    /** Carries it out. @return what takes it back */
    Back apply(DatasetStore store) throws OperationException;

    /** Takes a change back. */
    @FunctionalInterface
    interface Back {
        void run(DatasetStore store) throws OperationException;
    }
}
