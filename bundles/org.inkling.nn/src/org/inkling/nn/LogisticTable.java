package org.inkling.nn;

/**
 * The device's int8 logistic: a table of 256 bytes, {@code table[x + 128] = min(255, floor(256 / (1 + exp(−real x)) + 0.5)) − 128},
 * computed in double.
 */
public final class LogisticTable {

    private final byte[] table = new byte[256];

    /** Of inputs so quantised. */
    public LogisticTable(Quantization input) {
        for (int x = -128; x < 128; x++) {
            double real = (double) input.scale() * (x - input.zeroPoint());
            table[x + 128] = (byte) (Math.min(255, Math.floor(256 / (1 + StrictMath.exp(-real)) + 0.5)) - 128);
        }
    }

    /** A copy of the table, entry 0 for −128. */
    public byte[] toArray() {
        return table.clone();
    }

    /** The int8 probability of an int8 input. */
    public byte apply(byte x) {
        return table[x + 128];
    }
}
