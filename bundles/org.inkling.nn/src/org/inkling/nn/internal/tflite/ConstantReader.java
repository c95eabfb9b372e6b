package org.inkling.nn.internal.tflite;

import org.inkling.nn.Constant;
import org.inkling.nn.Shape;
import org.tensorflow.lite.schema.TensorType;

/** Weights and biases of a file as the network keeps them. Counts what it copies: many operators may point to one large buffer. */
final class ConstantReader {

    private static final long SMALL = 16L << 20;
    private static final int SHARING = 8;

    private long left;

    ConstantReader(long fileBytes) {
        left = Math.max(SMALL, SHARING * fileBytes);
    }

    /** Int8 weights as they are; for a float32 network float32 weights, int8 and float16 ones converted. */
    Constant weights(FileTensor tensor, boolean int8) {
        if (tensor.isSparse()) {
            throw new IllegalArgumentException("tensor " + tensor.index + " is sparse; sparse weights are not supported");
        }
        if (int8) {
            if (tensor.type != TensorType.INT8) {
                throw new IllegalArgumentException("tensor " + tensor.index + " holds " + tensor.typeName()
                        + " weights in an int8 network");
            }
            spend(tensor.shape.size());
            float[] scales = tensor.scales();
            return Constant.int8(tensor.shape, tensor.bytes(), scales, scales.length == 1 ? 0 : tensor.scaleAxis());
        }
        return Constant.float32(tensor.shape, floats(tensor));
    }

    /** The bias of so many channels; zeros when the file has none. */
    Constant bias(FileTensor tensor, int channels, boolean int8) {
        spend(4L * channels);
        Shape shape = Shape.of(channels);
        if (tensor == null) {
            return int8 ? Constant.int32(shape, new int[channels]) : Constant.float32(shape, new float[channels]);
        }
        if (tensor.shape.size() != channels) {
            throw new IllegalArgumentException("tensor " + tensor.index + " has " + tensor.shape.size() + " biases for " + channels
                    + " channels");
        }
        if (int8 && tensor.type == TensorType.INT32) {
            return Constant.int32(shape, tensor.integers());
        }
        if (int8) {
            throw new IllegalArgumentException("tensor " + tensor.index + " holds a " + tensor.typeName() + " bias in an int8 network");
        }
        return Constant.float32(shape, floats(tensor));
    }

    float[] floats(FileTensor tensor) {
        spend(4L * tensor.shape.size());
        return switch (tensor.type) {
            case TensorType.FLOAT32 -> finite(tensor, tensor.floats());
            case TensorType.FLOAT16 -> finite(tensor, halves(tensor.halves()));
            case TensorType.INT8 -> dequantized(tensor);
            default -> throw new IllegalArgumentException("tensor " + tensor.index + " holds " + tensor.typeName()
                    + " weights in a float32 network");
        };
    }

    private static float[] finite(FileTensor tensor, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("tensor " + tensor.index + " holds a weight that is " + value + "; weights are finite");
            }
        }
        return values;
    }

    private static float[] dequantized(FileTensor tensor) {
        byte[] values = tensor.bytes();
        float[] scales = tensor.scales();
        int inner = 1;
        for (int d = tensor.scaleAxis() + 1; scales.length > 1 && d < tensor.shape.rank(); d++) {
            inner *= tensor.shape.dim(d);
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values[i] * scales[i / inner % scales.length];
        }
        return floats;
    }

    private static float[] halves(short[] halves) {
        float[] floats = new float[halves.length];
        for (int i = 0; i < floats.length; i++) {
            int exponent = halves[i] >> 10 & 31;
            int fraction = halves[i] & 1023;
            float magnitude = exponent == 0
                    ? Math.scalb((float) fraction, -24)
                    : exponent == 31 ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN : Math.scalb(1024f + fraction, exponent - 25);
            floats[i] = halves[i] < 0 ? -magnitude : magnitude;
        }
        return floats;
    }

    private void spend(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new IllegalArgumentException("the weights are shared so often that they would fill the memory");
        }
    }
}
