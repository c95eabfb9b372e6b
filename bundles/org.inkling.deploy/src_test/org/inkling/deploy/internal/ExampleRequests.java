package org.inkling.deploy.internal;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.BlockCatalog;

/** {@link Requests} for tests of other packages. */
public final class ExampleRequests {

    private ExampleRequests() {
    }

    /** Two blocks that double a window of eight values, standardisation, a dense network. */
    public static DeployRequest classes(String... names) throws OperationException {
        return Requests.of(List.of(names));
    }

    /** The blocks. */
    public static BlockCatalog catalog() {
        return Requests.CATALOG;
    }
}
