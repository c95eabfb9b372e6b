package org.inkling.api.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes generated files; a folder or a zip stands behind it. */
@FunctionalInterface
public interface FileSink {

    /** @param path relative, with {@code /}, never {@code ..} */
    void write(String path, byte[] content) throws IOException;

    default void write(String path, String content) throws IOException {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a program; where the file system or the zip knows such a right, it can be started. */
    default void writeExecutable(String path, byte[] content) throws IOException {
        write(path, content);
    }
}
