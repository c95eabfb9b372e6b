package org.inkling.equinox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathEntriesTest {

    @TempDir
    Path folder;

    @Test
    void aJarIsItself() throws IOException {
        Path jar = Files.createFile(folder.resolve("a.jar"));
        assertEquals(List.of(jar), ClassPathEntries.of(jar, null));
        assertEquals(List.of(jar), ClassPathEntries.of(jar, "."));
        assertEquals(List.of(jar), ClassPathEntries.of(jar, " /;x=y, ."));
    }

    @Test
    void aJarInsideAJarIsRefusedByName() throws IOException {
        Path jar = Files.createFile(folder.resolve("a.jar"));
        String message = assertThrows(IOException.class, () -> ClassPathEntries.of(jar, ".,lib/inner.jar")).getMessage();
        assertTrue(message.contains("a.jar") && message.contains("lib/inner.jar"), message);
    }

    @Test
    void aProjectFolderHasItsCompiledClassesFirst() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        assertEquals(List.of(classes, folder), ClassPathEntries.of(folder, null));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        assertEquals(List.of(classes, bin, folder), ClassPathEntries.of(folder, null));
    }

    @Test
    void anUnpackedBundleHasItsJars() throws IOException {
        assertEquals(List.of(folder, folder.resolve("lib/inner.jar")), ClassPathEntries.of(folder, "., lib/inner.jar;x=y"));
    }
}
