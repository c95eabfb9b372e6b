package org.inkling.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputSinkTest {

    @TempDir
    private Path folder;

    private static OutputSink sink() throws IOException {
        OutputSink sink = new OutputSink();
        sink.write("README.md", "read me");
        sink.write("source/main.c", "int main(void) { return 0; }");
        sink.writeExecutable("model.eim", new byte[]{ 1, 2, 3 });
        return sink;
    }

    @Test
    void aFolder() throws IOException {
        Path out = folder.resolve("out.dir");
        sink().save(out);
        assertEquals("read me", Files.readString(out.resolve("README.md")));
        assertTrue(Files.isExecutable(out.resolve("model.eim")));
        assertFalse(Files.isExecutable(out.resolve("source/main.c")));
    }

    @Test
    void aZipWithRights() throws IOException {
        Path out = folder.resolve("out.zip");
        sink().save(out);
        byte[] first = Files.readAllBytes(out);
        sink().save(out);
        assertArrayEquals(first, Files.readAllBytes(out), "the same files give the same bytes");
        try (FileSystem zip = FileSystems.newFileSystem(out, Map.of("enablePosixFileAttributes", "true"))) {
            assertTrue(rights(zip.getPath("/model.eim")).contains(PosixFilePermission.OWNER_EXECUTE));
            assertFalse(rights(zip.getPath("/README.md")).contains(PosixFilePermission.OWNER_EXECUTE));
            assertTrue(rights(zip.getPath("/source/main.c")).contains(PosixFilePermission.OTHERS_READ));
            assertEquals("read me", Files.readString(zip.getPath("/README.md")));
        }
    }

    private static Set<PosixFilePermission> rights(Path path) throws IOException {
        return Files.getPosixFilePermissions(path);
    }

    @Test
    void theOneFileOfThatKind() throws IOException {
        Path out = folder.resolve("mine.EIM");
        sink().save(out);
        assertArrayEquals(new byte[]{ 1, 2, 3 }, Files.readAllBytes(out));
        assertTrue(Files.isExecutable(out));
        Files.createDirectories(folder.resolve("old.eim"));
        sink().save(folder.resolve("old.eim"));
        assertTrue(Files.exists(folder.resolve("old.eim/README.md")), "a folder that is there stays one");
    }

    @Test
    void pathsStayInside() {
        for (String path : new String[]{ "", "/a", "a/../b", "a//b", "C:a", "a\\b" }) {
            assertThrows(IOException.class, () -> new OutputSink().write(path, new byte[0]), path);
        }
    }
}
