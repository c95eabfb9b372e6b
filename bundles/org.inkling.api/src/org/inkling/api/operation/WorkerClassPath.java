package org.inkling.api.operation;

import java.nio.file.Path;
import java.util.List;

import org.inkling.api.OperationException;

/**
 * Finds the files from which a program of ours runs in a Java process of its own. A service, because only the running platform knows where bundles are.
 */
public interface WorkerClassPath {

    /**
     * Everything {@code main} can see: the files and class folders of its bundle, of all bundles that one is wired to, directly or not, and of their fragments.
     *
     * @param main the class with the {@code main} method
     * @return absolute paths without doubles, the one with {@code main} first
     * @throws OperationException when a bundle has no file that a Java process can read
     */
    List<Path> of(Class<?> main) throws OperationException;
}
