package org.inkling.data.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.SampleReader;

/** A folder with everything below it; links are not followed, so that nothing outside comes in by accident. */
final class FolderSource extends ImportSource {

    private final Path folder;
    private final SampleReader reader;
    private final List<String> paths = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    FolderSource(String name, Path folder, SampleReader reader) throws OperationException {
        super(name);
        this.folder = folder;
        this.reader = reader;
        try {
            Files.walkFileTree(folder, new Walk());
        } catch (IOException e) {
            throw Failures.reading(name, e);
        }
        if (paths.size() > reader.limits().archiveFiles()) {
            throw new OperationException(Problem.error("import.too-many-files", Location.of(name),
                    "The folder has more than " + reader.limits().archiveFiles() + " files.", "Import its parts one after another"));
        }
        paths.sort(null);
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public byte[] read(String path) throws OperationException {
        return reader.bytes(folder.resolve(path), nameOf(path));
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && hidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(file);
            if (hidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                problems.add(Problem.warning("import.link", Location.of(nameOf(path)), "This is a link and is not followed.",
                        "Import the file it points to"));
            } else if (attributes.isRegularFile()) {
                paths.add(path);
            }
            return paths.size() > reader.limits().archiveFiles() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            problems.addAll(Failures.reading(nameOf(path(file)), e).problems());
            return FileVisitResult.CONTINUE;
        }

        private boolean hidden(Path file) {
            return String.valueOf(file.getFileName()).startsWith(".");
        }

        private String path(Path file) {
            return folder.relativize(file).toString().replace('\\', '/');
        }
    }
}
