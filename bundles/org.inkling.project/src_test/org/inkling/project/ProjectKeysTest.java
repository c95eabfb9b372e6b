package org.inkling.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectKeysTest {

    @TempDir
    private Path home;
    private Path project;
    private ProjectKeys keys;

    @BeforeEach
    void setHome() {
        System.setProperty(ProjectKeys.HOME, home.toString());
        project = home.resolve("labs/chute libre");
        keys = ProjectKeys.of(project);
    }

    @AfterEach
    void resetHome() {
        System.clearProperty(ProjectKeys.HOME);
    }

    @Test
    void anApiKeyIsKnownOnceAndVerifiedByItsHash() throws Exception {
        ProjectKeys.NewKey made = keys.create(" Ana's phone: \"#1\" ");
        assertTrue(made.text().matches("ei_[0-9a-f]{64}"), made.text());
        assertEquals("Ana's phone: \"#1\"", made.key().name());
        assertEquals(List.of(made.key()), ProjectKeys.of(project).list());
        assertEquals(Optional.of(made.key()), keys.verify(made.text()));
        assertEquals(Optional.empty(), keys.verify(made.text().substring(1)));
        assertEquals(Optional.of(project), ProjectKeys.projectOf(made.text()));
        assertEquals(Optional.empty(), ProjectKeys.projectOf("ei_0"));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(made.text()), "the text of the key is kept nowhere");
            }
        }
    }

    @Test
    void aRevokedKeyOpensNothing() throws Exception {
        ProjectKeys.NewKey first = keys.create("first");
        ProjectKeys.NewKey second = keys.create("");
        assertEquals("API key", second.key().name());
        keys.revoke(first.key().id());
        assertEquals(List.of(second.key()), keys.list());
        assertEquals(Optional.empty(), keys.verify(first.text()));
        assertEquals(Optional.empty(), ProjectKeys.projectOf(first.text()));
    }

    @Test
    void theHmacKeyStaysUntilItIsReplaced() throws Exception {
        String hmac = keys.hmacKey();
        assertTrue(hmac.matches("[0-9a-f]{32}"), hmac);
        assertEquals(hmac, ProjectKeys.of(project).hmacKey());
        assertNotEquals(hmac, ProjectKeys.of(home.resolve("other")).hmacKey());
        String other = keys.replaceHmacKey();
        assertNotEquals(hmac, other);
        assertEquals(other, keys.hmacKey());
    }

    @Test
    void onlyTheOwnerMayRead() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has other rights on files");
        keys.create("key");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys"))));
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void keysMadeAtTheSameTimeAreAllThere() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 20; i++) {
            String name = "key " + i;
            pool.submit(() -> ProjectKeys.of(project).create(name));
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
        Set<String> names = new HashSet<>();
        keys.list().forEach(k -> names.add(k.name()));
        assertEquals(20, names.size());
    }
}
