package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.data.internal.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The computer stops before any step of any change: what was there is whole, and what was being added is whole or not there. */
class CrashTest {

    @TempDir
    private Path temp;

    private interface Change {
        void run(DatasetStore store) throws Exception;
    }

    /** From the n-th step on nothing reaches the disk any more, also no cleaning up. */
    private static Disk.Steps power(int steps) {
        int[] left = { steps };
        return step -> {
            if (left[0]-- <= 0) {
                throw new IOException("power cut before: " + step);
            }
        };
    }

    private void everyStep(Change change) throws Exception {
        boolean complete = false;
        for (int steps = 0; !complete; steps++) {
            Path project = Files.createDirectory(temp.resolve("p" + steps));
            DatasetStore before = DatasetStore.open(project);
            for (int i = 0; i < 3; i++) {
                before.add(NewSample.of("old" + i + ".json", Shared.json(i), Split.TRAINING, SampleLabel.of("old")));
            }
            complete = runs(change, DatasetStore.open(project, new SampleReader(), new Disk(power(steps))));
            check(project, steps);
            change.run(DatasetStore.open(project));
            assertEquals(Set.of(), codes(DatasetStore.open(project).list(), "dataset.stray"), "after doing it again, step " + steps);
        }
    }

    private static boolean runs(Change change, DatasetStore store) throws Exception {
        try {
            change.run(store);
            return true;
        } catch (OperationException e) {
            assertEquals("file.write", e.problems().get(0).code());
            return false;
        }
    }

    private static Set<String> codes(DatasetListing listing, String except) {
        Set<String> codes = new HashSet<>();
        listing.problems().forEach(p -> codes.add(p.code()));
        codes.remove(except);
        return codes;
    }

    /** Every entry has its file, every file is whole, nothing but files without an entry is reported, and those can be put right. */
    private static void check(Path project, int steps) throws Exception {
        DatasetStore store = DatasetStore.open(project);
        DatasetListing listing = store.list();
        assertEquals(Set.of(), codes(listing, "dataset.stray"), "step " + steps + ": " + listing.problems());
        Map<String, SampleRef> samples = new TreeMap<>();
        listing.samples().forEach(s -> samples.put(s.id(), s));
        for (SampleRef sample : samples.values()) {
            int seed = Integer.parseInt(sample.id().substring(3));
            assertArrayEquals(Shared.json(seed), Files.readAllBytes(project.resolve(sample.path())), "step " + steps);
        }
        for (Problem problem : listing.problems()) {
            assertTrue(problem.resolutions().stream().anyMatch(r -> r.action().equals(DatasetStore.ACTION_DELETE_STRAY)));
            byte[] left = Files.readAllBytes(project.resolve(problem.where().resource()));
            String name = project.resolve(problem.where().resource()).getFileName().toString();
            assertArrayEquals(Shared.json(Integer.parseInt(name.substring(3, name.indexOf('.')))), left,
                    "also a file without entry is whole");
        }
        assertTrue(samples.size() >= 2, "step " + steps + " lost samples: " + samples.keySet());
    }

    @Test
    void adding() throws Exception {
        everyStep(store -> {
            if (store.samples().size() < 5) {
                try (DatasetBatch batch = store.begin()) {
                    for (int i = 3; i < 6; i++) {
                        batch.add(NewSample.of("new" + i + ".json", Shared.json(i), Split.TESTING, SampleLabel.of("new")));
                    }
                    batch.commit();
                }
            }
        });
    }

    @Test
    void moving() throws Exception {
        everyStep(store -> store.move(store.samples().subList(0, 2), Split.TESTING));
    }

    @Test
    void relabelling() throws Exception {
        everyStep(store -> store.relabel(store.samples(), SampleLabel.of("changed")));
    }

    @Test
    void deleting() throws Exception {
        everyStep(store -> {
            List<SampleRef> samples = store.samples();
            if (samples.size() > 2) {
                store.delete(samples.subList(0, 1));
            }
        });
    }

    @Test
    void throwingAway() throws Exception {
        everyStep(store -> {
            List<SampleRef> samples = store.samples();
            if (samples.size() > 2) {
                store.trash().discard(samples.subList(0, 1));
            }
        });
    }
}
