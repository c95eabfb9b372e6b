package org.inkling.data.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that after a crash each is either the old one or the new one, whole. */
public final class Disk {

    private static final String TEMPORARY = ".inkling-tmp-";

    private final Steps steps;

    /** Told before every step that changes the disk; a test ends the world here. */
    public interface Steps {
        void before(String step) throws IOException;
    }

    public Disk() {
        this(step -> {});
    }

    public Disk(Steps steps) {
        this.steps = steps;
    }

    /** What goes into a file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file from memory. */
    public void write(Path file, byte[] content) throws IOException {
        writeUnflushed(file, content);
        flush(parent(file));
    }

    /** Writes a file from memory whose name a crash may lose until the folder is flushed: for many files in one folder. */
    public void writeUnflushed(Path file, byte[] content) throws IOException {
        move(file, out -> {
            out.write(content, 0, content.length / 2);
            steps.before("write the rest of " + file);
            out.write(content, content.length / 2, content.length - content.length / 2);
        });
    }

    /** Writes a file: temporary file in the same folder, flushed to the disk, moved onto its name. */
    public void write(Path file, Content content) throws IOException {
        move(file, content);
        flush(parent(file));
    }

    private void move(Path file, Content content) throws IOException {
        Path folder = parent(file);
        Files.createDirectories(folder);
        Path temporary = folder.resolve(TEMPORARY + file.getFileName());
        steps.before("create " + temporary);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE); OutputStream out = Channels.newOutputStream(channel)) {
            content.writeTo(new KeptOpen(out));
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        steps.before("move " + file);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Announces a step that the caller carries out. */
    public void before(String step) throws IOException {
        steps.before(step);
    }

    /** Deletes a file if it is there. */
    public void delete(Path file) throws IOException {
        steps.before("delete " + file);
        if (Files.deleteIfExists(file)) {
            flush(parent(file));
        }
    }

    /** Removes what writes that never ended have left in a folder. Only for the holder of the lock. */
    public void clean(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, TEMPORARY + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
    }

    /** Makes a rename last; systems that cannot open folders do it by themselves. */
    public static void flush(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static Path parent(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException("no folder: " + file);
        }
        return folder;
    }

    /** Keeps the file open for flushing when the writer of its content closes its stream. */
    private static final class KeptOpen extends FilterOutputStream {

        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
