package org.inkling.dsp.internal.wavelet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Real polynomials, lowest power first, as far as wavelet design needs them. */
final class Polynomials {

    private static final int MAX_STEPS = 500;
    private static final double NEGLIGIBLE = 1e-9;

    private Polynomials() {
    }

    /** A complex root, given once for a conjugate pair with its imaginary part positive. */
    record Root(double re, double im) {

        boolean real() {
            return im == 0;
        }
    }

    static double[] multiply(double[] a, double[] b) {
        double[] product = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                product[i + j] += a[i] * b[j];
            }
        }
        return product;
    }

    /** (1 + z)^n. */
    static double[] binomial(int n) {
        double[] power = { 1 };
        for (int i = 0; i < n; i++) {
            power = multiply(power, new double[]{ 1, 1 });
        }
        return power;
    }

    /** All roots of a polynomial with distinct roots by rising real part (Weierstrass, Durand and Kerner). */
    static List<Root> roots(double[] p) {
        int degree = p.length - 1;
        double[] re = new double[degree];
        double[] im = new double[degree];
        double radius = Math.pow(Math.abs(p[0] / p[degree]), 1.0 / Math.max(1, degree));
        for (int i = 0; i < degree; i++) {
            double angle = 2 * Math.PI * i / degree + 0.4; // not symmetric to the real axis, else pairs could not part
            re[i] = radius * Math.cos(angle);
            im[i] = radius * Math.sin(angle);
        }
        double change = 1;
        for (int step = 0; step < MAX_STEPS && change > 0; step++) {
            change = 0;
            for (int i = 0; i < degree; i++) {
                change = Math.max(change, improve(p, re, im, i));
            }
        }
        List<Root> roots = new ArrayList<>();
        for (int i = 0; i < degree; i++) {
            if (Math.abs(im[i]) < NEGLIGIBLE) {
                roots.add(new Root(re[i], 0));
            } else if (im[i] > 0) {
                roots.add(new Root(re[i], im[i]));
            }
        }
        roots.sort(Comparator.comparingDouble(Root::re));
        return roots;
    }

    /** One step for one root; returns how far it moved. */
    private static double improve(double[] p, double[] re, double[] im, int i) {
        int degree = re.length;
        double valueRe = p[degree];
        double valueIm = 0;
        for (int k = degree - 1; k >= 0; k--) {
            double next = valueRe * re[i] - valueIm * im[i] + p[k];
            valueIm = valueRe * im[i] + valueIm * re[i];
            valueRe = next;
        }
        double productRe = p[degree];
        double productIm = 0;
        for (int j = 0; j < degree; j++) {
            if (j != i) {
                double dRe = re[i] - re[j];
                double dIm = im[i] - im[j];
                double next = productRe * dRe - productIm * dIm;
                productIm = productRe * dIm + productIm * dRe;
                productRe = next;
            }
        }
        double norm = productRe * productRe + productIm * productIm;
        double stepRe = (valueRe * productRe + valueIm * productIm) / norm;
        double stepIm = (valueIm * productRe - valueRe * productIm) / norm;
        re[i] -= stepRe;
        im[i] -= stepIm;
        double moved = Math.hypot(stepRe, stepIm);
        return moved < 1e-17 ? 0 : moved;
    }
}
