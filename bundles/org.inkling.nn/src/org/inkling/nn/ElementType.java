package org.inkling.nn;

/** Type of one element of a tensor. */
public enum ElementType {
    /** IEEE single precision. */
    FLOAT32(4),
    /** Signed 8 bits, with a {@link Quantization}. */
    INT8(1),
    /** Signed 32 bits: biases of int8 operators. */
    INT32(4);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }
}
