package org.inkling.nn;

/**
 * Weights or a bias: numbers known before the network runs. Immutable; accessors that return arrays copy.
 * Quantised weights are symmetric (zero point 0): {@code real = scale[channel] · q}.
 */
public final class Constant {

    private final Shape shape;
    private final ElementType type;
    private final Object values;
    private final float[] scales;
    private final int axis;

    private Constant(Shape shape, ElementType type, Object values, int length, float[] scales, int axis) {
        if (length != shape.size()) {
            throw new IllegalArgumentException(length + " values for shape " + shape);
        }
        if (scales.length > 1 && (axis < 0 || axis >= shape.rank() || scales.length != shape.dim(axis))) {
            throw new IllegalArgumentException(scales.length + " scales for axis " + axis + " of shape " + shape);
        }
        for (float scale : scales) {
            if (!(scale > 0) || Float.isInfinite(scale)) {
                throw new IllegalArgumentException("scale " + scale + "; a scale is finite and above 0");
            }
        }
        this.shape = shape;
        this.type = type;
        this.values = values;
        this.scales = scales;
        this.axis = axis;
    }

    /** Float32 numbers. */
    public static Constant float32(Shape shape, float... values) {
        return new Constant(shape, ElementType.FLOAT32, values.clone(), values.length, new float[0], 0);
    }

    /**
     * Symmetric int8 weights.
     *
     * @param scales one for all, or one per index along {@code axis}
     * @param axis   dimension of the output channels
     */
    public static Constant int8(Shape shape, byte[] values, float[] scales, int axis) {
        if (scales.length == 0) {
            throw new IllegalArgumentException("int8 weights without a scale");
        }
        return new Constant(shape, ElementType.INT8, values.clone(), values.length, scales.clone(), axis);
    }

    /** Int32 numbers: the bias of an int8 operator, in units of input scale × weight scale. */
    public static Constant int32(Shape shape, int... values) {
        return new Constant(shape, ElementType.INT32, values.clone(), values.length, new float[0], 0);
    }

    public Shape shape() {
        return shape;
    }

    public ElementType type() {
        return type;
    }

    /** A copy of the values of a float32 constant. */
    public float[] floats() {
        return ((float[]) values).clone();
    }

    /** A copy of the values of an int8 constant. */
    public byte[] bytes() {
        return ((byte[]) values).clone();
    }

    /** A copy of the values of an int32 constant. */
    public int[] ints() {
        return ((int[]) values).clone();
    }

    /** A copy of the scales of an int8 constant: one, or one per output channel. */
    public float[] scales() {
        return scales.clone();
    }

    /** Scale of one output channel of an int8 constant. */
    public float scale(int channel) {
        return scales[scales.length == 1 ? 0 : channel];
    }

    /** Dimension the scales run along. */
    public int axis() {
        return axis;
    }

    /** Bytes this constant takes in read-only memory. */
    public int size() {
        return Math.multiplyExact(shape.size(), type.bytes());
    }
}
