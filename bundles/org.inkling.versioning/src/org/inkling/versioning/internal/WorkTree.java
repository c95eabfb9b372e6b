package org.inkling.versioning.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.engine.ResultStore;

/** The files of a project that belong to a version: all but caches, other repositories, and files that are being written. */
final class WorkTree {

    private WorkTree() {
    }

    /** Attributes of each file by its path with {@code /}. Links are left out: what they lead to is not the project's. */
    static Map<String, BasicFileAttributes> files(Path root) throws IOException {
        Map<String, BasicFileAttributes> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<Path>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(root) || belongs(path(root, folder)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && belongs(path(root, file))) {
                    files.put(path(root, file), attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String path(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Whether a file or folder is part of versions. */
    static boolean belongs(String path) {
        String[] names = path.split("/");
        String name = names[names.length - 1];
        if (name.equals(".git") || names[0].equals(VersionRepository.FOLDER) || names[0].equals(".inkling")) {
            return false;
        }
        if (names.length == 3 && names[0].equals(ResultStore.FOLDER) && name.equals("features")) {
            return false;
        }
        return !name.startsWith(".inkling-tmp-") && !(name.startsWith(".") && name.endsWith(".tmp"));
    }
}
