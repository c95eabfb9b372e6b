package org.inkling.dsp.internal.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.inkling.dsp.internal.spectral.SpectralSchema;

/**
 * Features of an axis that does not change, taken after decimation. What the recorded code saw there was the rounding of its float64
 * filter (1e-14 of the axis), and everything but the root mean square is independent of size: the recorded values mean nothing.
 *
 * @param features their indices
 * @param axes     the axes concerned
 */
record DecimatedConstants(BitSet features, List<String> axes) {

    static DecimatedConstants of(VectorCase vector, List<String> names) {
        BitSet features = new BitSet();
        List<String> axes = new ArrayList<>();
        boolean decimated = !"1".equals(String.valueOf(vector.params().getOrDefault(SpectralSchema.DECIMATION, "1")));
        int slow = names.indexOf(vector.axes().get(0) + " RMS LF");
        for (int axis = 0; axis < vector.axes().size() && (decimated || slow >= 0); axis++) {
            String name = vector.axes().get(axis);
            if (constant(vector, axis)) {
                axes.add(name);
                for (int i = decimated ? 0 : slow; i < names.size(); i++) {
                    if (names.get(i).startsWith(name + " ") && !names.get(i).startsWith(name + " RMS")) {
                        features.set(i);
                    }
                }
            }
        }
        return new DecimatedConstants(features, axes);
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
        return axes.isEmpty() ? "" : String.join(", ", axes) + " constant: only the RMS compared after decimation";
    }
}
