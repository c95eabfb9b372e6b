package org.inkling.api.deploy;

import java.util.Map;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;

/**
 * Runs what a deployment target wrote on this computer, so that its answers can be compared with the workbench's; a DS service, one per
 * way of running.
 */
public interface DeploymentVerifier {

    /** DS property that holds {@link #id()}. */
    String ID = "inkling.deploy.verifier";

    /** For example {@code wasm}. */
    String id();

    /** {@link TargetInfo#id()} of the target whose files it runs. */
    String target();

    /** How the files are run, for people and reports: "WebAssembly in Java". */
    String title();

    /** What stands in the way on this computer, for example a compiler that is not installed; empty when {@link #open} can work. */
    Optional<Problem> unavailable();

    /** Whether it takes so long that it is used only when somebody names it. */
    default boolean onRequest() {
        return false;
    }

    /**
     * Makes the files ready to run. The caller closes the result; it is for one thread at a time.
     *
     * @param files content by path, all that {@link DeploymentTarget#generate} wrote
     * @throws OperationException when they cannot be compiled or loaded
     */
    ExportedModel open(Map<String, byte[]> files) throws OperationException;
}
