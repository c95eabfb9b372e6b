package org.inkling.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartImageTest {

    static LineChart recording(int frames) {
        float[] values = new float[3 * frames];
        for (int i = 0; i < frames; i++) {
            values[3 * i] = (float) Math.sin(i * 0.07);
            values[3 * i + 1] = (float) Math.cos(i * 0.05) * 3;
            values[3 * i + 2] = 9.8f;
        }
        List<Series> series = List.of(Series.of("accX", FloatSource.interleaved(values, 0, 3), 0, 16, Hue.axis(0)),
                Series.of("accY", FloatSource.interleaved(values, 1, 3), 0, 16, Hue.axis(1)),
                Series.of("acc<Z>", FloatSource.interleaved(values, 2, 3), 0, 16, Hue.axis(2)));
        return LineChart.of(series, new Axis("", "ms"), new Axis("", "m/s²")).pick(new Range(500, 1500)).cursorAt(800);
    }

    @Test
    void theSvgIsWellFormedAndHoldsACurveForEachAxis() throws Exception {
        Document document = parse(ChartImage.svg(recording(187), 600, 240, Theme.LIGHT));
        assertEquals("600", document.getDocumentElement().getAttribute("width"));
        assertEquals(3, document.getElementsByTagName("polyline").getLength());
        String points = ((org.w3c.dom.Element) document.getElementsByTagName("polyline").item(0)).getAttribute("points");
        assertEquals(187, points.split(" ").length);
    }

    @Test
    void aLongRecordingIsDrawnByColumns() throws Exception {
        Document document = parse(ChartImage.svg(recording(1_000_000), 600, 240, Theme.DARK));
        String points = ((org.w3c.dom.Element) document.getElementsByTagName("polyline").item(0)).getAttribute("points");
        assertTrue(points.split(" ").length <= 2 * 600, "two points for each column at most");
    }

    @Test
    void thePngShowsTheColoursOfTheAxes() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartImage.png(recording(187), 600, 240, 2, Theme.LIGHT)));
        assertNotNull(image);
        assertEquals(1200, image.getWidth());
        assertEquals(480, image.getHeight());
        for (int axis = 0; axis < 3; axis++) {
            int wanted = Theme.LIGHT.axis(axis).argb();
            long found = java.util.stream.IntStream.range(0, 1200 * 480).filter(i -> image.getRGB(i % 1200, i / 1200) == wanted).count();
            assertTrue(found > 50, "pixels of axis " + axis + ": " + found);
        }
    }

    @Test
    void theConfusionMatrixShowsCountsSharesAndScores() {
        // counts of the lab's published validation, spec/lab.md: 16 / 22 / 70 right, 2 wrong
        ConfusionChart chart = new ConfusionChart(List.of("freefall", "idle", "unknown"), List.of("freefall", "idle", "unknown"),
                new int[][]{ { 16, 0, 0 }, { 0, 22, 0 }, { 1, 1, 70 } });
        assertEquals(2.0 * 16 / 33, chart.f1(0), 1e-12);
        String svg = ChartImage.svg(chart, 500, 170, Theme.LIGHT);
        assertTrue(svg.contains(">97.2 %<"), "share of the third row");
        assertTrue(svg.contains(">0.99<"), "F1 of unknown");
        assertTrue(chart.description().contains("Actual unknown: 1 as freefall, 1 as idle, 70 as unknown"));
        assertThrows(IllegalArgumentException.class, () -> new ConfusionChart(List.of("a"), List.of("a"), new int[][]{ { 1, 2 } }));
    }

    @Test
    void aRunningTrainingIsDrawnOverAllItsCycles() {
        TrainingChart chart = new TrainingChart(30, new float[]{ 1f, 0.5f }, new float[]{ 1.1f, 0.6f }, new float[]{ 0.4f, 0.8f },
                new float[]{ 0.3f, 0.7f });
        assertTrue(chart.description().startsWith("After cycle 2 of 30: loss 0.5, accuracy 80.0 %"));
        assertTrue(ChartImage.svg(chart, 600, 200, Theme.LIGHT).contains(">20<"));
        assertEquals("No cycle is finished yet.",
                new TrainingChart(30, new float[0], new float[0], new float[0], new float[0]).description());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
