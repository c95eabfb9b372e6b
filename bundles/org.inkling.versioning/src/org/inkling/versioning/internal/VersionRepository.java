package org.inkling.versioning.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.project.SafeFiles;

/**
 * The repository of a project's versions: a bare git repository in {@code .versions}, apart from any git repository the project is in.
 * Versions are the first-parent history of one branch.
 */
public final class VersionRepository implements AutoCloseable {

    /** Folder in the project. */
    public static final String FOLDER = ".versions";
    private static final String BRANCH = Constants.R_HEADS + "versions";

    private final Path folder;
    private final Repository repository;

    private VersionRepository(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** Whether a project has stored versions. */
    public static boolean exists(Path root) {
        return Files.isRegularFile(root.resolve(FOLDER).resolve(Constants.HEAD));
    }

    /** Opens the repository of a project, or makes it. */
    public static VersionRepository open(Path root) throws IOException {
        Path folder = root.resolve(FOLDER);
        boolean fresh = !exists(root);
        Repository repository = new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        if (fresh) {
            try {
                repository.create(true);
                repository.updateRef(Constants.HEAD).link(BRANCH);
                // a git repository the project is in leaves this one alone
                SafeFiles.write(folder.resolve(".gitignore"), "*\n");
            } catch (IOException | RuntimeException e) {
                repository.close();
                throw e;
            }
        }
        return new VersionRepository(folder, repository);
    }

    Repository git() {
        return repository;
    }

    /** The index: what the files of the project looked like when they were last stored. */
    Path index() {
        return folder.resolve("index");
    }

    /** Names the version that is being restored; there while a restore is under way or was interrupted. */
    Path journal() {
        return folder.resolve("restoring");
    }

    /** The newest version; null when there is none. */
    @Nullable
    ObjectId tip() throws IOException {
        return repository.resolve(BRANCH);
    }

    /** Makes a version the newest one. */
    void moveTip(@Nullable ObjectId from, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(BRANCH);
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setNewObjectId(to);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException("the version was not recorded (" + result + ")");
        }
    }

    /** Writes all objects of a version into one pack: quick, small, and a crash leaves nothing behind that counts. */
    ObjectInserter inserter() {
        return ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter();
    }

    /** Names of the packs there are. */
    Set<Path> packs() throws IOException {
        Path packs = folder.resolve("objects").resolve("pack");
        if (!Files.isDirectory(packs)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(packs)) {
            return new HashSet<>(files.toList());
        }
    }

    /** Waits until the packs that are not among those known are on the disk. */
    void sync(Set<Path> known) throws IOException {
        for (Path pack : packs()) {
            if (!known.contains(pack)) {
                try (FileChannel channel = FileChannel.open(pack, StandardOpenOption.READ)) {
                    channel.force(true);
                } catch (java.nio.file.AccessDeniedException e) {
                    // Windows forces only what is open for writing, and packs are read-only
                    continue;
                }
            }
        }
    }

    /** One writer at a time, across threads and processes; the lock of a process that died is free. */
    Lock lock() throws IOException, OperationException {
        FileChannel channel = FileChannel.open(folder.resolve("inkling.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                removeStaleLocks();
                return new Lock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // told below, like a lock of another process
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new OperationException(
                Problem.error("version.busy", Location.of(FOLDER), "Another program is storing or restoring a version.",
                        "Wait until it has ended, then try again"));
    }

    /** We hold the lock, so locks of git's that are still there are left from a crash. */
    private void removeStaleLocks() throws IOException {
        Files.deleteIfExists(folder.resolve("index.lock"));
        Files.deleteIfExists(folder.resolve("HEAD.lock"));
        Files.deleteIfExists(folder.resolve(BRANCH + ".lock"));
    }

    @Override
    public void close() {
        repository.close();
    }

    /** Held while versions are written. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
