package org.inkling.nn.internal.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import com.google.flatbuffers.Table;

import org.inkling.nn.Activation;
import org.inkling.nn.Constant;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
import org.inkling.nn.Tensor;
import org.inkling.nn.Window;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;
import org.tensorflow.lite.schema.TensorType;

/** Turns the operators of a file into those of the IR, in order. */
final class OperatorReader {

    /** 32 million elements: activations of a hostile file do not fill the memory of an executor. */
    private static final long MAX_ELEMENTS = 32L << 20;

    private static final Set<Integer> SUPPORTED = Set.of(BuiltinOperator.FULLY_CONNECTED, BuiltinOperator.CONV_2D,
            BuiltinOperator.DEPTHWISE_CONV_2D, BuiltinOperator.MAX_POOL_2D, BuiltinOperator.AVERAGE_POOL_2D, BuiltinOperator.MEAN,
            BuiltinOperator.ADD, BuiltinOperator.CONCATENATION, BuiltinOperator.SOFTMAX, BuiltinOperator.LOGISTIC, BuiltinOperator.RELU,
            BuiltinOperator.RELU6, BuiltinOperator.RESHAPE, BuiltinOperator.SQUEEZE, BuiltinOperator.EXPAND_DIMS, BuiltinOperator.PAD,
            BuiltinOperator.RESIZE_NEAREST_NEIGHBOR, BuiltinOperator.QUANTIZE, BuiltinOperator.DEQUANTIZE, BuiltinOperator.SHAPE,
            BuiltinOperator.STRIDED_SLICE, BuiltinOperator.PACK);

    private final IntFunction<FileTensor> file;
    private final ConstantReader constants;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();
    /** File tensor to tensor of the network. */
    private final Map<Integer, Integer> ids = new HashMap<>();
    /** Output of a DEQUANTIZE of a constant to that constant. */
    private final Map<Integer, FileTensor> dequantized = new HashMap<>();
    private final int fileOutput;
    private int fileInput;
    private int output;
    private long elements;

    OperatorReader(IntFunction<FileTensor> file, int input, int output, ConstantReader constants) {
        this.file = file;
        this.constants = constants;
        this.fileInput = input;
        this.fileOutput = output;
        this.output = output;
        file.apply(input);
        file.apply(output);
    }

    static boolean isSupported(int builtin) {
        return SUPPORTED.contains(builtin);
    }

    Network network() {
        return new Network(tensors, operators, activation(fileInput), activation(output));
    }

    void add(org.tensorflow.lite.schema.Operator operator, int builtin) {
        require(operator.outputsLength() == 1, "it has " + operator.outputsLength() + " outputs");
        require(operator.inputsLength() >= 1 && operator.inputsLength() <= 1024, "it has " + operator.inputsLength() + " inputs");
        int in = operator.inputs(0);
        int out = operator.outputs(0);
        switch (builtin) {
            case BuiltinOperator.FULLY_CONNECTED, BuiltinOperator.CONV_2D, BuiltinOperator.DEPTHWISE_CONV_2D ->
                linear(operator, builtin, in, out);
            case BuiltinOperator.MAX_POOL_2D, BuiltinOperator.AVERAGE_POOL_2D -> pool(operator, builtin, in, out);
            case BuiltinOperator.MEAN -> mean(operator, in, out);
            case BuiltinOperator.ADD -> {
                require(operator.inputsLength() == 2, "it adds " + operator.inputsLength() + " tensors");
                AddOptions options = options(operator, BuiltinOptions.AddOptions, new AddOptions());
                operators.add(new Operator.Add(activation(in), activation(operator.inputs(1)), activation(out),
                        activation(options.fusedActivationFunction())));
            }
            case BuiltinOperator.CONCATENATION -> concat(operator, out);
            case BuiltinOperator.SOFTMAX -> {
                SoftmaxOptions options = options(operator, BuiltinOptions.SoftmaxOptions, new SoftmaxOptions());
                operators.add(new Operator.Softmax(activation(in), activation(out), options.beta()));
            }
            case BuiltinOperator.LOGISTIC -> operators.add(new Operator.Logistic(activation(in), activation(out)));
            case BuiltinOperator.RELU -> operators.add(new Operator.Relu(activation(in), activation(out), Activation.RELU));
            case BuiltinOperator.RELU6 -> operators.add(new Operator.Relu(activation(in), activation(out), Activation.RELU6));
            case BuiltinOperator.RESHAPE, BuiltinOperator.SQUEEZE, BuiltinOperator.EXPAND_DIMS ->
                operators.add(new Operator.Reshape(activation(in), activation(out)));
            case BuiltinOperator.PAD -> pad(operator, in, out);
            case BuiltinOperator.RESIZE_NEAREST_NEIGHBOR -> {
                ResizeNearestNeighborOptions options = options(operator, BuiltinOptions.ResizeNearestNeighborOptions,
                        new ResizeNearestNeighborOptions());
                operators.add(new Operator.ResizeNearest(activation(in), activation(out), options.alignCorners(),
                        options.halfPixelCenters()));
            }
            case BuiltinOperator.QUANTIZE -> quantize(in, out);
            case BuiltinOperator.DEQUANTIZE -> dequantize(in, out);
            // Converters compute the target of a reshape for any batch; the shape of its output already says it for a batch of 1.
            default -> require(file.apply(out).type == TensorType.INT32, "it computes other values than a shape");
        }
    }

    private void linear(org.tensorflow.lite.schema.Operator operator, int builtin, int in, int out) {
        require(operator.inputsLength() >= 2 && operator.inputsLength() <= 3, "it has " + operator.inputsLength() + " inputs");
        int input = activation(in);
        int result = activation(out);
        boolean int8 = tensors.get(input).quantization() != null;
        Constant weights = constants.weights(constant(operator.inputs(1)), int8);
        require(weights.shape().rank() > 0, "it has a single weight");
        int channels = weights.shape().dim(builtin == BuiltinOperator.DEPTHWISE_CONV_2D ? -1 : 0);
        int biasIndex = operator.inputsLength() == 3 ? operator.inputs(2) : -1;
        Constant bias = constants.bias(biasIndex < 0 ? null : constant(biasIndex), channels, int8);
        if (builtin == BuiltinOperator.FULLY_CONNECTED) {
            FullyConnectedOptions options = options(operator, BuiltinOptions.FullyConnectedOptions, new FullyConnectedOptions());
            require(options.weightsFormat() == 0, "its weights are shuffled");
            operators.add(new Operator.FullyConnected(input, result, weights, bias, activation(options.fusedActivationFunction())));
        } else if (builtin == BuiltinOperator.CONV_2D) {
            Conv2DOptions o = options(operator, BuiltinOptions.Conv2DOptions, new Conv2DOptions());
            Window window = window(input, weights.shape(), o.padding(), o.strideH(), o.strideW(), o.dilationHFactor(), o.dilationWFactor());
            operators.add(new Operator.Conv2D(input, result, weights, bias, window, activation(o.fusedActivationFunction())));
        } else {
            DepthwiseConv2DOptions o = options(operator, BuiltinOptions.DepthwiseConv2DOptions, new DepthwiseConv2DOptions());
            Window window = window(input, weights.shape(), o.padding(), o.strideH(), o.strideW(), o.dilationHFactor(), o.dilationWFactor());
            operators.add(new Operator.DepthwiseConv2D(input, result, weights, bias, window, activation(o.fusedActivationFunction())));
        }
    }

    private void pool(org.tensorflow.lite.schema.Operator operator, int builtin, int in, int out) {
        Pool2DOptions o = options(operator, BuiltinOptions.Pool2DOptions, new Pool2DOptions());
        int input = activation(in);
        require(o.filterHeight() > 0 && o.filterWidth() > 0, "its window is empty");
        Window window = window(input, Shape.of(1, o.filterHeight(), o.filterWidth(), 1), o.padding(), o.strideH(), o.strideW(), 1, 1);
        Activation activation = activation(o.fusedActivationFunction());
        operators.add(builtin == BuiltinOperator.MAX_POOL_2D
                ? new Operator.MaxPool2D(input, activation(out), window, activation)
                : new Operator.AveragePool2D(input, activation(out), window, activation));
    }

    private Window window(int input, Shape kernel, byte padding, int strideHeight, int strideWidth, int dilationHeight, int dilationWidth) {
        Shape in = tensors.get(input).shape();
        require(in.rank() == 4 && kernel.rank() == 4, "it needs four dimensions, has input " + in + " and kernel " + kernel);
        require(strideHeight > 0 && strideWidth > 0 && dilationHeight > 0 && dilationWidth > 0, "its stride or dilation is below 1");
        require(padding == Padding.SAME || padding == Padding.VALID, "it has padding " + padding);
        return padding == Padding.SAME
                ? Window.same(in.dim(1), in.dim(2), kernel.dim(1), kernel.dim(2), strideHeight, strideWidth, dilationHeight, dilationWidth)
                : Window.valid(kernel.dim(1), kernel.dim(2), strideHeight, strideWidth, dilationHeight, dilationWidth);
    }

    private void mean(org.tensorflow.lite.schema.Operator operator, int in, int out) {
        require(operator.inputsLength() == 2, "it has " + operator.inputsLength() + " inputs");
        int input = activation(in);
        Tensor from = tensors.get(input);
        int rank = from.shape().rank();
        int[] axes = constant(operator.inputs(1)).integers();
        int[] positive = Arrays.stream(axes).map(a -> a < 0 ? a + rank : a).sorted().toArray();
        if (rank == 3 && Arrays.equals(positive, new int[]{ 1 })) {
            // The mean of a 1-D signal over its length: the same with a height of 1.
            Shape image = Shape.of(from.shape().dim(0), 1, from.shape().dim(1), from.shape().dim(2));
            int reshaped = tensor(new Tensor(from.name() + "_image", image, from.type(), from.quantization()));
            operators.add(new Operator.Reshape(input, reshaped));
            input = reshaped;
        } else {
            require(rank == 4 && Arrays.equals(positive, new int[]{ 1, 2 }),
                    "it means over " + Arrays.toString(axes) + " of " + from.shape()
                            + "; only height and width are supported");
        }
        operators.add(new Operator.GlobalMean(input, activation(out)));
    }

    private void concat(org.tensorflow.lite.schema.Operator operator, int out) {
        ConcatenationOptions options = options(operator, BuiltinOptions.ConcatenationOptions, new ConcatenationOptions());
        require(options.fusedActivationFunction() == ActivationFunctionType.NONE, "it has an activation");
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < operator.inputsLength(); i++) {
            parts.add(activation(operator.inputs(i)));
        }
        int result = activation(out);
        operators.add(new Operator.Concat(parts, result, options.axis() < 0
                ? options.axis() + tensors.get(result).shape().rank()
                : options.axis()));
    }

    private void pad(org.tensorflow.lite.schema.Operator operator, int in, int out) {
        require(operator.inputsLength() == 2, "it has " + operator.inputsLength() + " inputs");
        int[] paddings = constant(operator.inputs(1)).integers();
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i + 1 < paddings.length; i += 2) {
            before.add(paddings[i]);
            after.add(paddings[i + 1]);
        }
        operators.add(new Operator.Pad(activation(in), activation(out), before, after));
    }

    private void quantize(int in, int out) {
        FileTensor from = file.apply(in);
        FileTensor to = file.apply(out);
        boolean signed = from.type == TensorType.INT8 && to.type == TensorType.INT8;
        if (signed) {
            operators.add(new Operator.Requantize(activation(in), activation(out)));
        } else if (in == fileInput && !ids.containsKey(in) && to.type == TensorType.INT8
                && (from.type == TensorType.FLOAT32 || from.type == TensorType.UINT8
                        && from.unsignedQuantization().equals(to.quantization()))) {
            // The caller's numbers are quantised by whoever fills the input.
            fileInput = out;
        } else {
            require(out == fileOutput && from.type == TensorType.INT8 && to.type == TensorType.UINT8
                    && to.unsignedQuantization().equals(from.quantization()),
                    "it turns " + from.typeName() + " into " + to.typeName() + " inside the network");
            output = in;
        }
    }

    private void dequantize(int in, int out) {
        FileTensor from = file.apply(in);
        if (from.isConstant()) {
            dequantized.put(out, from);
        } else {
            require(out == fileOutput && from.type == TensorType.INT8, "it turns " + from.typeName() + " into " + file.apply(out).typeName()
                    + " inside the network; networks of mixed types are not supported");
            output = in;
        }
    }

    private FileTensor constant(int index) {
        FileTensor source = dequantized.get(index);
        FileTensor tensor = source == null ? file.apply(index) : source;
        require(tensor.isConstant(), "tensor " + index + " is computed, a constant is needed");
        return tensor;
    }

    /** The network's tensor for an activation of the file. */
    private int activation(int index) {
        Integer known = ids.get(index);
        if (known != null) {
            return known;
        }
        FileTensor from = file.apply(index);
        require(!from.isConstant() && !dequantized.containsKey(index),
                "tensor " + index + " is a constant, which this operator does not take");
        require(from.type == TensorType.FLOAT32 || from.type == TensorType.INT8, "tensor " + index + " is " + from.typeName()
                + "; only FLOAT32 and INT8 are supported");
        int id = tensor(from.type == TensorType.INT8
                ? Tensor.int8(from.name, from.shape, from.quantization())
                : Tensor.float32(from.name, from.shape));
        ids.put(index, id);
        return id;
    }

    private int tensor(Tensor tensor) {
        elements += tensor.shape().size();
        require(elements <= MAX_ELEMENTS, "the activations have more than " + MAX_ELEMENTS + " elements");
        tensors.add(tensor);
        return tensors.size() - 1;
    }

    private static <T extends Table> T options(org.tensorflow.lite.schema.Operator operator, byte type, T empty) {
        require(operator.builtinOptionsType() == type && operator.builtinOptions(empty) != null, "its options are missing");
        return empty;
    }

    private static Activation activation(byte code) {
        return switch (code) {
            case ActivationFunctionType.NONE -> Activation.NONE;
            case ActivationFunctionType.RELU -> Activation.RELU;
            case ActivationFunctionType.RELU6 -> Activation.RELU6;
            default -> throw new IllegalArgumentException("its activation "
                    + (code > 0 && code < ActivationFunctionType.names.length ? ActivationFunctionType.names[code] : "number " + code)
                    + " is not supported");
        };
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
