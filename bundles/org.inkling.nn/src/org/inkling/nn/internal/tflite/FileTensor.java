package org.inkling.nn.internal.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.inkling.nn.Quantization;
import org.inkling.nn.Shape;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;

/**
 * A tensor of a file, checked as it is read; wrong contents throw {@link IllegalArgumentException}, wrong offsets
 * {@link IndexOutOfBoundsException}.
 */
final class FileTensor {

    private static final int MAX_RANK = 8;
    private static final int MAX_NAME = 1000;

    final int index;
    final String name;
    final byte type;
    final Shape shape;
    private final Tensor tensor;
    private final ByteBuffer data;

    FileTensor(Model model, Tensor tensor, int index) {
        this.index = index;
        this.tensor = tensor;
        ByteBuffer chars = tensor.nameAsByteBuffer();
        name = chars == null || chars.remaining() == 0 || chars.remaining() > MAX_NAME ? "tensor_" + index : tensor.name();
        type = tensor.type();
        int rank = tensor.shapeLength();
        require(rank <= MAX_RANK, "has " + rank + " dimensions");
        int[] extents = new int[rank];
        for (int d = 0; d < rank; d++) {
            extents[d] = tensor.shape(d);
        }
        shape = Shape.of(extents);
        Buffer buffer = tensor.buffer() >= 0 && tensor.buffer() < model.buffersLength() ? model.buffers((int) tensor.buffer()) : null;
        require(buffer != null, "points to buffer " + tensor.buffer() + " that does not exist");
        ByteBuffer bytes = buffer.dataAsByteBuffer();
        data = bytes == null || bytes.remaining() == 0 ? null : bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean isConstant() {
        return data != null;
    }

    String typeName() {
        return type >= 0 && type < TensorType.names.length ? TensorType.names[type] : "type " + type;
    }

    /** Bytes of the contents of a constant, exactly those of its shape. */
    ByteBuffer contents(int bytesPerElement) {
        require(data != null, "has no contents");
        require(data.remaining() == (long) shape.size() * bytesPerElement, "has " + data.remaining() + " bytes for shape " + shape);
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    float[] floats() {
        float[] values = new float[checkedSize(4)];
        contents(4).asFloatBuffer().get(values);
        return values;
    }

    byte[] bytes() {
        byte[] values = new byte[checkedSize(1)];
        contents(1).get(values);
        return values;
    }

    /** Whole numbers of an int32 or int64 constant. */
    int[] integers() {
        require(type == TensorType.INT32 || type == TensorType.INT64, "is " + typeName() + ", not whole numbers");
        int[] values = new int[checkedSize(type == TensorType.INT32 ? 4 : 8)];
        ByteBuffer from = contents(type == TensorType.INT32 ? 4 : 8);
        for (int i = 0; i < values.length; i++) {
            values[i] = type == TensorType.INT32 ? from.getInt() : Math.toIntExact(from.getLong());
        }
        return values;
    }

    short[] halves() {
        short[] values = new short[checkedSize(2)];
        contents(2).asShortBuffer().get(values);
        return values;
    }

    /** The size, after the contents have been found to be there: nothing is allocated on a file's word alone. */
    private int checkedSize(int bytesPerElement) {
        contents(bytesPerElement);
        return shape.size();
    }

    /** Per-tensor quantisation of an int8 activation. */
    Quantization quantization() {
        QuantizationParameters q = parameters();
        require(q.scaleLength() == 1 && q.zeroPointLength() <= 1, "has " + q.scaleLength() + " scales; an activation has one");
        long zeroPoint = q.zeroPointLength() == 1 ? q.zeroPoint(0) : 0;
        require(zeroPoint >= -128 && zeroPoint <= 127, "has zero point " + zeroPoint);
        return checked(q.scale(0), (int) zeroPoint);
    }

    /** Quantisation of a uint8 activation, as the int8 one with the same real values. */
    Quantization unsignedQuantization() {
        QuantizationParameters q = parameters();
        require(q.scaleLength() == 1 && q.zeroPointLength() == 1 && q.zeroPoint(0) >= 0 && q.zeroPoint(0) <= 255,
                "has no zero point in 0 … 255");
        return checked(q.scale(0), (int) q.zeroPoint(0) - 128);
    }

    private Quantization checked(float scale, int zeroPoint) {
        require(scale > 0 && scale < Float.POSITIVE_INFINITY, "has scale " + scale + "; a scale is finite and above 0");
        return new Quantization(scale, zeroPoint);
    }

    /** Scales of symmetric int8 weights: one, or one per index along {@link #scaleAxis}. */
    float[] scales() {
        QuantizationParameters q = parameters();
        int count = q.scaleLength();
        require(count >= 1 && (count == 1 || scaleAxis() >= 0 && scaleAxis() < shape.rank() && count == shape.dim(scaleAxis())),
                "has " + count + " scales for shape " + shape);
        float[] scales = new float[count];
        for (int c = 0; c < count; c++) {
            scales[c] = checked(q.scale(c), 0).scale();
        }
        for (int z = 0; z < Math.min(q.zeroPointLength(), count); z++) {
            require(q.zeroPoint(z) == 0, "has weights with zero point " + q.zeroPoint(z) + "; only symmetric weights are supported");
        }
        return scales;
    }

    int scaleAxis() {
        return parameters().quantizedDimension();
    }

    private QuantizationParameters parameters() {
        QuantizationParameters q = tensor.quantization();
        require(q != null && q.scaleLength() > 0, "is " + typeName() + " without a scale");
        return q;
    }

    boolean isSparse() {
        return tensor.sparsity() != null;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("tensor " + index + " " + otherwise);
        }
    }
}
