package org.inkling.deploy.internal.network;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;

/** What the writers with packed weights share. */
final class Packing {

    private Packing() {
    }

    /** The next multiple. */
    static int up(int value, int multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }

    /** Whether the outputs need neither a shift nor any clamp but to int8. */
    static boolean isPlain(Operator.Linear linear, Network network) {
        Quantization out = network.tensor(linear.output()).quantized();
        return Requantizer.of(linear, network.tensor(linear.input()).quantized(), out).shift() == 0 && linear.activation().low(out) == -128
                && linear.activation().high(out) == 127;
    }
}
