package org.inkling.data.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.SampleReader;

/** Something samples are imported from. */
public abstract class ImportSource implements AutoCloseable {

    private final String name;

    ImportSource(String name) {
        this.name = name;
    }

    /** A folder, a zip file (by its first bytes) or a single sample. */
    public static ImportSource open(Path path, SampleReader reader) throws OperationException {
        Path absolute = path.toAbsolutePath().normalize();
        String name = String.valueOf(absolute.getFileName());
        if (Files.isDirectory(absolute)) {
            return new FolderSource(name, absolute, reader);
        }
        Path folder = absolute.getParent();
        if (name.endsWith(".labels") && Files.isRegularFile(absolute) && folder != null) {
            // A file of labels stands for the files it labels, as with the uploader's --info-file.
            return new FolderSource(String.valueOf(folder.getFileName()), folder, reader);
        }
        if (!Files.isRegularFile(absolute)) {
            throw new OperationException(Problem.error("import.source", Location.of(path.toString()), "There is no such file or folder.",
                    "Check the path"));
        }
        try (InputStream in = Files.newInputStream(absolute)) {
            byte[] start = in.readNBytes(4);
            // An empty archive starts with its end record.
            boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K'
                    && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
            return zip ? new ZipSource(name, absolute, reader) : new FileSource(name, absolute, reader);
        } catch (IOException e) {
            throw Failures.reading(name, e);
        }
    }

    /** What people call it. */
    public final String name() {
        return name;
    }

    /** What problems call a file in it. */
    public String nameOf(String path) {
        return name + "/" + path;
    }

    /** Files in it with {@code /}, sorted; hidden ones left out. */
    public abstract List<String> paths();

    /** Parts of it that cannot be used. */
    public abstract List<Problem> problems();

    /** Content of a file. */
    public abstract byte[] read(String path) throws OperationException;

    /** Whether only files with a sample's extension are tried: not for a file the person named. */
    public boolean filtered() {
        return true;
    }

    /** {@code training} or {@code testing} when a folder above the file is named so, the nearest counts; else empty. */
    public String categoryOf(String path) {
        String[] folders = (name + "/" + path).toLowerCase(Locale.ROOT).split("/");
        for (int i = folders.length - 2; i >= 0; i--) {
            if (folders[i].equals("training") || folders[i].equals("testing")) {
                return folders[i];
            }
        }
        return "";
    }

    @Override
    public void close() throws OperationException {
        // Folders and files hold nothing open.
    }

    /** One sample. */
    private static final class FileSource extends ImportSource {

        private final Path file;
        private final SampleReader reader;

        FileSource(String name, Path file, SampleReader reader) {
            super(name);
            this.file = file;
            this.reader = reader;
        }

        @Override
        public String nameOf(String path) {
            return name();
        }

        @Override
        public List<String> paths() {
            return List.of(name());
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public byte[] read(String path) throws OperationException {
            return reader.bytes(file, name());
        }

        @Override
        public boolean filtered() {
            return false;
        }

        @Override
        public String categoryOf(String path) {
            return "";
        }
    }
}
