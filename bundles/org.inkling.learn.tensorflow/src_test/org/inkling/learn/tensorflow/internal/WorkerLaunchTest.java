package org.inkling.learn.tensorflow.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLaunchTest {

    @TempDir
    Path folder;

    @Test
    void theCacheBelongsToTheLibrariesAndNotToOurBuild() throws IOException {
        Path library = file("org.tensorflow.tensorflow-core-native.linux-x86_64_1.1.0.jar", "library");
        Path cache = cache(library, file("org.inkling.learn.tensorflow_1.0.0.1.jar", "ours"));
        assertEquals(cache, cache(file("org.inkling.learn.tensorflow_1.0.0.2.jar", "ours, changed"), library));
        assertNotEquals(cache, cache(file("org.tensorflow.tensorflow-core-native.linux-x86_64_1.2.0.jar", "library")));
        assertNotEquals(cache, cache(file("org.tensorflow.tensorflow-core-native.linux-x86_64_1.1.0.jar", "repacked library")));
    }

    @Test
    void theCacheCanBeElsewhere() {
        String before = System.setProperty(WorkerLaunch.CACHE, folder.toString());
        try {
            WorkerLaunch launch = WorkerLaunch.of(List.of(), "Main");
            assertEquals(folder.toAbsolutePath(), launch.nativeCache().getParent());
            assertFalse(launch.unpacked());
            assertTrue(launch.nativeCache().toFile().mkdir());
            assertTrue(launch.unpacked());
        } finally {
            if (before == null) {
                System.clearProperty(WorkerLaunch.CACHE);
            } else {
                System.setProperty(WorkerLaunch.CACHE, before);
            }
        }
    }

    @Test
    void optionsOfAPersonAreTaken() {
        String before = System.setProperty(WorkerLaunch.OPTIONS, " -Xmx2g  -Dx=y ");
        try {
            assertEquals(List.of("-Xmx2g", "-Dx=y"), WorkerLaunch.of(List.of(), "Main").options());
        } finally {
            if (before == null) {
                System.clearProperty(WorkerLaunch.OPTIONS);
            } else {
                System.setProperty(WorkerLaunch.OPTIONS, before);
            }
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Path cache(Path... files) {
        return WorkerLaunch.of(List.of(files), "Main").nativeCache();
    }
}
