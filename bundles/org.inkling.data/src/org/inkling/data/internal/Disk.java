package org.inkling.data.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
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
        this(step -> { });
    }

    public Disk(Steps steps) {
        this.steps = steps;
    }

    /** Writes a file: temporary file in the same folder, flushed to the disk, moved onto its name. */
    public void write(Path file, byte[] content) throws IOException {
        Path folder = parent(file);
        Files.createDirectories(folder);
        Path temporary = folder.resolve(TEMPORARY + file.getFileName());
        steps.before("create " + temporary);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            ByteBuffer half = buffer.duplicate().limit(content.length / 2);
            write(channel, half);
            steps.before("write " + temporary);
            write(channel, buffer.position(content.length / 2));
            channel.force(true);
        }
        steps.before("move " + file);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(folder);
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

    /** Whether a file is one of the temporary files of {@link #write}. */
    static boolean temporary(String fileName) {
        return fileName.startsWith(TEMPORARY);
    }

    private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Makes a rename last; systems that cannot open folders do it by themselves. */
    private static void flush(Path folder) {
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
}
