package org.inkling.versioning.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.FS;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;

/** Takes the state of a project's files. Files that look as they did when they were last stored are not read again. */
final class Snapshot {

    /** A file that was changed this shortly before the index was written may have changed again without a new time stamp. */
    private static final Duration DOUBTFUL = Duration.ofSeconds(2);

    /** Takes the content of a file and tells its hash. */
    interface Blobs {

        ObjectId take(long size, InputStream in) throws IOException;

        /** Keeps it. */
        static Blobs into(ObjectInserter inserter) {
            return (size, in) -> inserter.insert(Constants.OBJ_BLOB, size, in);
        }

        /** Only looks. */
        static Blobs hashing(ObjectInserter.Formatter formatter) {
            return (size, in) -> formatter.idFor(Constants.OBJ_BLOB, size, in);
        }
    }

    private final Path root;
    private final VersionRepository repository;
    private final OperationContext context;

    Snapshot(Path root, VersionRepository repository, OperationContext context) {
        this.root = root;
        this.repository = repository;
        this.context = context;
    }

    /**
     * The state as an index, not yet written.
     *
     * @param blobs takes the contents that may not be stored yet
     */
    DirCache take(Blobs blobs) throws IOException, OperationException {
        Map<String, BasicFileAttributes> files = WorkTree.files(root);
        DirCache known = DirCache.read(repository.index().toFile(), FS.DETECTED);
        Instant written = Files.exists(repository.index()) ? Files.getLastModifiedTime(repository.index()).toInstant() : Instant.MIN;
        Instant safe = written.equals(Instant.MIN) ? written : written.minus(DOUBTFUL);
        DirCache state = DirCache.newInCore();
        DirCacheBuilder builder = state.builder();
        context.progress().begin("Reading files", files.size());
        long done = 0;
        try (ObjectReader reader = repository.git().newObjectReader()) {
            for (Map.Entry<String, BasicFileAttributes> file : files.entrySet()) {
                context.checkCancelled();
                DirCacheEntry old = known.getEntry(file.getKey());
                DirCacheEntry entry = unchanged(old, file.getValue(), safe) && reader.has(old.getObjectId())
                        ? old
                        : read(file.getKey(), file.getValue(), blobs);
                if (entry != null) {
                    builder.add(entry);
                }
                context.progress().at(++done);
            }
        }
        builder.finish();
        return state;
    }

    private static boolean unchanged(@Nullable DirCacheEntry old, BasicFileAttributes now, Instant safe) {
        return old != null && !old.isSmudged() && old.getLength() == (int) now.size()
                && old.getLastModifiedInstant().equals(now.lastModifiedTime().toInstant())
                && now.lastModifiedTime().toInstant().isBefore(safe);
    }

    private @Nullable DirCacheEntry read(String path, BasicFileAttributes attributes, Blobs blobs)
            throws IOException, OperationException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(root.resolve(path)))) {
            DirCacheEntry entry = new DirCacheEntry(path);
            ObjectId id = blobs.take(attributes.size(), in);
            entry.setFileMode(executable(path) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setLength(attributes.size());
            entry.setLastModified(attributes.lastModifiedTime().toInstant());
            entry.setObjectId(id);
            return entry;
        } catch (NoSuchFileException e) {
            // gone since the folder was listed: not part of the state
            return null;
        } catch (InvalidPathException e) {
            throw new OperationException(Problem.error("version.path", Location.of(path), "A file of this name cannot be stored.",
                    "Rename it or move it out of the project"), e);
        } catch (java.io.EOFException e) {
            throw new OperationException(
                    Problem.error("version.changing", Location.of(path), "The file became shorter while it was read.", "Try again"), e);
        }
    }

    /** Only Unix knows; exported build scripts keep the right to run. */
    private boolean executable(String path) {
        return FS.DETECTED.supportsExecute() && FS.DETECTED.canExecute(root.resolve(path).toFile());
    }
}
