package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of samples, and taking them back. */
class DatasetEditsTest {

    @TempDir
    private Path project;
    private DatasetStore store;
    private SampleRef sample;

    @BeforeEach
    void open() throws Exception {
        store = DatasetStore.open(project);
        sample = store.add(NewSample.of("walk.1.json", Shared.json(1), Split.TRAINING, SampleLabel.of("walk")));
    }

    private String index() throws Exception {
        return Files.readString(project.resolve("dataset/info.labels"));
    }

    private SampleRef only() throws Exception {
        assertEquals(1, store.samples().size());
        return store.samples().get(0);
    }

    @Test
    void aCropIsPartOfTheIndexAndOfNothingElse() throws Exception {
        byte[] file = Files.readAllBytes(project.resolve(sample.path()));
        DatasetEdits.Snapshot before = store.edits().snapshot(List.of(sample));
        String text = index();
        store.edits().crop(sample, new Crop(5, 14));
        SampleRef cropped = DatasetStore.open(project).samples().get(0);
        assertEquals(10, cropped.frames());
        assertNotEquals(sample.sha256(), cropped.sha256(), "what is made of it has to be made again");
        assertArrayEquals(Arrays.copyOfRange(Shared.signal(1, 20).values(), 15, 45), store.read(cropped).values());
        assertEquals(20, store.recording(cropped).signal().frames());
        assertTrue(store.list().facts().get(cropped.path()).cropped());
        assertArrayEquals(file, Files.readAllBytes(project.resolve(sample.path())));
        assertTrue(index().contains("\"crop\":{\"startIndex\":5,\"endIndex\":14}"), index());
        try (DatasetBatch batch = store.begin()) {
            assertTrue(batch.find(file).isPresent(), "a cropped recording is still known when it comes again");
        }
        store.edits().restore(List.of(cropped), before);
        assertEquals(text, index());
        assertEquals(sample, only());
    }

    @Test
    void aCropThatNoLongerFitsIsReportedAndNotUsed() throws Exception {
        store.edits().crop(sample, new Crop(5, 14));
        Files.writeString(project.resolve("dataset/info.labels"), index().replace("\"endIndex\":14", "\"endIndex\":99"));
        assertEquals(List.of("dataset.crop"), store.list().problems().stream().map(p -> p.code()).toList());
        assertEquals(20, only().frames());
        assertEquals(20, store.read(only()).frames());
        assertEquals("dataset.crop", Shared.problem(() -> store.edits().crop(sample, new Crop(0, 20))).code());
        store.edits().crop(only(), new Crop(0, 19));
        assertFalse(index().contains("crop"), "all of it is no crop");
    }

    @Test
    void splitKeepsTheRecordingAndMakesNewSamplesOfTheRest() throws Exception {
        byte[] file = Files.readAllBytes(project.resolve(sample.path()));
        store.relabel(List.of(sample), SampleLabel.of(List.of(new LabelSpan(0, 9, "a"), new LabelSpan(10, 19, "b"))));
        store.edits().crop(only(), new Crop(2, 19));
        List<SampleRef> parts = store.edits().split(only(), List.of(12, 6, 0, 18));
        assertEquals(List.of("walk.1.s2", "walk.1.s3"), parts.stream().map(SampleRef::id).toList());
        assertArrayEquals(file, Files.readAllBytes(project.resolve(sample.path())));
        List<float[]> values = new ArrayList<>();
        for (SampleRef part : store.samples()) {
            values.add(store.read(part).values());
        }
        float[] whole = Shared.signal(1, 20).values();
        assertArrayEquals(Arrays.copyOfRange(whole, 6, 24), values.get(0));
        assertArrayEquals(Arrays.copyOfRange(whole, 24, 42), values.get(1));
        assertArrayEquals(Arrays.copyOfRange(whole, 42, 60), values.get(2));
        assertEquals(List.of(new LabelSpan(0, 1, "a"), new LabelSpan(2, 5, "b")), store.label(parts.get(0)).spans());
        assertEquals(Map.of("split_from", "walk.1", "frames", "8-13"), store.edits().metadata(parts.get(0)));
        assertEquals("dataset.split", Shared.problem(() -> store.edits().split(sample, List.of(0))).code());
    }

    @Test
    void namesAndNotes() throws Exception {
        store.edits().rename(sample, " Walk, ÄÖ ");
        assertEquals("Walk, ÄÖ", only().name());
        assertEquals("walk.1", only().id());
        assertEquals("dataset.name", Shared.problem(() -> store.edits().rename(sample, "  ")).code());
        store.edits().setMetadata(List.of(sample), Map.of("site", "left"));
        assertEquals(Map.of("site", "left"), store.edits().metadata(sample));
        store.edits().setMetadata(List.of(sample), Map.of());
        assertFalse(index().contains("metadata"));
    }

    @Test
    void whatIsThrownAwayComesBack() throws Exception {
        store.edits().crop(sample, new Crop(5, 14));
        SampleRef second = store.add(NewSample.of("run.json", Shared.json(2), Split.TESTING, SampleLabel.of("run")));
        String text = index();
        List<SampleRef> before = store.samples();
        List<Integer> numbers = store.trash().discard(List.of(second, sample));
        assertEquals(List.of(1, 2), numbers);
        assertEquals(List.of(), store.samples());
        assertEquals(List.of(), store.list().problems());
        assertEquals(List.of("walk.1", "run"), store.trash().items().stream().map(DatasetTrash.Item::name).toList());
        store.trash().restore(numbers);
        assertEquals(text, index());
        assertEquals(before, store.samples());
        assertEquals(List.of(), store.trash().items());
    }

    @Test
    void whatComesBackMakesRoom() throws Exception {
        List<Integer> numbers = store.trash().discard(List.of(sample));
        store.add(NewSample.of("walk.1.json", Shared.json(3), Split.TRAINING, SampleLabel.of("walk")));
        store.trash().restore(numbers);
        assertEquals(List.of("walk.1", "walk.1-2"), store.samples().stream().map(SampleRef::id).toList());
        assertArrayEquals(Shared.signal(1, 20).values(), store.read(store.samples().get(1)).values());
        assertEquals(1, store.trash().discard(List.of(sample)).size());
        assertEquals(1, store.trash().empty());
        assertEquals("dataset.trash", Shared.problem(() -> store.trash().restore(List.of(1))).code());
    }

    @Test
    void rebalancingMovesAsFewAsPossible() throws Exception {
        for (int i = 0; i < 9; i++) {
            store.add(NewSample.of("walk.x" + i + ".json", Shared.json(10 + i), i < 5 ? Split.TESTING : Split.TRAINING,
                    SampleLabel.of("walk")));
        }
        store.add(NewSample.of("run.json", Shared.json(30), Split.TRAINING, SampleLabel.of("run")));
        Rebalancing plan = Rebalancing.plan(store.samples(), 0.2);
        assertEquals(List.of(new Rebalancing.Row("run", 1, 0, 1, 0), new Rebalancing.Row("walk", 5, 5, 8, 2)), plan.rows());
        assertEquals(3, plan.moves());
        store.move(plan.toTraining(), Split.TRAINING);
        store.move(plan.toTesting(), Split.TESTING);
        assertEquals(0, Rebalancing.plan(store.samples(), 0.2).moves(), "done is done");
    }

    @Test
    void aPreviewSaysWhatAnImportDoes() throws Exception {
        Path source = Files.createDirectories(project.resolve("in"));
        Files.write(source.resolve("walk.1.json"), Shared.json(1));
        Files.write(source.resolve("run.2.json"), Shared.json(2));
        Files.writeString(source.resolve("bad.json"), "{");
        Files.writeString(source.resolve("note.txt"), "hello");
        String text = index();
        ImportOptions options = new ImportOptions(ImportOptions.Category.TESTING, "", 0);
        ImportPreview preview = new DatasetImporter(store).preview(List.of(source), options, new Shared.Recorder(n -> false));
        assertEquals(text, index());
        assertEquals(List.of("in/bad.json", "in/note.txt", "in/run.2.json", "in/walk.1.json"),
                preview.files().stream().map(ImportPreview.Row::source).toList());
        ImportReport report = new DatasetImporter(store).run(List.of(source), options, new Shared.Recorder(n -> false));
        assertEquals(report.count(Split.TESTING), preview.count(Split.TESTING));
        assertEquals(1, preview.count(Split.TESTING));
        assertEquals("run", preview.first().orElseThrow().label());
        assertEquals("dataset/training/walk.1.json", preview.files().get(3).duplicate());
    }
}
