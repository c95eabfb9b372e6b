package org.inkling.nn;

/** Which int8 arithmetic an executor follows. */
public enum Rounding {

    /**
     * Inkling's definition: one rounding per value ({@link Requantizer}, {@link AddScaling}, {@link SoftmaxTable}); generated code gives
     * the same bits.
     */
    DEVICE,

    /**
     * TensorFlow Lite's built-in kernels on x86: a doubling high multiplication, then a rounding shift. For comparison with the TFLite
     * runtime.
     */
    TFLITE
}
