package org.inkling.project.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.inkling.project.ProjectKeys;
import org.inkling.project.YamlDocument;

/**
 * The keys of one project as a file.
 *
 * @param project folder of the project
 * @param hmac    HMAC key, empty when there is none
 * @param keys    API keys
 */
public record KeyFile(Path project, String hmac, List<ProjectKeys.Key> keys) {

    private static final int NAME_LENGTH = 16;
    private static final String EXTENSION = ".yaml";

    public KeyFile {
        keys = List.copyOf(keys);
    }

    public KeyFile withKeys(List<ProjectKeys.Key> others) {
        return new KeyFile(project, hmac, others);
    }

    public KeyFile withHmac(String other) {
        return new KeyFile(project, other, keys);
    }

    /** SHA-256 of a text, hexadecimal. */
    public static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Path file(Path folder, Path project) {
        return folder.resolve(hash(project.toString()).substring(0, NAME_LENGTH) + EXTENSION);
    }

    /** The keys of every project. */
    public static List<KeyFile> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<KeyFile> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(EXTENSION)).sorted().toList()) {
                all.add(parse(file, Path.of("")));
            }
        }
        return all;
    }

    /** The keys of a project; none when it has no file. */
    public static KeyFile read(Path folder, Path project) throws IOException {
        return parse(file(folder, project), project);
    }

    private static KeyFile parse(Path file, Path project) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return new KeyFile(project, "", List.of());
        }
        Map<String, Object> tree = YamlDocument.parse(String.valueOf(file.getFileName()), text).tree();
        List<ProjectKeys.Key> keys = new ArrayList<>();
        if (tree.get("keys") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> key) {
                    keys.add(new ProjectKeys.Key(text(key, "id"), text(key, "name"), text(key, "created"), text(key, "hash")));
                }
            }
        }
        String where = text(tree, "project");
        return new KeyFile(where.isEmpty() ? project : Path.of(where), text(tree, "hmac"), keys);
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    /** Reads, changes and writes while nobody else does. @return what was written */
    public static KeyFile change(Path folder, Path project, UnaryOperator<KeyFile> edit) throws IOException {
        makeFolder(folder);
        // a lock of a file is one of the process, so threads are kept apart by the class
        synchronized (KeyFile.class) {
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                KeyFile changed = edit.apply(read(folder, project));
                write(file(folder, project), changed.format());
                return changed;
            }
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private String format() {
        StringBuilder text = new StringBuilder("# Keys of a lab project. Whoever has them may put data into it.\n");
        text.append(YamlWriter.entry("", "schema", 1L)).append(YamlWriter.entry("", "project", project.toString()));
        text.append(YamlWriter.entry("", "hmac", hmac));
        List<Map<String, Object>> records = new ArrayList<>();
        for (ProjectKeys.Key key : keys) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", key.id());
            entry.put("name", key.name());
            entry.put("created", key.created());
            entry.put("hash", key.hash());
            records.add(entry);
        }
        return text.append(YamlWriter.entry("", "keys", records)).toString();
    }

    /** As {@link org.inkling.project.SafeFiles}, but readable by the owner only from the first byte on. */
    private static void write(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), "keys", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
