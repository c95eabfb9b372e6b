package org.inkling.versioning.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of a stored version, or of the project as it stands.
 *
 * @param ids        hash of the content by path
 * @param executable whether a file may be run, by path; those not named may not
 */
record Contents(Map<String, ObjectId> ids, Map<String, Boolean> executable, Repository git, @Nullable Path root) {

    /** A file larger than this is no text of a project. */
    private static final int MAX_TEXT = 64 << 20;

    static Contents of(Repository git, RevCommit commit) throws IOException {
        Map<String, ObjectId> ids = new TreeMap<>();
        Map<String, Boolean> executable = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                ids.put(walk.getPathString(), walk.getObjectId(0));
                if (walk.getFileMode(0) == org.eclipse.jgit.lib.FileMode.EXECUTABLE_FILE) {
                    executable.put(walk.getPathString(), true);
                }
            }
        }
        return new Contents(ids, executable, git, null);
    }

    static Contents of(Repository git, Path root, DirCache state) {
        Map<String, ObjectId> ids = new TreeMap<>();
        for (int i = 0; i < state.getEntryCount(); i++) {
            ids.put(state.getEntry(i).getPathString(), state.getEntry(i).getObjectId());
        }
        return new Contents(ids, Map.of(), git, root);
    }

    /** The content of a file; empty when it is not part of it. */
    Optional<byte[]> read(String path) throws IOException {
        ObjectId id = ids.get(path);
        if (id == null) {
            return Optional.empty();
        }
        Path folder = root;
        if (folder != null) {
            return Optional.of(Files.readAllBytes(folder.resolve(path)));
        }
        try (ObjectReader reader = git.newObjectReader()) {
            return Optional.of(reader.open(id).getCachedBytes(MAX_TEXT));
        }
    }
}
