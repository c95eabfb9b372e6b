package org.inkling.dsp.internal.wavelet;

import static org.inkling.dsp.internal.wavelet.Polynomials.binomial;
import static org.inkling.dsp.internal.wavelet.Polynomials.multiply;

import java.util.List;

import org.inkling.dsp.internal.wavelet.Polynomials.Root;

/**
 * Computes wavelet filters from their definitions: I. Daubechies, "Ten Lectures on Wavelets", chapters 6 and 8.
 * All start from P(y) = Σ C(n−1+k, k) y^k, whose roots in z with y = (2 − z − 1/z)/4 are shared out between the filters.
 */
final class WaveletDesign {

    private WaveletDesign() {
    }

    /**
     * An orthogonal wavelet with n vanishing moments.
     *
     * @param outside for each root of P (by rising real part, one for a conjugate pair) whether the z outside of the unit circle is taken;
     *                none of them gives the Daubechies wavelet of minimal phase
     */
    static Wavelet orthogonal(String name, int n, boolean... outside) {
        double[] filter = binomial(n);
        List<Root> roots = spectralRoots(n);
        for (int i = 0; i < roots.size(); i++) {
            Root z = onZ(roots.get(i), i < outside.length && outside[i]);
            filter = multiply(filter,
                    z.real() ? new double[]{ -z.re(), 1 } : new double[]{ z.re() * z.re() + z.im() * z.im(), -2 * z.re(), 1 });
        }
        return orthogonal(name, normalised(filter));
    }

    /** An orthogonal wavelet from its analysis low-pass filter. */
    static Wavelet orthogonal(String name, double[] filter) {
        return new Wavelet(name, filter, reversed(filter));
    }

    /**
     * A symmetric biorthogonal wavelet.
     *
     * @param analysisZeros  zeros at z = −1 of the analysis low-pass
     * @param synthesisZeros zeros at z = −1 of the synthesis low-pass
     * @param analysisRoots  which roots of P (as for {@link #orthogonal}) belong to the analysis low-pass; the rest belongs to synthesis
     */
    static Wavelet biorthogonal(String name, int analysisZeros, int synthesisZeros, boolean... analysisRoots) {
        double[] analysis = binomial(analysisZeros);
        double[] synthesis = binomial(synthesisZeros);
        List<Root> roots = spectralRoots((analysisZeros + synthesisZeros) / 2);
        for (int i = 0; i < roots.size(); i++) {
            if (analysisRoots[i]) {
                analysis = multiply(analysis, symmetricFactor(roots.get(i)));
            } else {
                synthesis = multiply(synthesis, symmetricFactor(roots.get(i)));
            }
        }
        int longest = Math.max(analysis.length, synthesis.length);
        int taps = longest + longest % 2;
        // filters of odd length are centred on neighbouring taps, so that analysis and synthesis together delay by an odd number
        int odd = longest % 2;
        return new Wavelet(name, padded(normalised(analysis), taps, (taps - analysis.length + odd) / 2),
                padded(normalised(synthesis), taps, (taps - synthesis.length - odd) / 2));
    }

    /** The biorthogonal spline wavelet: all roots of P go to analysis. */
    static Wavelet spline(String name, int synthesisZeros, int analysisZeros) {
        boolean[] all = new boolean[analysisZeros + synthesisZeros];
        java.util.Arrays.fill(all, true);
        return biorthogonal(name, analysisZeros, synthesisZeros, all);
    }

    /** The same wavelet with the parts of analysis and synthesis exchanged. */
    static Wavelet exchanged(String name, Wavelet wavelet) {
        return new Wavelet(name, reversed(wavelet.synthesisLowPass()), reversed(wavelet.analysisLowPass()));
    }

    private static List<Root> spectralRoots(int n) {
        double[] p = new double[n];
        p[0] = 1;
        for (int k = 1; k < n; k++) {
            p[k] = p[k - 1] * (n - 1 + k) / k;
        }
        return n == 1 ? List.of() : Polynomials.roots(p);
    }

    /** One of the two z of a root in y: z = b ± √(b² − 1) with b = 1 − 2y; their product is 1. */
    private static Root onZ(Root y, boolean outside) {
        double bRe = 1 - 2 * y.re();
        double bIm = -2 * y.im();
        double sRe = bRe * bRe - bIm * bIm - 1;
        double sIm = 2 * bRe * bIm;
        double size = Math.hypot(sRe, sIm);
        double rootRe = Math.sqrt(Math.max(0, (size + sRe) / 2));
        double rootIm = Math.copySign(Math.sqrt(Math.max(0, (size - sRe) / 2)), sIm);
        double zRe = bRe + rootRe;
        double zIm = bIm + rootIm;
        double norm = zRe * zRe + zIm * zIm;
        if (norm > 1 != outside) {
            zRe /= norm;
            zIm /= -norm;
        }
        return new Root(zRe, y.real() ? 0 : zIm);
    }

    /** The symmetric polynomial in z whose roots belong to a root in y, and to its conjugate. */
    private static double[] symmetricFactor(Root y) {
        double re = 2 - 4 * y.re();
        double im = 4 * y.im();
        return y.real() ? new double[]{ 1, -re, 1 } : new double[]{ 1, -2 * re, 2 + re * re + im * im, -2 * re, 1 };
    }

    private static double[] normalised(double[] filter) {
        double sum = 0;
        for (double tap : filter) {
            sum += tap;
        }
        double[] scaled = new double[filter.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = filter[k] * Math.sqrt(2) / sum;
        }
        return scaled;
    }

    private static double[] padded(double[] filter, int taps, int offset) {
        double[] result = new double[taps];
        System.arraycopy(filter, 0, result, offset, filter.length);
        return result;
    }

    private static double[] reversed(double[] filter) {
        double[] result = new double[filter.length];
        for (int k = 0; k < result.length; k++) {
            result[k] = filter[filter.length - 1 - k];
        }
        return result;
    }
}
