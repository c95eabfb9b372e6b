package org.inkling.dsp.internal.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.inkling.dsp.internal.spectral.SpectralSchema;

/**
 * Features of an axis that does not change whose recorded values are nothing but the rounding of the code that recorded them:
 * <ul>
 * <li>everything taken after decimation, where the float64 filter of that code leaves 1e-14 of the axis;</li>
 * <li>skewness and kurtosis of wavelet details, unless they were recorded as undefined.</li>
 * </ul>
 *
 * The skewness and kurtosis of such an axis itself are rounding as well (undefined, or ±1 and −2 when the mean is rounded), but they are
 * defined here as 0 and −3; {@link #defined} puts the recorded ones aside, so that the definition is compared.
 *
 * @param features their indices
 * @param axes     the axes concerned
 */
record ConstantAxes(BitSet features, List<String> axes) {

    /** Recorded features with those of an unfiltered axis that does not change made undefined. */
    static double[] defined(VectorCase vector, List<String> names) {
        double[] features = vector.features().clone();
        if (filtered(vector)) {
            return features;
        }
        for (int axis = 0; axis < vector.axes().size(); axis++) {
            String own = vector.axes().get(axis) + " ";
            for (int i = 0; i < features.length && constant(vector, axis); i++) {
                // wavelet coefficients that are all 0 have both recorded as 0
                if (names.get(i).startsWith(own) && features[i] != 0
                        && names.get(i).substring(own.length()).matches("Skewness|Kurtosis|L0-skew|L0-kurtosis")) {
                    features[i] = Double.NaN;
                }
            }
        }
        return features;
    }

    private static boolean filtered(VectorCase vector) {
        String type = String.valueOf(vector.params().getOrDefault(SpectralSchema.FILTER_TYPE, SpectralSchema.NONE));
        return !SpectralSchema.NONE.equals(type) && !"0".equals(String.valueOf(vector.params().get(SpectralSchema.FILTER_ORDER)));
    }

    static ConstantAxes of(VectorCase vector, List<String> names) {
        BitSet features = new BitSet();
        List<String> axes = new ArrayList<>();
        boolean decimated = !"1".equals(String.valueOf(vector.params().getOrDefault(SpectralSchema.DECIMATION, "1")));
        int slow = names.indexOf(vector.axes().get(0) + " RMS LF");
        for (int axis = 0; axis < vector.axes().size(); axis++) {
            String start = vector.axes().get(axis) + " ";
            int before = features.cardinality();
            for (int i = 0; i < names.size() && constant(vector, axis); i++) {
                boolean afterDecimation = decimated || slow >= 0 && i >= slow;
                boolean detail = !Double.isNaN(vector.features()[i]) && names.get(i).matches(".* L[1-9]\\d*-(skew|kurtosis)");
                if (names.get(i).startsWith(start) && (afterDecimation || detail)) {
                    features.set(i);
                }
            }
            if (features.cardinality() > before) {
                axes.add(vector.axes().get(axis));
            }
        }
        return new ConstantAxes(features, axes);
    }

    private static boolean constant(VectorCase vector, int axis) {
        int stride = vector.axes().size();
        for (int i = axis; i < vector.window().length; i += stride) {
            if (vector.window()[i] != vector.window()[axis]) {
                return false;
            }
        }
        return true;
    }

    /** What to tell about them; may be empty. */
    String note() {
        return axes.isEmpty()
                ? ""
                : String.join(", ", axes) + " constant: " + features.cardinality() + " recorded features are rounding, not compared";
    }
}
