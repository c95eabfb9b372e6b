package org.inkling.nn.internal.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import com.google.flatbuffers.FlatBufferBuilder;

import org.inkling.nn.Constant;
import org.inkling.nn.ElementType;
import org.inkling.nn.Quantization;
import org.inkling.nn.Shape;
import org.inkling.nn.Tensor;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.TensorType;

/** A {@code .tflite} file under construction: buffers, tensors, operators. */
final class FlatModel {

    private static final int SCHEMA_VERSION = 3;
    private static final int ALIGNMENT = 16;

    private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();

    private record Code(int operator, int version) {
    }

    FlatModel() {
        // Buffer 0 is empty: tensors without data point to it.
        Buffer.startBuffer(builder);
        buffers.add(Buffer.endBuffer(builder));
    }

    FlatBufferBuilder builder() {
        return builder;
    }

    int activation(Tensor tensor) {
        if (tensor.type() == ElementType.FLOAT32) {
            return tensor(tensor.name(), TensorType.FLOAT32, tensor.shape(), 0, 0);
        }
        Quantization q = tensor.quantized();
        return tensor(tensor.name(), TensorType.INT8, tensor.shape(), 0, quantization(new float[]{ q.scale() }, q.zeroPoint(), 0));
    }

    int weights(String name, Constant constant) {
        if (constant.type() == ElementType.FLOAT32) {
            return tensor(name, TensorType.FLOAT32, constant.shape(), buffer(bytes(constant.floats())), 0);
        }
        return tensor(name, TensorType.INT8, constant.shape(), buffer(constant.bytes()),
                quantization(constant.scales(), 0, constant.axis()));
    }

    int bias(String name, Constant constant, float[] scales) {
        if (constant.type() == ElementType.FLOAT32) {
            return weights(name, constant);
        }
        return tensor(name, TensorType.INT32, constant.shape(), buffer(bytes(constant.ints())), quantization(scales, 0, 0));
    }

    int integers(String name, Shape shape, int... values) {
        return tensor(name, TensorType.INT32, shape, buffer(bytes(values)), 0);
    }

    private int buffer(byte[] data) {
        ByteBuffer vector = builder.createUnintializedVector(1, data.length, ALIGNMENT);
        vector.put(data);
        buffers.add(Buffer.createBuffer(builder, builder.endVector()));
        return buffers.size() - 1;
    }

    private int quantization(float[] scales, int zeroPoint, int axis) {
        long[] zeroPoints = new long[scales.length];
        zeroPoints[0] = zeroPoint;
        int scaleVector = QuantizationParameters.createScaleVector(builder, scales);
        int zeroVector = QuantizationParameters.createZeroPointVector(builder, zeroPoints);
        QuantizationParameters.startQuantizationParameters(builder);
        QuantizationParameters.addScale(builder, scaleVector);
        QuantizationParameters.addZeroPoint(builder, zeroVector);
        QuantizationParameters.addQuantizedDimension(builder, axis);
        return QuantizationParameters.endQuantizationParameters(builder);
    }

    private int tensor(String name, byte type, Shape shape, int buffer, int quantization) {
        int nameOffset = builder.createString(name);
        int shapeVector = org.tensorflow.lite.schema.Tensor.createShapeVector(builder, shape.toArray());
        org.tensorflow.lite.schema.Tensor.startTensor(builder);
        org.tensorflow.lite.schema.Tensor.addShape(builder, shapeVector);
        org.tensorflow.lite.schema.Tensor.addType(builder, type);
        org.tensorflow.lite.schema.Tensor.addBuffer(builder, buffer);
        org.tensorflow.lite.schema.Tensor.addName(builder, nameOffset);
        if (quantization != 0) {
            org.tensorflow.lite.schema.Tensor.addQuantization(builder, quantization);
        }
        tensors.add(org.tensorflow.lite.schema.Tensor.endTensor(builder));
        return tensors.size() - 1;
    }

    void operator(int builtin, int version, List<Integer> inputs, int output, byte optionsType, int options) {
        Code code = new Code(builtin, version);
        if (!codes.contains(code)) {
            codes.add(code);
        }
        int in = Operator.createInputsVector(builder, array(inputs));
        int out = Operator.createOutputsVector(builder, new int[]{ output });
        Operator.startOperator(builder);
        Operator.addOpcodeIndex(builder, codes.indexOf(code));
        Operator.addInputs(builder, in);
        Operator.addOutputs(builder, out);
        if (optionsType != BuiltinOptions.NONE) {
            Operator.addBuiltinOptionsType(builder, optionsType);
            Operator.addBuiltinOptions(builder, options);
        }
        operators.add(Operator.endOperator(builder));
    }

    byte[] finish(int input, int output) {
        int[] codeOffsets = codes.stream().mapToInt(this::code).toArray();
        int tensorVector = SubGraph.createTensorsVector(builder, array(tensors));
        int inputs = SubGraph.createInputsVector(builder, new int[]{ input });
        int outputs = SubGraph.createOutputsVector(builder, new int[]{ output });
        int operatorVector = SubGraph.createOperatorsVector(builder, array(operators));
        int graph = SubGraph.createSubGraph(builder, tensorVector, inputs, outputs, operatorVector, builder.createString("main"));
        int codeVector = Model.createOperatorCodesVector(builder, codeOffsets);
        int graphs = Model.createSubgraphsVector(builder, new int[]{ graph });
        int description = builder.createString("Inkling");
        int bufferVector = Model.createBuffersVector(builder, array(buffers));
        Model.startModel(builder);
        Model.addVersion(builder, SCHEMA_VERSION);
        Model.addOperatorCodes(builder, codeVector);
        Model.addSubgraphs(builder, graphs);
        Model.addDescription(builder, description);
        Model.addBuffers(builder, bufferVector);
        Model.finishModelBuffer(builder, Model.endModel(builder));
        return builder.sizedByteArray();
    }

    private int code(Code code) {
        OperatorCode.startOperatorCode(builder);
        OperatorCode.addDeprecatedBuiltinCode(builder, (byte) Math.min(127, code.operator()));
        OperatorCode.addBuiltinCode(builder, code.operator());
        OperatorCode.addVersion(builder, code.version());
        return OperatorCode.endOperatorCode(builder);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return buffer.array();
    }
}
