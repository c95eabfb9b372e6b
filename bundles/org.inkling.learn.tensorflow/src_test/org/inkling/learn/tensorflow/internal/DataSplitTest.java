package org.inkling.learn.tensorflow.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.inkling.api.learn.TrainingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSplitTest {

    /** R3.3 of the lab: 203 of 1,014 windows are held out, 110 of 546, 124 of 616, 47 of 233. */
    @ParameterizedTest
    @CsvSource({ "1014, 203", "546, 110", "616, 124", "233, 47", "10, 2", "1000, 200" })
    void byWindowHoldsOutAFifthRoundedUp(int rows, int held) {
        DataSplit split = DataSplit.byWindow(Sets.windows(1, new int[][]{ { rows } }), 0.2);
        assertEquals(held, split.validation().length);
        int[] all = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation())).sorted().toArray();
        assertArrayEquals(IntStream.range(0, rows).toArray(), all);
    }

    @Test
    void theSeedDecides() {
        TrainingSet one = Sets.windows(1, new int[][]{ { 50 }, { 50 } });
        assertArrayEquals(DataSplit.byWindow(one, 0.2).validation(), DataSplit.byWindow(one, 0.2).validation());
        assertFalse(Arrays.equals(DataSplit.byWindow(one, 0.2).validation(),
                DataSplit.byWindow(Sets.windows(2, new int[][]{ { 50 }, { 50 } }), 0.2).validation()));
    }

    @Test
    void byFileKeepsRecordingsTogetherAndEveryClassNearItsShare() {
        int[][] files = { files(14, 13), files(14, 13), files(50, 13) };
        for (long seed = 0; seed < 20; seed++) {
            TrainingSet data = Sets.windows(seed, files);
            DataSplit split = DataSplit.byFile(data, 0.2).orElseThrow();
            Set<Integer> training = groups(data, split.training());
            Set<Integer> validation = groups(data, split.validation());
            assertTrue(Collections.disjoint(training, validation));
            assertEquals(78, training.size() + validation.size());
            int[] held = new int[3];
            Arrays.stream(split.validation()).forEach(row -> held[data.labels()[row]]++);
            assertArrayEquals(new int[]{ 39, 39, 130 }, held);
        }
    }

    @Test
    void byFileHoldsOutAtLeastOneRecordingOfAClassButNeverAll() {
        for (long seed = 0; seed < 20; seed++) {
            TrainingSet data = Sets.windows(seed, new int[][]{ { 100, 3 }, { 10, 10 }, { 7 } });
            DataSplit split = DataSplit.byFile(data, 0.2).orElseThrow();
            assertEquals(2, groups(data, split.validation()).size());
            assertEquals(Set.of(0, 1, 2), Arrays.stream(split.training()).mapToObj(row -> data.labels()[row]).collect(Collectors.toSet()));
        }
    }

    @Test
    void oneRecordingPerClassCannotBeSplitByFile() {
        TrainingSet data = Sets.windows(1, new int[][]{ { 10 }, { 10 } });
        assertTrue(DataSplit.byFile(data, 0.2).isEmpty());
        assertEquals(List.of("class0", "class1"), DataSplit.singleRecordings(data));
    }

    private static int[] files(int count, int windows) {
        return IntStream.generate(() -> windows).limit(count).toArray();
    }

    private static Set<Integer> groups(TrainingSet data, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> data.groups()[row]).collect(Collectors.toSet());
    }
}
