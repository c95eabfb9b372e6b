package org.inkling.dsp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.SignalShape;
import org.junit.jupiter.api.Test;

class SpectralBlockTest {

    private final SpectralBlock block = new SpectralBlock();

    private List<String> codes(SignalShape in, BlockUse use) {
        return block.validate(use, in).stream().map(Problem::code).toList();
    }

    private void valid(int version, Object... values) {
        assertEquals(List.of(), codes(Uses.LAB, Uses.spectral(version, values)));
    }

    private Problem invalid(String code, int version, Object... values) {
        return invalid(code, Uses.LAB, version, values);
    }

    private Problem invalid(String code, SignalShape in, int version, Object... values) {
        BlockUse use = Uses.spectral(version, values);
        assertEquals(List.of(code), codes(in, use));
        assertThrows(IllegalArgumentException.class, () -> block.open(use, in));
        assertThrows(IllegalArgumentException.class, () -> block.shape(use, in));
        Problem problem = block.validate(use, in).get(0);
        assertFalse(problem.resolutions().isEmpty(), "what to do is missing");
        return problem;
    }

    private int size(int version, Object... values) {
        return block.shape(Uses.spectral(version, values), Uses.LAB).size();
    }

    @Test
    void countsOfTheSpecification() {
        // dsp.md 3.1: 11 per axis; for 125×3, FFT 16: v2/3 none 33, low 12, high 33; v4 none 39, low 18, high 39, extra LF 78; wavelet 84
        assertEquals(33, size(1));
        for (int version : new int[]{ 2, 3 }) {
            assertEquals(33, size(version, "filter_type", "none"));
            assertEquals(12, size(version, "filter_type", "low"));
            assertEquals(33, size(version, "filter_type", "high"));
        }
        assertEquals(39, size(4, "filter_type", "none"));
        assertEquals(18, size(4, "filter_type", "low"));
        assertEquals(39, size(4, "filter_type", "high"));
        assertEquals(78, size(4, "extra_low_freq", true));
        assertEquals(84, size(3, "analysis_type", "Wavelet"));
        assertEquals(3 * (1 + 2 * 5 + 1), size(1, "spectral_peaks_count", 5, "spectral_power_edges", List.of(1.0, 2.0)));
    }

    @Test
    void namesOfTheSpecification() {
        List<String> lab = block.shape(Uses.spectral(1), Uses.LAB).names();
        assertEquals(List.of("accX RMS", "accX Peak 1 Freq", "accX Peak 1 Height", "accX Peak 2 Freq", "accX Peak 2 Height",
                "accX Peak 3 Freq", "accX Peak 3 Height", "accX Spectral Power 0.1 - 0.5", "accX Spectral Power 0.5 - 1.0",
                "accX Spectral Power 1.0 - 2.0", "accX Spectral Power 2.0 - 5.0", "accY RMS"), lab.subList(0, 12));
        assertEquals(List.of("accX RMS", "accX Skewness", "accX Kurtosis", "accX Spectral Skewness", "accX Spectral Kurtosis",
                "accX Spectral Power 1.95 - 5.86 Hz"),
                block.shape(Uses.spectral(4, "filter_type", "low"), Uses.LAB).names().subList(0, 6));
        List<String> slow = block.shape(Uses.spectral(4, "extra_low_freq", true), Uses.LAB).names();
        assertEquals("accX RMS LF", slow.get(39));
        assertEquals("accZ Spectral Power 2.93 - 3.32 Hz", slow.get(77));
        assertEquals("accX L1-entropy", block.shape(Uses.spectral(3, "analysis_type", "Wavelet"), Uses.LAB).names().get(14));
    }

    @Test
    void onlyTheNamedAxesInTheirOrder() {
        BlockUse use = new BlockUse("b", "", "spectral-analysis", 1, List.of("accZ", "accX"), Uses.spectral(1).params());
        FeatureShape shape = block.shape(use, Uses.LAB);
        assertEquals(22, shape.size());
        assertEquals("accZ RMS", shape.names().get(0));
        float[] window = Uses.window(Uses.LAB, 1);
        float[] all = Uses.features(Uses.spectral(1), Uses.LAB, window);
        float[] two = Uses.features(use, Uses.LAB, window);
        assertEquals(all[22], two[0]);
        assertEquals(all[0], two[11]);
        BlockUse unknown = new BlockUse("b", "", "spectral-analysis", 1, List.of("gyrX"), Uses.spectral(1).params());
        assertEquals(List.of("dsp.unknown-axis"), codes(Uses.LAB, unknown));
    }

    @Test
    void fftLengthIsAPowerOfTwo() {
        Problem problem = invalid("dsp.fft-length", 1, "fft_length", 100);
        assertEquals("dsp.block.fft_length", problem.where().element());
        assertEquals("64", problem.resolutions().get(0).arguments().get("value"));
        assertEquals("128", problem.resolutions().get(1).arguments().get("value"));
        valid(4, "fft_length", 64);
        valid(3, "analysis_type", "Wavelet", "fft_length", 100);
    }

    @Test
    void orderIsEvenAndAtMostEight() {
        invalid("dsp.filter-order", 1, "filter_order", 5);
        invalid("parameter.range", 2, "filter_type", "low", "filter_order", 10);
        valid(1, "filter_order", 8);
        valid(2, "filter_type", "low", "filter_order", 0);
        valid(2, "filter_type", "none", "filter_order", 5);
    }

    @Test
    void cutoffIsBelowNyquist() {
        Problem problem = invalid("dsp.cutoff-nyquist", 1, "filter_cutoff", 31.25);
        assertTrue(problem.summary().startsWith("Cut-off frequency is above Nyquist (1/2 sample rate (31.25"), problem.summary());
        valid(1, "filter_cutoff", 31.2);
        valid(1, "filter_type", "none", "filter_cutoff", 40);
        valid(1, "filter_order", 0, "filter_cutoff", 40);
    }

    @Test
    void filterIsStable() {
        invalid("dsp.filter-unstable", 1, "filter_cutoff", 0);
        invalid("dsp.filter-unstable", 1, "filter_cutoff", 1e-7, "filter_order", 8);
        valid(1, "filter_cutoff", 0.1);
    }

    @Test
    void decimationIsForVersionFourAndBelowTheCutoff() {
        for (int version = 1; version < 4; version++) {
            assertEquals(List.of("parameter.unknown"), codes(Uses.LAB, Uses.spectral(version, "input_decimation_ratio", "3")));
        }
        // 0.9 · 62.5/2/3 = 9.375 Hz
        invalid("dsp.decimation-cutoff", 4, "input_decimation_ratio", "3", "filter_type", "low", "filter_cutoff", 9.4);
        valid(4, "input_decimation_ratio", "3", "filter_type", "low", "filter_cutoff", 9.37);
        valid(4, "input_decimation_ratio", "10", "filter_type", "none", "filter_cutoff", 9.4);
        assertEquals(List.of("parameter.type"), codes(Uses.LAB, Uses.spectral(4, "input_decimation_ratio", "7")));
    }

    @Test
    void someBinsAreLeft() {
        // half a bin of 62.5/16 Hz is 1.953 Hz
        Problem problem = invalid("dsp.masked-bins", 2, "filter_type", "low", "filter_cutoff", 1.9);
        assertEquals("Cutoff frequency masked all FFT bins.", problem.summary());
        valid(2, "filter_type", "low", "filter_cutoff", 1.96);
        valid(2, "filter_type", "high", "filter_cutoff", 31);
        valid(1, "filter_type", "low", "filter_cutoff", 0.2);
    }

    @Test
    void waveletNeedsAnOctaveMoreForEachLevel() {
        SignalShape shape = new SignalShape(63, List.of("a"), 10);
        Problem problem = invalid("dsp.wavelet-level", shape, 3, "analysis_type", "Wavelet");
        assertTrue(problem.resolutions().get(0).label().contains("640 ms"), problem.toString());
        assertEquals(List.of(), codes(new SignalShape(64, List.of("a"), 10), Uses.spectral(3, "analysis_type", "Wavelet")));
        invalid("dsp.wavelet-level", 4, "analysis_type", "Wavelet", "wavelet_level", 2);
    }

    @Test
    void lowFrequenciesNeedValues() {
        // 125/10 → 13 values, FFT 32 needs 16
        Problem problem = invalid("dsp.low-frequency-length", 4, "extra_low_freq", true, "fft_length", 32);
        assertEquals("false", problem.resolutions().get(0).arguments().get("value"));
        valid(4, "extra_low_freq", true, "fft_length", 16);
    }

    @Test
    void noFrequencyNoSpectrum() {
        invalid("dsp.no-frequency", new SignalShape(125, List.of("a"), 0), 1);
        invalid("dsp.empty-window", new SignalShape(0, List.of("a"), 16), 1);
        assertEquals(List.of("dsp.unknown-version"), codes(Uses.LAB, Uses.spectral(5)));
        assertThrows(IllegalArgumentException.class, () -> block.schema(5));
    }

    @Test
    void costGrowsWithTheWork() {
        long small = block.shape(Uses.spectral(1, "filter_type", "none", "fft_length", 64), Uses.LAB).estimate().cycles();
        long filtered = block.shape(Uses.spectral(1, "fft_length", 64), Uses.LAB).estimate().cycles();
        FeatureShape lab = block.shape(Uses.spectral(1), Uses.LAB);
        assertTrue(small < filtered && filtered < lab.estimate().cycles());
        // FINDINGS.md 5: the C++ SDK takes 635,000 cycles and 5 KB for the lab's block, most of it avoidable
        assertTrue(lab.estimate().cycles() > 30_000 && lab.estimate().cycles() < 635_000, lab.estimate().toString());
        assertTrue(lab.estimate().ramBytes() < 5_000, lab.estimate().toString());
    }

    /** Working memory is that of the C, with its stack on top; cycles are near those measured, see docs/user/on-the-device-estimate.md. */
    @Test
    void theEstimateFollowsTheC() {
        for (BlockUse use : Uses.everyPath()) {
            BlockUse complete = use.withParams(Uses.block(use).schema(use.version()).complete(use.params(), "", "", p -> {
                throw new IllegalStateException(p.toString());
            }));
            ResourceEstimate estimate = Uses.block(use).shape(complete, Uses.LAB).estimate();
            int scratch = Uses.block(use).embedded(use.version()).orElseThrow().emit(complete, Uses.LAB, "x").scratchBytes();
            int stack = estimate.ramBytes() - scratch;
            assertTrue(stack >= 0 && stack < 700, use + " stack " + stack + ", scratch " + scratch);
            assertTrue(estimate.romBytes() > 100 && estimate.romBytes() < 9000, use + " " + estimate);
        }
        // 79,233 and 110,970 cycles on the harness
        assertEquals(79_233, cycles(1, "fft_length", 128), 0.15 * 79_233);
        assertEquals(110_970, cycles(4, "filter_type", "low"), 0.15 * 110_970);
    }

    private static double cycles(int version, Object... params) {
        return new SpectralBlock().shape(Uses.spectral(version, params), Uses.LAB).estimate().cycles();
    }
}
