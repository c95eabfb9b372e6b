package org.inkling.dsp.internal.wavelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WaveletsTest {

    private static final double EXACT = 1e-11;

    private static double[] convolve(double[] a, double[] b, boolean alternateB) {
        double[] product = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                product[i + j] += a[i] * (alternateB && j % 2 == 1 ? -b[j] : b[j]);
            }
        }
        return product;
    }

    @Test
    void thereAreFifty() {
        assertEquals(50, Wavelets.names().size()); // features.md: "50 wavelets"
        assertEquals(50, Wavelets.names().stream().distinct().count());
        assertThrows(IllegalArgumentException.class, () -> Wavelets.of("db11"));
    }

    /** Synthesis after analysis is a delay: the low and high paths add up to 2·z^−d, and their aliases cancel. */
    @TestFactory
    Stream<DynamicTest> everyWaveletReconstructs() {
        return Wavelets.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Wavelet w = Wavelets.of(name);
            double[] low = convolve(w.synthesisLowPass(), w.analysisLowPass(), false);
            double[] high = convolve(w.synthesisHighPass(), w.analysisHighPass(), false);
            double[] lowAlias = convolve(w.synthesisLowPass(), w.analysisLowPass(), true);
            double[] highAlias = convolve(w.synthesisHighPass(), w.analysisHighPass(), true);
            for (int k = 0; k < low.length; k++) {
                assertEquals(k == w.taps() - 1 ? 2 : 0, low[k] + high[k], EXACT, "delay " + k);
                assertEquals(0, lowAlias[k] + highAlias[k], EXACT, "alias " + k);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> orthogonalOnesAreOrthogonal() {
        return Wavelets.names().stream().filter(n -> !n.contains("bio")).map(name -> DynamicTest.dynamicTest(name, () -> {
            double[] h = Wavelets.of(name).analysisLowPass();
            for (int shift = 0; shift < h.length; shift += 2) {
                double product = 0;
                for (int k = shift; k < h.length; k++) {
                    product += h[k] * h[k - shift];
                }
                assertEquals(shift == 0 ? 1 : 0, product, EXACT);
            }
        }));
    }

    /** A wavelet with n vanishing moments does not see polynomials of degree below n. */
    @TestFactory
    Stream<DynamicTest> detailsVanishForPolynomials() {
        return Wavelets.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            double[] g = Wavelets.of(name).analysisHighPass();
            for (int power = 0; power < vanishingMoments(name); power++) {
                double moment = 0;
                for (int k = 0; k < g.length; k++) {
                    moment += g[k] * Math.pow((k - g.length / 2.0) / g.length, power);
                }
                assertEquals(0, moment, 1e-9, "moment " + power);
            }
        }));
    }

    private static int vanishingMoments(String name) {
        String number = name.replaceAll("^[a-z]+", "");
        if (name.startsWith("bior") || name.startsWith("rbio")) {
            int synthesis = number.equals("5.5") ? 6 : number.charAt(0) - '0'; // 5.5 has 6 and 4 zeros
            int analysis = number.equals("5.5") ? 4 : number.charAt(2) - '0';
            return name.startsWith("bior") ? synthesis : analysis;
        }
        int n = number.isEmpty() ? 1 : Integer.parseInt(number);
        return name.startsWith("coif") ? 2 * n : n;
    }

    @Test
    void coifletsAreTheirRealSolution() {
        // closed form of K = 1: (1 − √7)/(16√2), (5 + √7)/(16√2), (14 + 2√7)/(16√2) …, here from the other end
        double[] h = Wavelets.of("coif1").analysisLowPass();
        double root = Math.sqrt(7);
        double unit = 16 * Math.sqrt(2);
        double[] expected = { (root - 3) / unit, (1 - root) / unit, (14 - 2 * root) / unit, (14 + 2 * root) / unit, (5 + root) / unit,
                (1 - root) / unit };
        for (int k = 0; k < h.length; k++) {
            assertEquals(expected[k], h[k], 1e-15);
        }
        for (int order = 1; order <= 3; order++) {
            double[] c = Wavelets.of("coif" + order).analysisLowPass();
            for (int power = 1; power < 2 * order; power++) {
                double moment = 0; // of the scaling function about its centre, tap 4K − 1
                for (int k = 0; k < c.length; k++) {
                    moment += c[k] * Math.pow((k - (4 * order - 1)) / (double) c.length, power);
                }
                assertEquals(0, moment, EXACT);
            }
        }
    }

    @Test
    void knownFilters() {
        double root = Math.sqrt(3);
        double unit = 4 * Math.sqrt(2);
        double[] db2 = Wavelets.of("db2").analysisLowPass(); // Daubechies 1988, D4, reversed
        assertEquals((1 - root) / unit, db2[0], 1e-14);
        assertEquals((3 - root) / unit, db2[1], 1e-14);
        assertEquals((3 + root) / unit, db2[2], 1e-14);
        assertEquals((1 + root) / unit, db2[3], 1e-14);
        double[] sym4 = Wavelets.of("sym4").analysisLowPass(); // Ten Lectures, table 6.3, N = 4, times √2/2
        assertEquals(0.8037387518, sym4[3], 1e-9);
        assertEquals(0.4976186676, sym4[2], 1e-9);
        double[] bior44 = Wavelets.of("bior4.4").analysisLowPass(); // the 9/7 filter of JPEG 2000: 0.6029490182 · √2
        assertEquals(0.6029490182363579 * Math.sqrt(2), bior44[5], 1e-9);
        assertEquals(0.2668641184428723 * Math.sqrt(2), bior44[4], 1e-9);
    }

    /** Symlets are the choice of roots whose phase is nearest to that of a delay. */
    @Test
    void symletsHaveTheMostLinearPhase() {
        for (int n = 4; n <= 10; n++) {
            assertTrue(phaseError("sym" + n) < phaseError("db" + n), "sym" + n);
        }
    }

    /** Largest distance of the phase from a straight line through 0, in the pass band. */
    private static double phaseError(String name) {
        double[] h = Wavelets.of(name).analysisLowPass();
        int steps = 200;
        double[] phase = new double[steps];
        for (int i = 1; i < steps; i++) {
            double w = Math.PI / 2 * i / steps;
            double re = 0;
            double im = 0;
            for (int k = 0; k < h.length; k++) {
                re += h[k] * Math.cos(w * k);
                im -= h[k] * Math.sin(w * k);
            }
            double turn = Math.atan2(im, re) - phase[i - 1];
            phase[i] = phase[i - 1] + turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
        }
        double product = 0;
        double square = 0;
        for (int i = 1; i < steps; i++) {
            product += i * phase[i];
            square += (double) i * i;
        }
        double worst = 0;
        for (int i = 1; i < steps; i++) {
            worst = Math.max(worst, Math.abs(phase[i] - i * product / square));
        }
        return worst;
    }

    @Test
    void transformOfMirroredSignal() {
        // haar by hand: approximation (x0+x1)/√2, detail (x1−x0)/√2 with the sign of the analysis filter; an odd end is mirrored
        float[] approximation = new float[3];
        float[] detail = new float[3];
        int n = new WaveletTransform(Wavelets.of("haar")).level(new float[]{ 1, 3, 5, 5, 2 }, 5, approximation, detail);
        assertEquals(3, n);
        double half = Math.sqrt(0.5);
        assertEquals(4 * half, approximation[0], 1e-6);
        assertEquals(-2 * half, detail[0], 1e-6);
        assertEquals(4 * half, approximation[2], 1e-6);
        assertEquals(0, detail[2], 1e-6);
    }
}
