package org.inkling.dsp.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.inkling.api.dsp.PreviewPlot;
import org.inkling.api.impulse.BlockUse;
import org.junit.jupiter.api.Test;

/** What a preview shows is what the features are read from. */
class PreviewTest {

    private final float[] window = Uses.window(Uses.LAB, 3);

    private List<PreviewPlot> preview(BlockUse use) {
        return Uses.block(use).preview(use, Uses.LAB, window);
    }

    private static float[] curve(List<PreviewPlot> plots, String title, int axis) {
        return plots.stream().filter(p -> p.title().equals(title)).findFirst().orElseThrow().curves().get(axis).values();
    }

    private float[] features(BlockUse use) {
        return Uses.features(use, Uses.LAB, window);
    }

    @Test
    void everyPathHasPlotsOfEveryAxisAndKeepsTheWindow() {
        float[] before = window.clone();
        for (BlockUse use : Uses.everyPath()) {
            List<PreviewPlot> plots = preview(use);
            assertTrue(!plots.isEmpty(), use.toString());
            for (PreviewPlot plot : plots) {
                assertEquals(List.of("accX", "accY", "accZ"), plot.curves().stream().map(PreviewPlot.Curve::name).toList(), plot.title());
            }
        }
        assertArrayEquals(before, window);
    }

    @Test
    void theSignalAfterTheFilterHasTheRootMeanSquareOfTheFeature() {
        BlockUse use = Uses.spectral(1, "filter_type", "low");
        float[] filtered = curve(preview(use), "After filter", 1);
        assertEquals(125, filtered.length);
        double squares = 0;
        for (float value : filtered) {
            squares += (double) value * value;
        }
        // 11 features an axis, the first is the root mean square
        assertEquals(Math.sqrt(squares / 125), features(use)[11], 1e-5);
    }

    @Test
    void theHighestPeakOfTheAmplitudesIsTheFirstPeakFeature() {
        BlockUse use = Uses.spectral(1, "filter_type", "high", "fft_length", 128);
        List<PreviewPlot> plots = preview(use);
        PreviewPlot amplitudes = plots.stream().filter(p -> p.title().equals("Frequency domain")).findFirst().orElseThrow();
        float[] features = features(use);
        int bin = (int) Math.round(features[1] / amplitudes.step());
        assertEquals(features[1], bin * amplitudes.step(), 1e-4);
        assertEquals(features[2], amplitudes.curves().get(0).values()[bin], 0f);
    }

    @Test
    void theLogarithmicPowerOfVersion2IsTheFeatureItself() {
        BlockUse use = Uses.spectral(2, "filter_type", "none");
        // features of an axis: RMS, skewness, kurtosis, then bins 1 to 8 of an FFT of 16
        float[] power = curve(preview(use), "Spectral power (log)", 2);
        assertEquals(9, power.length);
        float[] features = features(use);
        int perAxis = features.length / 3;
        for (int bin = 1; bin <= 8; bin++) {
            assertEquals(features[2 * perAxis + 2 + bin], power[bin], 0f);
        }
    }

    @Test
    void theFirstPowerBandOfVersion1IsTheMeanOfItsBins() {
        BlockUse use = Uses.spectral(1, "filter_type", "none", "fft_length", 128, "spectral_power_edges", List.of(1.0, 3.0));
        PreviewPlot power = preview(use).stream().filter(p -> p.title().equals("Spectral power (log)")).findFirst().orElseThrow();
        double sum = 0;
        int bins = 0;
        for (int k = 0; k < power.curves().get(0).values().length; k++) {
            double hertz = k * power.step();
            if (hertz >= 1 && hertz < 3) {
                sum += Math.pow(10, power.curves().get(0).values()[k]);
                bins++;
            }
        }
        // RMS, 3 peaks with height, then the band
        assertEquals(sum / bins, features(use)[7], 1e-4 * features(use)[7]);
    }

    @Test
    void flattenAndRawShowTheScaledWindow() {
        float[] scaled = curve(preview(Uses.of(new RawBlock(), 1, "scale_axes", 0.5)), "After scaling", 0);
        assertEquals(window[3] * 0.5f, scaled[1], 0f);
        assertEquals(125, scaled.length);
    }
}
