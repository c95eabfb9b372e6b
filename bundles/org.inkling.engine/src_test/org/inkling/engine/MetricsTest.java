package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final List<String> CLASSES = List.of("a", "b");
    /** Four rows: a sure, a unsure, b taken for a, b sure. */
    private static final float[] SCORES = { 0.9f, 0.1f, 0.6f, 0.4f, 0.85f, 0.15f, 0.2f, 0.8f };
    private static final int[] LABELS = { 0, 0, 1, 1 };

    @Test
    void countsByLargestScore() {
        Metrics metrics = Metrics.of(SCORES, LABELS, CLASSES, 0);
        assertEquals(List.of(List.of(2, 0), List.of(1, 1)), metrics.confusion());
        assertEquals(0.75, metrics.accuracy());
        assertEquals(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.15) + Math.log(0.8)) / 4, metrics.loss(), 1e-6);
        assertEquals(2 / 3.0, metrics.perClass().get("a").precision());
        assertEquals(1, metrics.perClass().get("a").recall());
        assertEquals(0.8, metrics.perClass().get("a").f1(), 1e-12);
        assertEquals(2, metrics.perClass().get("b").support());
    }

    @Test
    void belowTheThresholdIsUncertainAndWrong() {
        Metrics metrics = Metrics.of(SCORES, LABELS, CLASSES, 0.8);
        assertEquals(List.of("a", "b", "uncertain"), metrics.columns());
        assertEquals(List.of(List.of(1, 0, 1), List.of(1, 1, 0)), metrics.confusion());
        assertEquals(0.5, metrics.accuracy());
    }

    @Test
    void windowsAreCountedAsInTheLab() {
        // spec/lab.md: 187 rows give 13 windows of 2000 ms and 7 of 2500 ms, every 80 ms at 16 ms
        assertEquals(13, new Windowing(125, 5, false).count(187));
        assertEquals(7, new Windowing(156, 5, false).count(187));
        assertEquals(0, new Windowing(125, 5, false).count(124));
        assertEquals(1, new Windowing(125, 5, false).count(125));
        assertEquals(1, new Windowing(125, 5, true).count(3));
        assertEquals(0, new Windowing(125, 5, true).count(0));
    }
}
