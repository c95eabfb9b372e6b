package org.inkling.dsp.internal.filter;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Designs digital filters of even order by the bilinear transform (A. V. Oppenheim, R. W. Schafer, "Discrete-Time Signal Processing").
 * Sections are ordered by rising pole radius and the first one carries the gain, which fixes the rounding of the float32 kernel.
 */
public final class FilterDesign {

    private static final double RATE = 4; // 2·fs of the bilinear transform at fs = 2

    private FilterDesign() {
    }

    /**
     * A Butterworth filter.
     *
     * @param order  2, 4, 6 …
     * @param high   high-pass instead of low-pass
     * @param cutoff −3 dB frequency as a part of half the sampling frequency, between 0 and 1
     */
    public static Sos butterworth(int order, boolean high, double cutoff) {
        double[][] poles = new double[order / 2][];
        for (int k = 0; k < order / 2; k++) {
            double angle = Math.PI * (2 * k + 1) / (2 * order);
            poles[k] = new double[]{ -Math.sin(angle), Math.cos(angle) };
        }
        return bilinear(poles, high, cutoff, 1);
    }

    /**
     * A Chebyshev low-pass filter of the first kind.
     *
     * @param order    2, 4, 6 …
     * @param rippleDb ripple of the pass band in decibel
     * @param cutoff   end of the pass band as a part of half the sampling frequency, between 0 and 1
     */
    public static Sos chebyshev1(int order, double rippleDb, double cutoff) {
        double epsilon = Math.sqrt(Math.pow(10, rippleDb / 10) - 1);
        double inverse = 1 / epsilon;
        double mu = Math.log(inverse + Math.sqrt(inverse * inverse + 1)) / order;
        double[][] poles = new double[order / 2][];
        for (int k = 0; k < order / 2; k++) {
            double angle = Math.PI * (2 * k + 1) / (2 * order);
            poles[k] = new double[]{ -Math.sinh(mu) * Math.sin(angle), Math.cosh(mu) * Math.cos(angle) };
        }
        // an even order starts at the bottom of its ripple
        return bilinear(poles, false, cutoff, 1 / Math.sqrt(1 + epsilon * epsilon));
    }

    /** Moves analog prototype poles (one of each conjugate pair: real, imaginary) to the cut-off and to the z plane. */
    private static Sos bilinear(double[][] prototype, boolean high, double cutoff, double passGain) {
        double warped = RATE * Math.tan(Math.PI * cutoff / 2);
        double[][] sections = new double[prototype.length][];
        double gain = passGain;
        for (int k = 0; k < prototype.length; k++) {
            double norm = prototype[k][0] * prototype[k][0] + prototype[k][1] * prototype[k][1];
            double factor = high ? warped / norm : warped;
            double re = prototype[k][0] * factor;
            double im = high ? -prototype[k][1] * factor : prototype[k][1] * factor;
            double distance = (RATE - re) * (RATE - re) + im * im;
            double poleRe = (RATE * RATE - re * re - im * im) / distance;
            double radius2 = ((RATE + re) * (RATE + re) + im * im) / distance;
            // numerator (RATE)² of a zero at s = 0, or |p|² so that the prototype is 1 at s = 0
            gain *= (high ? RATE * RATE : re * re + im * im) / distance;
            sections[k] = new double[]{ 1, high ? -2 : 2, 1, -2 * poleRe, radius2 };
        }
        Arrays.sort(sections, Comparator.comparingDouble(s -> s[Sos.A2]));
        for (int i = 0; i <= Sos.B2; i++) {
            sections[0][i] *= gain;
        }
        return new Sos(sections);
    }

    /**
     * Whether a Butterworth filter stays stable when its sections are computed in float32 from the tangent of the cut-off,
     * which they are not when the cut-off is too near to 0 or to half the sampling frequency.
     *
     * @param cutoff as for {@link #butterworth}
     */
    public static boolean stable(int order, double cutoff) {
        float a = (float) Math.tan(Math.PI * cutoff / 2);
        float a2 = (float) ((double) a * a);
        for (int k = 0; k < order / 2; k++) {
            double r = Math.sin(Math.PI * (2 * k + 1) / (2 * order));
            double s = a2 + 2.0 * a * r + 1.0;
            float d1 = (float) (2.0 * (1 - a2) / s);
            float d2 = (float) (-(a2 - 2.0 * a * r + 1.0) / s);
            if (!(largestRoot(d1, d2) < 1)) {
                return false;
            }
        }
        return true;
    }

    /** The largest magnitude of the roots of z² − d1·z − d2. */
    private static double largestRoot(double d1, double d2) {
        double discriminant = d1 * d1 / 4 + d2;
        return discriminant < 0 ? Math.sqrt(-d2) : Math.abs(d1) / 2 + Math.sqrt(discriminant);
    }
}
