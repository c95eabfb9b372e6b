package org.inkling.dsp.internal.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class FilterDesignTest {

    private static final double HALF_POWER_DB = -3.0103; // 10·log10(1/2)

    /** Gain at a frequency given as a part of half the sampling frequency. */
    private static double decibel(Sos sos, double frequency) {
        double gain = 0;
        double w = Math.PI * frequency;
        for (double[] c : sos.sections()) {
            gain += power(c[Sos.B0], c[Sos.B1], c[Sos.B2], w) - power(1, c[Sos.A1], c[Sos.A2], w);
        }
        return gain;
    }

    private static double power(double c0, double c1, double c2, double w) {
        double re = c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w);
        double im = c1 * Math.sin(w) + c2 * Math.sin(2 * w);
        return 10 * Math.log10(re * re + im * im);
    }

    @Test
    void secondOrderLowPassIsTheTextbookOne() {
        // tan(π/10) = 0.324920: b0 = t²/(1+√2·t+t²), a1 = 2(t²−1)/(…), a2 = (1−√2·t+t²)/(…)
        double[] c = FilterDesign.butterworth(2, false, 0.2).sections()[0];
        double t = Math.tan(Math.PI / 10);
        double norm = 1 + Math.sqrt(2) * t + t * t;
        assertArrayEquals(
                new double[]{ t * t / norm, 2 * t * t / norm, t * t / norm, 2 * (t * t - 1) / norm, (1 - Math.sqrt(2) * t + t * t) / norm },
                c, 1e-15);
    }

    @Test
    void butterworthPassesHalfThePowerAtTheCutoff() {
        for (int order = 2; order <= 8; order += 2) {
            for (double cutoff : new double[]{ 0.01, 0.096, 0.5, 0.9 }) {
                Sos low = FilterDesign.butterworth(order, false, cutoff);
                Sos high = FilterDesign.butterworth(order, true, cutoff);
                assertEquals(order / 2, low.count());
                assertEquals(0, decibel(low, 0), 1e-6);
                assertEquals(HALF_POWER_DB, decibel(low, cutoff), 1e-4);
                assertEquals(0, decibel(high, 1), 1e-6);
                assertEquals(HALF_POWER_DB, decibel(high, cutoff), 1e-4);
            }
        }
    }

    @Test
    void butterworthFallsBySixDecibelPerOrderAndOctave() {
        // far below Nyquist the bilinear transform is the analog filter: 20·log10(2) dB for each order and octave
        for (int order = 2; order <= 8; order += 2) {
            Sos low = FilterDesign.butterworth(order, false, 0.001);
            assertEquals(-order * 6.0206, decibel(low, 0.016) - decibel(low, 0.008), 0.05);
        }
    }

    @Test
    void sectionsRiseInPoleRadius() {
        double[][] sections = FilterDesign.butterworth(8, true, 0.1).sections();
        for (int i = 1; i < sections.length; i++) {
            assertTrue(sections[i][Sos.A2] > sections[i - 1][Sos.A2]);
            assertArrayEquals(new double[]{ 1, -2, 1 }, new double[]{ sections[i][Sos.B0], sections[i][Sos.B1], sections[i][Sos.B2] });
        }
    }

    @Test
    void chebyshevKeepsItsRippleAndStops() {
        for (int ratio : new int[]{ 3, 10 }) {
            Sos sos = Decimator.design(ratio);
            for (int i = 0; i <= 100; i++) {
                double gain = decibel(sos, 0.8 / ratio * i / 100);
                assertTrue(gain <= 1e-9 && gain >= -0.05 - 1e-9, () -> "pass band gain " + gain);
            }
            // 1.5 times the pass band: 10·log10(1 + ε²·cosh²(8·arcosh 1.5)) = 41.5 dB with ε² = 10^0.005 − 1, and more after warping
            assertTrue(decibel(sos, 1.5 * 0.8 / ratio) < -41.4);
            assertEquals(-0.05, 20 * Math.log10(sos.steadyGain()), 1e-9);
        }
    }

    @Test
    void stabilityFailsOnlyNearTheEnds() {
        assertTrue(FilterDesign.stable(6, 0.096)); // the lab's: 3 Hz at 62.5 Hz
        assertTrue(FilterDesign.stable(8, 0.99));
        assertFalse(FilterDesign.stable(8, 0));
        assertFalse(FilterDesign.stable(8, 1e-8));
    }

    @Test
    void kernelFollowsTheImpulseResponse() {
        float[] x = new float[200];
        x[0] = 1;
        for (int order = 2; order <= 8; order += 2) {
            Sos sos = FilterDesign.butterworth(order, false, 0.2);
            float[] y = x.clone();
            new SosFilter(sos).apply(y, y.length);
            double[] expected = sos.impulseResponse(y.length);
            for (int i = 0; i < y.length; i++) {
                assertEquals(expected[i], y[i], 1e-6);
            }
        }
    }

    @Test
    void decimationEqualsTheRecursionInDouble() {
        Random random = new Random(7);
        for (int ratio : new int[]{ 3, 10 }) {
            int n = 500;
            float[] x = new float[n];
            for (int i = 0; i < n; i++) {
                x[i] = (float) (9.8 + random.nextGaussian());
            }
            double[] response = Decimator.design(ratio).impulseResponse(n);
            float[] y = x.clone();
            int left = new Decimator(ratio, n).apply(y, n);
            assertEquals((n + ratio - 1) / ratio, left);
            for (int k = 0; k < left; k++) {
                double expected = x[0] * Decimator.design(ratio).steadyGain();
                for (int i = 0; i <= k * ratio; i++) {
                    expected += response[i] * (x[k * ratio - i] - x[0]);
                }
                assertEquals(expected, y[k], 5e-6);
            }
        }
    }

    @Test
    void decimationHasTheStagesOfTheSpecification() {
        assertArrayEquals(new int[0], Decimator.stages(1));
        assertArrayEquals(new int[]{ 3 }, Decimator.stages(3));
        assertArrayEquals(new int[]{ 3, 10 }, Decimator.stages(30));
        assertArrayEquals(new int[]{ 10, 10, 10 }, Decimator.stages(1000));
        assertEquals(5, Decimator.lengthAfter(125, 30)); // 125 → 42 → 5
    }

    @Test
    void aConstantStaysConstant() {
        float[] x = new float[125];
        java.util.Arrays.fill(x, -0.2f);
        int left = new Decimator(10, 125).apply(x, 125);
        for (int i = 1; i < left; i++) {
            assertEquals(x[0], x[i]);
        }
    }
}
