package org.inkling.versioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions on a real project in a folder with a space and an accent. */
class VersionsTest {

    private final Recorder context = new Recorder();
    private Path root;
    private Versions versions;

    @BeforeEach
    void project(@TempDir Path folder) throws Exception {
        root = folder.resolve("chute libre été");
        LabProject.create(root, Template.find("free-fall").orElseThrow(), "Chute libre");
        write("dataset/training/idle.1.json", "{\"a\":1}");
        write("dataset/testing/idle.2.json", "{\"a\":2}");
        write("dataset/info.labels", "{}");
        write(".inkling/dataset-cache.json", "cache");
        write("results/motion/features/training.bin", "cache");
        versions = Versions.of(root);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Everything a person would miss, by path. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith(Versions.FOLDER + "/")) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }

    @Test
    void storesNamesAndLists() throws Exception {
        assertEquals(List.of(), versions.list());
        Version first = versions.store("  First try ", context);
        Version second = versions.store("", context);
        assertEquals("First try", first.name());
        assertEquals(1, first.number());
        assertEquals(2, first.samples());
        assertFalse(first.automatic());
        assertEquals("Version 2", second.name());
        assertEquals(List.of(second, first), versions.list());
        assertTrue(Instant.parse(first.time()).isBefore(Instant.now().plusSeconds(1)));
        assertEquals(first, versions.find("1"));
        assertEquals(first, versions.find("First try"));
        assertEquals(first, versions.find(first.id().substring(0, 12)));
        OperationException missing = assertThrows(OperationException.class, () -> versions.find("Third"));
        assertEquals("version.missing", missing.problems().get(0).code());
    }

    @Test
    void restoresEveryFileAndKeepsWhatWasThere() throws Exception {
        Map<String, String> before = files();
        versions.store("before", context);
        write("motion.impulse", Files.readString(root.resolve("motion.impulse")).replace("cycles: 30", "cycles: 50"));
        write("dataset/training/new.3.json", "{\"a\":3}");
        write("graded-assignement/step1/notes.md", "notes");
        Files.delete(root.resolve("dataset/testing/idle.2.json"));
        Map<String, String> after = files();

        Versions.Restored restored = versions.restore("before", context);
        assertEquals(before, files());
        assertEquals(4, restored.files());
        assertTrue(restored.before().automatic());
        assertEquals("Before restoring before", restored.before().name());
        assertFalse(Files.exists(root.resolve("graded-assignement")), "empty folders go too");

        versions.restore(String.valueOf(restored.before().number()), context);
        assertEquals(after, files());
        assertEquals("cache", Files.readString(root.resolve(".inkling/dataset-cache.json")));
    }

    @Test
    void cachesAndOtherRepositoriesAreNoPartOfAVersion() throws Exception {
        write(".git/config", "[core]");
        versions.store("one", context);
        write(".inkling/dataset-cache.json", "other");
        write("results/motion/features/training.bin", "other");
        write(".git/config", "[other]");
        assertFalse(versions.changed(context));
        versions.restore("one", context);
        assertEquals("other", Files.readString(root.resolve("results/motion/features/training.bin")));
        assertEquals("[other]", Files.readString(root.resolve(".git/config")));
        assertEquals(1, versions.list().size(), "nothing had changed, so nothing was stored before");
    }

    @Test
    void noticesAChangeThatKeepsSizeAndTime() throws Exception {
        Path sample = root.resolve("dataset/training/idle.1.json");
        versions.store("one", context);
        FileTime time = Files.getLastModifiedTime(sample);
        Files.writeString(sample, "{\"a\":9}");
        Files.setLastModifiedTime(sample, time);
        assertTrue(versions.changed(context), "the file was changed within the time that file systems can tell apart");
    }

    @Test
    void comparesParametersFiguresAndFiles() throws Exception {
        versions.store("low", context);
        String impulse = Files.readString(root.resolve("motion.impulse"));
        write("motion.impulse", impulse.replace("cycles: 30", "cycles: 50").replace("window_ms: 2000", "window_ms: 2500"));
        write("dataset/training/new.3.json", "{\"a\":3}");
        Comparison comparison = versions.compare("low", Versions.PRESENT, context);
        assertEquals(List.of("added dataset/training/new.3.json", "changed motion.impulse"),
                comparison.files().stream().map(c -> c.kind() + " " + c.path()).toList());
        List<Comparison.Row> changed = comparison.impulses().get(0).parameters().stream().filter(Comparison.Row::differs).toList();
        assertEquals(List.of(new Comparison.Row("input.window_ms", "2000", "2500"), new Comparison.Row("nn.cycles", "30", "50")), changed);
        assertEquals(3, comparison.right().samples());
        assertEquals(0, comparison.right().number());
        assertTrue(comparison.impulses().get(0).parameters().size() > changed.size(), "values that are the same are there too");
    }

    @Test
    void aRestoreThatWasInterruptedIsKnownAndFinished() throws Exception {
        versions.store("whole", context);
        Map<String, String> whole = files();
        Version version = versions.find("whole");
        write("motion.impulse", "half");
        // what a crash in the middle of a restore leaves
        Files.writeString(root.resolve(Versions.FOLDER).resolve("restoring"), version.id() + "\n");
        assertEquals(version, versions.interrupted().orElseThrow());
        versions.restore(version.id(), context);
        assertTrue(versions.interrupted().isEmpty());
        assertEquals(whole, files());
    }

    @Test
    void locksLeftByACrashAreInNobodysWay() throws Exception {
        versions.store("one", context);
        Path folder = root.resolve(Versions.FOLDER);
        Files.writeString(folder.resolve("index.lock"), "");
        Files.writeString(folder.resolve("refs/heads/versions.lock"), "");
        write("new.txt", "new");
        assertEquals(2, versions.store("two", context).number());
    }

    @Test
    void twoWritersAtATimeAreRefused() throws Exception {
        versions.store("one", context);
        try (FileChannel channel = FileChannel.open(root.resolve(Versions.FOLDER).resolve("inkling.lock"), StandardOpenOption.WRITE)) {
            channel.lock();
            OperationException busy = assertThrows(OperationException.class, () -> versions.store("two", context));
            assertEquals("version.busy", busy.problems().get(0).code());
        }
        assertEquals(1, versions.list().size());
    }

    @Test
    void cancellingLeavesNoVersionBehind() throws Exception {
        versions.store("one", context);
        write("new.txt", "new");
        Recorder cancelled = new Recorder();
        cancelled.cancel = true;
        assertThrows(OperationCancelledException.class, () -> versions.store("two", cancelled));
        assertThrows(OperationCancelledException.class, () -> versions.restore("one", cancelled));
        assertEquals("new", Files.readString(root.resolve("new.txt")));
        assertEquals(1, versions.list().size());
        assertTrue(versions.interrupted().isEmpty());
    }

    @Test
    void aFileWhereAFolderWasAndBack() throws Exception {
        write("notes/a.txt", "a");
        versions.store("folder", context);
        Files.delete(root.resolve("notes/a.txt"));
        Files.delete(root.resolve("notes"));
        write("notes", "file");
        versions.store("file", context);
        versions.restore("folder", context);
        assertEquals("a", Files.readString(root.resolve("notes/a.txt")));
        versions.restore("file", context);
        assertEquals("file", Files.readString(root.resolve("notes")));
    }

    /** Enough for the pack to have to be streamed: 24 MB that cannot be compressed, and many small files. */
    @Test
    void largeDatasetsComeBackByteForByte() throws Exception {
        byte[] large = new byte[24 << 20];
        new Random(1).nextBytes(large);
        Files.write(root.resolve("dataset/training/large.4.cbor"), large);
        for (int i = 0; i < 2000; i++) {
            write("dataset/training/small." + i + ".json", "{\"n\":" + i + "}");
        }
        Version version = versions.store("large", context);
        assertEquals(2003, version.samples());
        Files.delete(root.resolve("dataset/training/large.4.cbor"));
        write("dataset/training/small.7.json", "changed");
        versions.restore("large", context);
        assertEquals(-1, java.util.Arrays.mismatch(large, Files.readAllBytes(root.resolve("dataset/training/large.4.cbor"))));
        assertEquals("{\"n\":7}", Files.readString(root.resolve("dataset/training/small.7.json")));
        try (Stream<Path> objects = Files.walk(root.resolve(Versions.FOLDER).resolve("objects"))) {
            assertTrue(objects.filter(Files::isRegularFile).count() < 10, "a version is one pack");
        }
    }

    /** Remembers the log; can be told to stop. */
    private static final class Recorder implements OperationContext, Progress {

        private final List<String> log = new ArrayList<>();
        private boolean cancel;

        @Override
        public Progress progress() {
            return this;
        }

        @Override
        public boolean cancelled() {
            return cancel;
        }

        @Override
        public void problem(Problem problem) {
            log.add(problem.toString());
        }

        @Override
        public void log(String line) {
            log.add(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            log.add(name);
        }

        @Override
        public void begin(String part, long total) {
            log.add(part);
        }

        @Override
        public void at(long done) {
            assertTrue(done > 0);
        }
    }
}
