package org.inkling.engine.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.inkling.api.deploy.FileSink;
import org.inkling.project.SafeFiles;

/** Collects generated files and writes them, when all are there, into a folder or a zip. */
public final class OutputSink implements FileSink {

    /** The earliest time a zip can hold: the same files give the same bytes. */
    private static final long ZIP_EPOCH = 315_532_800_000L;

    private final Map<String, byte[]> files = new TreeMap<>();

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

    /** Writes everything. @param out a zip when its name ends so, else a folder, in which other files stay */
    public void save(Path out) throws IOException {
        if (String.valueOf(out.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
            SafeFiles.write(out, zip());
            return;
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            SafeFiles.write(out.resolve(file.getKey()), file.getValue());
        }
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
        return bytes.toByteArray();
    }
}
