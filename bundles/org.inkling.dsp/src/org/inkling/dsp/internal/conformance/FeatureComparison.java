package org.inkling.dsp.internal.conformance;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.dsp.internal.math.Moments;

/**
 * Relative error of features against recorded ones: |a − b| / max(|b|, floor), where the floor is a thousandth of the largest recorded
 * value of the same kind in the case. A kind is a feature name without its axis and without numbers that only count
 * ({@code Peak 2 Height} is of the kind of {@code Peak 1 Height}, all power bands are one kind, every wavelet level is its own).
 * Skewness and kurtosis have no size of their own and get a floor of 0.1 (the kurtosis is what is left of a number when 3 is subtracted).
 * Without a floor a feature that is zero but for rounding would decide; with it such a feature still has to be right to 1e-7 of its kind.
 */
public final class FeatureComparison {

    private static final double TOLERANCE = 1e-4;
    private static final double LOOSE_TOLERANCE = 1e-3;
    private static final double FLOOR = 1e-3;
    private static final double MOMENT_FLOOR = 0.1;
    private static final double NOTHING = 1e-9;

    private final double[] expected;
    private final double[] floors;
    private final double[] tolerances;
    private final boolean[] kurtosis;
    private final BitSet undefined;

    /**
     * @param names       feature names, each starting with its axis
     * @param axes        axis names
     * @param expected    recorded features
     * @param logarithmic whether power bands are logarithms
     * @param undefined   features whose recorded values are nothing but rounding: only has to be a number
     */
    public FeatureComparison(List<String> names, List<String> axes, double[] expected, boolean logarithmic, BitSet undefined) {
        this.expected = expected.clone();
        this.undefined = undefined;
        floors = new double[expected.length];
        tolerances = new double[expected.length];
        kurtosis = new boolean[expected.length];
        String[] kinds = new String[expected.length];
        Map<String, Double> largest = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            kinds[i] = kind(names.get(i), axes);
            tolerances[i] = loose(kinds[i], logarithmic) ? LOOSE_TOLERANCE : TOLERANCE;
            kurtosis[i] = kinds[i].toLowerCase(Locale.ROOT).contains("kurtosis");
            if (!Double.isNaN(expected[i])) {
                largest.merge(kinds[i], Math.abs(expected[i]), Math::max);
            }
        }
        Arrays.setAll(floors, i -> Math.max(scaleFree(kinds[i]) ? MOMENT_FLOOR : NOTHING, FLOOR * largest.getOrDefault(kinds[i], 0.0)));
    }

    private static String kind(String name, List<String> axes) {
        String feature = name;
        for (String axis : axes) {
            if (name.startsWith(axis + " ")) {
                feature = name.substring(axis.length() + 1);
            }
        }
        return feature.matches("L\\d+-.*") ? feature : feature.replaceAll("[-\\d. ]+( Hz)?", " ").trim();
    }

    private static boolean scaleFree(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return lower.contains("skew") || lower.contains("kurtosis");
    }

    private static boolean loose(String kind, boolean logarithmic) {
        return logarithmic && kind.startsWith("Spectral Power") || kind.matches("L\\d+-.*");
    }

    /** The feature whose error is largest against its tolerance. */
    public int worst(float[] features) {
        int worst = 0;
        for (int i = 1; i < features.length; i++) {
            if (!(error(features, i) / tolerances[i] <= error(features, worst) / tolerances[worst])) {
                worst = i;
            }
        }
        return worst;
    }

    /** Relative error of one feature; infinite when it is not a number. */
    public double error(float[] features, int i) {
        if (Double.isNaN(features[i])) {
            return Double.POSITIVE_INFINITY;
        }
        if (undefined.get(i)) {
            return 0;
        }
        // recorded as undefined: an axis that does not change, for which skewness and kurtosis are defined here
        double wanted = Double.isNaN(expected[i]) ? (kurtosis[i] ? Moments.CONSTANT_KURTOSIS : 0) : expected[i];
        double error = Math.abs(features[i] - wanted);
        return Double.isNaN(expected[i]) ? error : error / Math.max(Math.abs(wanted), floors[i]);
    }

    public double tolerance(int i) {
        return tolerances[i];
    }
}
