package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dataset on disk. */
class DatasetStoreTest {

    @TempDir
    private Path project;
    private DatasetStore store;

    @BeforeEach
    void open() throws Exception {
        store = DatasetStore.open(project);
    }

    private SampleRef add(String fileName, int seed, Split split, String label) throws Exception {
        return store.add(NewSample.of(fileName, Shared.json(seed), split, SampleLabel.of(label)));
    }

    private String index() throws Exception {
        return Files.readString(project.resolve("dataset/info.labels"));
    }

    @Test
    void addAndRead() throws Exception {
        SampleRef added = add("walk.1.json", 1, Split.TRAINING, "walk");
        assertEquals(new SampleRef("walk.1", "walk.1", "walk", Split.TRAINING, true, "dataset/training/walk.1.json",
                SplitRule.sha256(Shared.json(1)), 20, Shared.ACC), added);
        assertEquals(List.of(added), store.samples());
        assertEquals(List.of(added), DatasetStore.open(project).samples());
        assertArrayEquals(Shared.signal(1, 20).values(), store.read(added).values());
        assertArrayEquals(Shared.json(1), Files.readAllBytes(project.resolve(added.path())));
        assertEquals("""
                {"version":1,"files":[
                {"path":"training/walk.1.json","name":"walk.1","category":"training","label":{"type":"label","label":"walk"}}
                ]}
                """, index());
    }

    @Test
    void badSamplesAreRefused() throws Exception {
        assertEquals("acquisition.truncated", Shared.problem(() -> store.add(NewSample.of("x.json", "{".getBytes(StandardCharsets.UTF_8),
                Split.TRAINING, SampleLabel.NONE))).code());
        assertEquals(new DatasetListing(List.of(), List.of()), store.list());
        assertFalse(Files.exists(project.resolve("dataset")));
    }

    @Test
    void fileNamesAreSafeAndUnique() throws Exception {
        assertEquals("dataset/training/_.._etc_passwd.json", add("/../etc/passwd.json", 1, Split.TRAINING, "a").path());
        assertEquals("dataset/training/_CON.json", add("CON.json", 2, Split.TRAINING, "a").path());
        assertEquals("dataset/testing/_con-2.json", add("_con.json", 3, Split.TESTING, "a").path(),
                "the id is unique in both parts, whatever the case");
        assertEquals("dataset/testing/sample.json", add(".json", 4, Split.TESTING, "a").path());
        assertEquals("é".repeat(90), add("é".repeat(500) + ".json", 5, Split.TESTING, "a").id(), "180 bytes");
        assertEquals(5, store.samples().size());
        assertEquals(List.of(), store.list().problems());
    }

    @Test
    void relabelMoveDisableDelete() throws Exception {
        SampleRef a = add("a.json", 1, Split.TRAINING, "x");
        SampleRef b = add("b.json", 2, Split.TRAINING, "x");
        store.relabel(List.of(a), SampleLabel.of("y"));
        store.enable(List.of(b), false);
        store.move(List.of(a), Split.TESTING);
        a = store.samples().get(0);
        assertEquals(List.of("y", "dataset/testing/a.json", Split.TESTING), List.of(a.label(), a.path(), a.split()));
        assertFalse(Files.exists(project.resolve("dataset/training/a.json")));
        assertFalse(store.samples().get(1).enabled());
        store.enable(List.of(b), true);
        assertTrue(store.samples().get(1).enabled());
        store.relabel(List.of(b), SampleLabel.of(List.of(new LabelSpan(0, 19, "z"))));
        assertEquals(List.of(new LabelSpan(0, 19, "z")), store.label(b).spans());
        store.relabel(List.of(b), SampleLabel.NONE);
        assertEquals(SampleLabel.NONE, store.label(b));
        SampleRef gone = a;
        store.delete(List.of(a));
        assertEquals(1, store.samples().size());
        assertFalse(Files.exists(project.resolve(a.path())));
        assertEquals("dataset.no-sample", Shared.problem(() -> store.relabel(List.of(gone), SampleLabel.NONE)).code());
        assertEquals(List.of(), store.list().problems());
    }

    @Test
    void unknownFieldsStay() throws Exception {
        SampleRef a = add("a.json", 1, Split.TRAINING, "x");
        Files.writeString(project.resolve("dataset/info.labels"),
                """
                        {"version":1,"owner":{"name":"me"},"files":[
                        {"path":"training/a.json","name":"a","category":"training","label":{"type":"label","label":"x"},\
                        "crop":[1,2],"future":{"deep":[true,null]}},
                        17
                        ]}""");
        store.relabel(List.of(a), SampleLabel.of("y"));
        assertEquals(
                """
                        {"version":1,"owner":{"name":"me"},"files":[
                        {"path":"training/a.json","name":"a","category":"training","label":{"type":"label","label":"y"},\
                        "crop":[1,2],"future":{"deep":[true,null]}},
                        17
                        ]}
                        """,
                index());
        assertEquals(List.of("labels.entry"), store.list().problems().stream().map(Problem::code).toList());
        assertEquals(List.of(1, 2), store.fields(a).get("crop"));
    }

    @Test
    void linesVariantOfTheIndex() throws Exception {
        add("a.json", 1, Split.TRAINING, "x");
        Files.writeString(project.resolve("dataset/info.labels"),
                "{\"__ndjson\":true,\"version\":1}\n{\"path\":\"training/a.json\",\"label\":\"old style\"}\n");
        SampleRef a = store.samples().get(0);
        assertEquals("old style", a.label());
        store.enable(List.of(a), false);
        assertEquals("{\"version\":1,\"files\":[\n{\"path\":\"training/a.json\",\"label\":\"old style\",\"enabled\":false}\n]}\n", index());
    }

    @Test
    void aBrokenIndexIsNeverOverwritten() throws Exception {
        SampleRef a = add("a.json", 1, Split.TRAINING, "x");
        for (String text : List.of("{\"version\":1,\"files\":[\n{\"path\":", "[]", "{}", "{\"version\":2,\"files\":[]}", "")) {
            Files.writeString(project.resolve("dataset/info.labels"), text);
            assertEquals("dataset/info.labels", Shared.problem(() -> store.list()).where().resource());
            Shared.problem(() -> store.relabel(List.of(a), SampleLabel.NONE));
            Shared.problem(() -> add("b.json", 2, Split.TRAINING, "x"));
            assertEquals(text, index());
        }
        assertFalse(Files.exists(project.resolve("dataset/training/b.json")));
    }

    /** What people do with a file manager. */
    @Test
    void strayMissingAndForeignFiles() throws Exception {
        add("a.json", 1, Split.TRAINING, "x");
        SampleRef b = add("b.json", 2, Split.TRAINING, "x");
        add("c.json", 3, Split.TESTING, "x");
        Files.write(project.resolve("dataset/training/new.json"), Shared.json(4));
        Files.write(project.resolve("dataset/testing/copy.json"), Shared.json(1));
        Files.delete(project.resolve(b.path()));
        Files.write(project.resolve("dataset/testing/c.json"), "{".getBytes(StandardCharsets.UTF_8));
        Files.writeString(project.resolve("dataset/info.labels"),
                index().replace("\n]}", ",\n{\"path\":\"../../etc/passwd\"},\n{\"path\":\"testing/a.json\"}\n]}"));
        Files.write(project.resolve("dataset/testing/a.json"), Shared.json(9));

        DatasetListing listing = store.list();
        assertEquals(1, listing.samples().size());
        List<Problem> problems = listing.problems();
        assertEquals(
                List.of("dataset/info.labels dataset.path", "dataset/testing/a.json dataset.id-twice",
                        "dataset/testing/c.json acquisition.truncated",
                        "dataset/testing/copy.json dataset.stray", "dataset/training/b.json dataset.missing-file",
                        "dataset/training/new.json dataset.stray"),
                problems.stream().map(p -> p.where().resource() + " " + p.code()).sorted().toList());
        for (Problem problem : problems) {
            for (org.inkling.api.Resolution way : problem.resolutions().subList(0, 1)) {
                String path = way.arguments().getOrDefault("path", "");
                switch (way.action()) {
                    case DatasetStore.ACTION_ADOPT -> store.adopt(path);
                    case DatasetStore.ACTION_DELETE_STRAY -> store.deleteStray(path);
                    case DatasetStore.ACTION_REMOVE_ENTRY -> store.removeEntry(path);
                    default -> assertEquals("", way.action());
                }
            }
        }
        store.removeEntry("dataset/training/b.json");
        assertFalse(Files.exists(project.resolve("dataset/testing/copy.json")));
        assertEquals(Set.of("a", "new"), Set.copyOf(store.samples().stream().map(SampleRef::id).toList()));
        assertEquals("dataset.no-stray", Shared.problem(() -> store.deleteStray("dataset/training/a.json")).code());
        assertEquals("dataset.no-stray", Shared.problem(() -> store.deleteStray("dataset/../lab.yaml")).code());
        assertEquals("dataset.no-stray", Shared.problem(() -> store.deleteStray("dataset/training/../../lab.yaml")).code());
        assertEquals(2, store.list().problems().size());
    }

    /** A file of the same size and time is not read again; any other is. */
    @Test
    void unchangedFilesAreNotReadAgain() throws Exception {
        SampleRef a = add("a.json", 1, Split.TRAINING, "x");
        store.samples();
        Path file = project.resolve(a.path());
        FileTime time = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, new byte[bytes.length]);
        Files.setLastModifiedTime(file, time);
        assertEquals(List.of(a), DatasetStore.open(project).samples());
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 5000));
        assertEquals("sample.format", DatasetStore.open(project).list().problems().get(0).code());
        Files.write(file, Shared.json(2));
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 9000));
        assertEquals(SplitRule.sha256(Shared.json(2)), store.samples().get(0).sha256());
        Files.writeString(project.resolve(".inkling/dataset-cache.json"), "{broken");
        assertEquals(1, DatasetStore.open(project).samples().size());
    }

    @Test
    void manySamples() throws Exception {
        try (DatasetBatch batch = store.begin()) {
            for (int i = 0; i < 500; i++) {
                batch.add(NewSample.of("s" + i + ".json", Shared.json(i), Split.TRAINING, SampleLabel.of("x")));
            }
            assertEquals("dataset/training/s7.json", batch.find(Shared.json(7)).orElseThrow().path());
            batch.commit();
        }
        List<SampleRef> all = DatasetStore.open(project).samples();
        assertEquals(500, all.size());
        store.relabel(all, SampleLabel.of("y"));
        assertEquals(Map.of("y", 500L), store.samples().stream().collect(java.util.stream.Collectors.groupingBy(SampleRef::label,
                java.util.stream.Collectors.counting())));
    }

    @Test
    void oneWriterAtATime() throws Exception {
        Thread[] threads = new Thread[4];
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int t = 0; t < threads.length; t++) {
            int number = t;
            threads[t] = new Thread(() -> {
                try {
                    DatasetStore own = DatasetStore.open(project);
                    for (int i = 0; i < 10; i++) {
                        own.add(NewSample.of("t" + number + "-" + i + ".json", Shared.json(number * 100 + i), Split.TRAINING,
                                SampleLabel.NONE));
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(40, store.samples().size());
        assertEquals(List.of(), store.list().problems());
    }

    @Test
    void projectThatIsNotThere() {
        assertEquals("dataset.no-project", Shared.problem(() -> DatasetStore.open(project.resolve("none"))).code());
    }
}
