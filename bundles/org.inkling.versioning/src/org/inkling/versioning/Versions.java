package org.inkling.versioning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.versioning.internal.Comparer;
import org.inkling.versioning.internal.History;
import org.inkling.versioning.internal.VersionRepository;

/**
 * The stored versions of a lab project, in a git repository of their own in its folder {@code .versions}. A version holds every file of the
 * project but caches. Nothing stands in memory: every call sees the versions as they are now. Safe from several threads and processes.
 */
public final class Versions {

    /** The project as it stands in its folder, where a version is asked for. */
    public static final String PRESENT = "present";

    /** Folder of the repository in the project. */
    public static final String FOLDER = VersionRepository.FOLDER;

    private final Path root;

    private Versions(Path root) {
        this.root = root;
    }

    /** The versions of the project in a folder; there need not be any yet. */
    public static Versions of(Path root) {
        return new Versions(root.toAbsolutePath().normalize());
    }

    /**
     * Stores the project as it stands.
     *
     * @param name for people; empty gives it its number
     */
    public Version store(String name, OperationContext context) throws OperationException {
        return with(h -> h.store(name.strip(), false, context));
    }

    /** Every version, the newest first. */
    public List<Version> list() throws OperationException {
        return VersionRepository.exists(root) ? with(History::list) : List.of();
    }

    /**
     * The version that is meant: its number, its name (the newest of that name), the beginning of its id, or {@link #PRESENT}.
     *
     * @throws OperationException when there is none, or the id is not clear
     */
    public Version find(String what) throws OperationException {
        return with(h -> h.find(what));
    }

    /** Whether the project differs from its newest version; true when there is none. Reads files that look changed. */
    public boolean changed(OperationContext context) throws OperationException {
        return !VersionRepository.exists(root) || with(h -> h.changed(context));
    }

    /** Two versions side by side, each named as in {@link #find}. */
    public Comparison compare(String left, String right, OperationContext context) throws OperationException {
        return with(h -> new Comparer(h, context).compare(left, right));
    }

    /**
     * Makes the project's files those of a version. The present state is stored before, unless the newest version is just that, so nothing
     * is lost; caches stay. A restore that was interrupted is finished by asking for it again.
     *
     * @param what as in {@link #find}
     * @return what was restored, and what was stored before
     */
    public Restored restore(String what, OperationContext context) throws OperationException {
        return with(h -> h.restore(what, context));
    }

    /** The version whose restoring was interrupted, so that the project's files are partly those of one version and partly of another. */
    public Optional<Version> interrupted() throws OperationException {
        return VersionRepository.exists(root) ? with(History::interrupted) : Optional.empty();
    }

    /**
     * What restoring did.
     *
     * @param version now in the folder
     * @param before  the version that holds what was in the folder before
     * @param files   number of files that were written or deleted
     */
    public record Restored(Version version, Version before, int files) {
    }

    @FunctionalInterface
    private interface Work<R> {
        R in(History history) throws IOException, OperationException;
    }

    private <R> R with(Work<R> work) throws OperationException {
        try (VersionRepository repository = VersionRepository.open(root)) {
            return work.in(new History(root, repository));
        } catch (IOException e) {
            throw new OperationException(Problem.error("version.files", Location.of(FOLDER),
                    "The versions cannot be read or written: " + e.getMessage() + ".",
                    "Check the rights on the project's folder and the space on the disk, then try again"), e);
        }
    }
}
