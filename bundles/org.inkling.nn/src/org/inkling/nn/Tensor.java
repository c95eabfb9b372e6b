package org.inkling.nn;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An activation: a value that exists while the network runs. Weights are {@link Constant}s inside the operators.
 *
 * @param name         for people and for files; need not be unique
 * @param shape        extents with the leading batch of 1
 * @param type         {@link ElementType#FLOAT32} or {@link ElementType#INT8}
 * @param quantization of an int8 tensor; null for float32
 */
public record Tensor(String name, Shape shape, ElementType type, @Nullable Quantization quantization) {

    public Tensor {
        if ((type == ElementType.INT8) != (quantization != null)) {
            throw new IllegalArgumentException("tensor " + name + ": int8 and a quantisation go together");
        }
    }

    /** A float32 tensor. */
    public static Tensor float32(String name, Shape shape) {
        return new Tensor(name, shape, ElementType.FLOAT32, null);
    }

    /** An int8 tensor. */
    public static Tensor int8(String name, Shape shape, Quantization quantization) {
        return new Tensor(name, shape, ElementType.INT8, quantization);
    }

    /** The quantisation of an int8 tensor; an error for float32. */
    public Quantization quantized() {
        Quantization q = quantization;
        if (q == null) {
            throw new IllegalStateException("tensor " + name + " is float32");
        }
        return q;
    }

    /** Bytes this tensor takes in an arena. */
    public int bytes() {
        return Math.multiplyExact(shape.size(), type.bytes());
    }
}
