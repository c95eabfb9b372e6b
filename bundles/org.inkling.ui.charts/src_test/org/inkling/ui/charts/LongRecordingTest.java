package org.inkling.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;

import org.inkling.ui.charts.internal.ImagePainter;
import org.junit.jupiter.api.Test;

/** A recording of 100 million values is painted with the work of one screen, wherever one looks. */
class LongRecordingTest {

    /** The largest recording the issue asks for. */
    private static final int VALUES = 100_000_000;
    private static final int WIDTH = 1200;
    /** Two partial blocks of 64 at the ends of each column. */
    private static final long MOST_READS = WIDTH * 2L * 64;

    /** Computes its values and counts how often it is asked. */
    private static final class Counting implements FloatSource {

        private long reads;

        @Override
        public int size() {
            return VALUES;
        }

        @Override
        public float get(int index) {
            reads++;
            // one spike in a slow saw-tooth, so that a peak that is skipped would show
            return index == 77_777_777 ? 1000 : index % 1_000_003 / 100_000f;
        }
    }

    @Test
    void paintingDoesNotDependOnTheLength() {
        Counting values = new Counting();
        Series series = Series.of("x", values, 0, 0.0625, Hue.axis(0));
        assertEquals(VALUES, values.reads, "each value is read once");
        LineChart chart = LineChart.of(List.of(series), Axis.NONE, Axis.NONE);
        assertEquals(1000, chart.series().get(0).values().to(), "no peak is lost");
        ImagePainter painter = new ImagePainter(new BufferedImage(WIDTH, 300, BufferedImage.TYPE_INT_RGB).createGraphics());
        for (LineChart shown : List.of(chart, chart.zoom(4_861_111, 0.5), chart.zoom(4_861_111, 0.01), chart.zoom(1_000_000, 1e-4),
                chart.zoom(1_000_000, 1e-9), chart.pan(1e6))) {
            values.reads = 0;
            shown.paint(painter, new Box(0, 0, WIDTH, 300), Theme.LIGHT);
            assertTrue(values.reads <= MOST_READS, values.reads + " values read to paint " + shown.visible());
        }
    }

    @Test
    void theSummaryIsSmall() {
        long before = used();
        Pyramid pyramid = new Pyramid(new Counting());
        long bytes = used() - before;
        assertEquals(VALUES, pyramid.size());
        // two floats for every 64 values and a sixteenth of that above: 13.3 MB of the 400 MB of the values; the rest is slack of the heap
        assertTrue(bytes < VALUES / 64 * 8L * 2, bytes + " bytes");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
