package org.inkling.deploy.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.FileSink;

/** The files of an export while it is put together, by path. */
final class ExportFiles {

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final Set<String> executables = new HashSet<>();

    ExportFiles add(String path, String text) {
        return add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ExportFiles add(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** A program people start. */
    ExportFiles addExecutable(String path, byte[] content) {
        executables.add(path);
        return add(path, content);
    }

    /** @param prefix put before every path, {@code model/} for example */
    ExportFiles addAll(String prefix, Map<String, String> texts) {
        texts.forEach((path, text) -> add(prefix + path, text));
        return this;
    }

    Map<String, byte[]> byPath() {
        return files;
    }

    /** Writes everything and gives the paths, sorted. @throws OperationException when the sink cannot */
    List<String> write(FileSink out) throws OperationException {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (executables.contains(file.getKey())) {
                    out.writeExecutable(file.getKey(), file.getValue());
                } else {
                    out.write(file.getKey(), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("deploy.write", Location.PROJECT, "The export cannot be written: " + e.getMessage() + ".",
                            "Check the rights on the folder and the space on the disk"),
                    e);
        }
        return new ArrayList<>(files.keySet());
    }
}
