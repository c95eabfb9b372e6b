package org.inkling.engine.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.inkling.api.deploy.FileSink;
import org.inkling.project.SafeFiles;

/** Collects generated files and writes them, when all are there, into a folder or a zip. */
public final class OutputSink implements FileSink {

    /** The earliest time a zip can hold: the same files give the same bytes. */
    private static final long ZIP_EPOCH = 315_532_800_000L;

    /** Sizes in the directory of a zip: its end without a comment, an entry without its name. */
    private static final int END_BYTES = 22;
    private static final int ENTRY_BYTES = 46;
    private static final byte MADE_ON_UNIX = 3;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> executables = new HashSet<>();

    @Override
    public void write(String path, byte[] content) throws IOException {
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || path.contains(":")
                || java.util.Arrays.asList(path.split("/", -1)).stream().anyMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."))) {
            throw new IOException("not a path inside the output: " + path);
        }
        if (files.putIfAbsent(path, content) != null) {
            throw new IOException("written twice: " + path);
        }
    }

    /** Takes a file of ours, whose path is known to be right. */
    public void put(String path, byte[] content) {
        files.put(path, content);
    }

    @Override
    public void writeExecutable(String path, byte[] content) throws IOException {
        write(path, content);
        executables.add(path);
    }

    /** Content by path. */
    public Map<String, byte[]> files() {
        return java.util.Collections.unmodifiableMap(files);
    }

    /**
     * Writes everything.
     *
     * @param out a zip when its name ends so; the one generated file with the same extension when there is one, such as {@code .eim} or
     *            {@code .pack}; else a folder, in which other files stay
     */
    public void save(Path out) throws IOException {
        String extension = extension(String.valueOf(out.getFileName()));
        if (extension.equals("zip")) {
            SafeFiles.write(out, zip());
            return;
        }
        List<String> alike = files.keySet().stream()
                .filter(path -> !extension.isEmpty() && !path.contains("/") && extension(path).equals(extension)).toList();
        if (alike.size() == 1 && !Files.isDirectory(out)) {
            write(out, alike.get(0));
            return;
        }
        for (String path : files.keySet()) {
            write(out.resolve(path), path);
        }
    }

    private void write(Path to, String path) throws IOException {
        SafeFiles.write(to, files.getOrDefault(path, new byte[0]));
        if (executables.contains(path) && !to.toFile().setExecutable(true, false)) {
            throw new IOException("cannot be made executable: " + to);
        }
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.ofEpochSecond(ZIP_EPOCH / 1000, 0, java.time.ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return withRights(bytes.toByteArray());
    }

    /** Java's zips hold no rights: they are written into the directory at the end, where unpackers for Unix look for them. */
    private byte[] withRights(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - END_BYTES;
        int entries = bytes.getShort(end + 10) & 0xffff;
        int at = bytes.getInt(end + 16);
        for (int i = 0; i < entries; i++) {
            int nameLength = bytes.getShort(at + 28) & 0xffff;
            String name = new String(zip, at + ENTRY_BYTES, nameLength, StandardCharsets.UTF_8);
            bytes.put(at + 5, MADE_ON_UNIX);
            bytes.putInt(at + 38, (executables.contains(name) ? 0100755 : 0100644) << 16);
            at += ENTRY_BYTES + nameLength + (bytes.getShort(at + 30) & 0xffff) + (bytes.getShort(at + 32) & 0xffff);
        }
        return zip;
    }
}
