package org.inkling.nn.internal.int8;

import org.inkling.nn.Requantizer;
import org.inkling.nn.Rounding;

/** From a 32-bit accumulator to the int8 range, before clamping. */
interface Scaler {

    int apply(int accumulator, int channel, int zeroPoint);

    /** The device's scaler or TFLite's for the same real multipliers. */
    static Scaler of(Requantizer requantizer, Rounding rounding, boolean halfUp) {
        return rounding == Rounding.DEVICE ? requantizer::apply : new TfliteScaler(requantizer, halfUp);
    }
}
