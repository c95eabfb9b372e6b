package org.inkling.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class LineChartTest {

    private static LineChart chart() {
        return LineChart.of(List.of(Series.of("a", FloatSource.of(new float[101]), 0, 10, Tone.ACCENT)), new Axis("", "ms"), Axis.NONE);
    }

    @Test
    void zoomKeepsThePlaceUnderThePointer() {
        LineChart closer = chart().zoom(250, 0.5);
        assertEquals(500, closer.visible().length(), 1e-9);
        assertEquals(0.25, (250 - closer.visible().from()) / closer.visible().length(), 1e-9);
        assertEquals(new Range(0, 1000), closer.zoom(250, 100).visible());
    }

    @Test
    void zoomEndsAtAFewValuesAndPanAtTheEnds() {
        LineChart chart = chart();
        for (int i = 0; i < 100; i++) {
            chart = chart.zoom(500, 0.5);
        }
        assertEquals(40, chart.visible().length(), 1e-9);
        assertEquals(new Range(960, 1000), chart.pan(1e6).visible());
        assertEquals(new Range(0, 40), chart.pan(-1e6).visible());
    }

    @Test
    void textIsReadableOnEveryGround() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (Tone text : List.of(Tone.TEXT, Tone.MUTED, Tone.ACCENT, Tone.OK, Tone.BAD, Tone.WARN)) {
                for (Tone ground : List.of(Tone.SURFACE, Tone.PAGE, Tone.PLOT)) {
                    contrast(theme.colour(text), theme.colour(ground), theme.dark() + " " + text + " on " + ground);
                }
            }
            contrast(theme.colour(Tone.ACCENT), theme.colour(Tone.ACCENT_SOFT), "pill");
            contrast(theme.colour(Tone.ON_ACCENT), theme.colour(Tone.ACCENT), "primary button");
            contrast(theme.colour(Tone.TEXT), theme.colour(Tone.OK_SOFT), "right row");
            contrast(theme.colour(Tone.TEXT), theme.colour(Tone.BAD_SOFT), "wrong row");
            for (Tone card : List.of(Tone.INPUT_FROM, Tone.INPUT_TO, Tone.LEARN_FROM, Tone.LEARN_TO, Tone.OUTPUT_FROM, Tone.OUTPUT_TO)) {
                contrast(Colour.of("#ffffff"), theme.colour(card), "white on " + card);
            }
        }
    }

    // 4.5 : 1 is the AA level of WCAG 2.1 for text
    private static void contrast(Colour text, Colour ground, String what) {
        assertTrue(text.contrast(ground) >= 4.5, () -> what + ": " + text.contrast(ground));
    }

    @Test
    void numbersReadWell() {
        assertEquals("1,014", Numbers.count(1014));
        assertEquals("98.2 %", Numbers.percent(0.982));
        assertEquals("53 %", Numbers.percentDown(0.5384));
        assertEquals("62.5", Numbers.decimal(62.5, 2));
        assertEquals("2,000", Numbers.decimal(2000, 2));
        assertEquals("1.9 KB", Numbers.bytes(1946));
        assertEquals("4 m 0 s", Numbers.duration(240_000));
        assertEquals("–", Numbers.percent(Double.NaN));
    }
}
