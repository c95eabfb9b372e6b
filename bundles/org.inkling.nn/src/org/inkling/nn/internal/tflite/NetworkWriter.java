package org.inkling.nn.internal.tflite;

import java.util.List;
import java.util.stream.IntStream;

import com.google.flatbuffers.FlatBufferBuilder;

import org.inkling.nn.Activation;
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
import org.tensorflow.lite.schema.ReducerOptions;
import org.tensorflow.lite.schema.ReshapeOptions;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;

/** One operator of the IR after the other into a {@code .tflite} file. Operator versions are the smallest that define what is written. */
public final class NetworkWriter {

    private static final int PER_CHANNEL_DENSE_VERSION = 12;

    private final Network network;
    private final boolean floatEnds;
    private final boolean int8;
    private final FlatModel model = new FlatModel();
    private final FlatBufferBuilder builder = model.builder();
    private int[] ids = new int[0];

    public NetworkWriter(Network network, boolean floatEnds) {
        this.network = network;
        this.floatEnds = floatEnds;
        this.int8 = network.isQuantized();
    }

    /** The bytes of the file. */
    public byte[] write() {
        ids = network.tensors().stream().mapToInt(model::activation).toArray();
        int input = ids[network.input()];
        int output = ids[network.output()];
        if (floatEnds) {
            input = model.activation(Tensor.float32("input_float", network.inputTensor().shape()));
            plain(BuiltinOperator.QUANTIZE, 1, List.of(input), ids[network.input()]);
        }
        network.operators().forEach(this::operator);
        if (floatEnds) {
            output = model.activation(Tensor.float32("output_float", network.outputTensor().shape()));
            plain(BuiltinOperator.DEQUANTIZE, 2, List.of(ids[network.output()]), output);
        }
        return model.finish(input, output);
    }

    private void operator(Operator operator) {
        List<Integer> in = operator.inputs().stream().map(i -> ids[i]).toList();
        int out = ids[operator.output()];
        if (operator instanceof Operator.Linear linear) {
            linear(linear, in.get(0), out);
        } else if (operator instanceof Operator.MaxPool2D pool) {
            pool(BuiltinOperator.MAX_POOL_2D, pool.window(), pool.activation(), pool.input(), out);
        } else if (operator instanceof Operator.AveragePool2D pool) {
            pool(BuiltinOperator.AVERAGE_POOL_2D, pool.window(), pool.activation(), pool.input(), out);
        } else if (operator instanceof Operator.GlobalMean mean) {
            int axes = model.integers("axes_" + out, Shape.of(2), 1, 2);
            int options = ReducerOptions.createReducerOptions(builder, network.tensor(mean.output()).shape().rank() == 4);
            model.operator(BuiltinOperator.MEAN, int8 ? 2 : 1, List.of(in.get(0), axes), out, BuiltinOptions.ReducerOptions, options);
        } else if (operator instanceof Operator.Add add) {
            int options = AddOptions.createAddOptions(builder, code(add.activation()), true);
            model.operator(BuiltinOperator.ADD, int8 ? 2 : 1, in, out, BuiltinOptions.AddOptions, options);
        } else if (operator instanceof Operator.Concat concat) {
            int options = ConcatenationOptions.createConcatenationOptions(builder, concat.axis(), ActivationFunctionType.NONE);
            model.operator(BuiltinOperator.CONCATENATION, int8 ? 2 : 1, in, out, BuiltinOptions.ConcatenationOptions, options);
        } else if (operator instanceof Operator.Softmax softmax) {
            int options = SoftmaxOptions.createSoftmaxOptions(builder, softmax.beta());
            model.operator(BuiltinOperator.SOFTMAX, int8 ? 2 : 1, in, out, BuiltinOptions.SoftmaxOptions, options);
        } else if (operator instanceof Operator.Reshape) {
            reshape(in.get(0), out, network.tensor(operator.output()).shape());
        } else if (operator instanceof Operator.Pad pad) {
            int[] paddings = IntStream.range(0, pad.before().size()).flatMap(d -> IntStream.of(pad.before().get(d), pad.after().get(d)))
                    .toArray();
            pad(in.get(0), out, paddings);
        } else if (operator instanceof Operator.ResizeNearest resize) {
            resize(resize, in.get(0), out);
        } else if (operator instanceof Operator.Logistic) {
            plain(BuiltinOperator.LOGISTIC, int8 ? 2 : 1, in, out);
        } else if (operator instanceof Operator.Relu relu) {
            plain(relu.activation() == Activation.RELU6 ? BuiltinOperator.RELU6 : BuiltinOperator.RELU, int8 ? 2 : 1, in, out);
        } else {
            plain(BuiltinOperator.QUANTIZE, 2, in, out);
        }
    }

    private void plain(int builtin, int version, List<Integer> in, int out) {
        model.operator(builtin, version, in, out, BuiltinOptions.NONE, 0);
    }

    private void linear(Operator.Linear linear, int in, int out) {
        int data = linear instanceof Operator.Convolution convolution ? padded(convolution, in, out) : in;
        List<Integer> inputs = List.of(data, model.weights("weights_" + out, linear.weights()),
                model.bias("bias_" + out, linear.bias(), biasScales(linear)));
        byte activation = code(linear.activation());
        if (linear instanceof Operator.Conv2D conv) {
            Window w = conv.window();
            int options = Conv2DOptions.createConv2DOptions(builder, padding(conv), w.strideWidth(), w.strideHeight(), activation,
                    w.dilationWidth(),
                    w.dilationHeight());
            model.operator(BuiltinOperator.CONV_2D, int8 ? 3 : 1, inputs, out, BuiltinOptions.Conv2DOptions, options);
        } else if (linear instanceof Operator.DepthwiseConv2D conv) {
            Window w = conv.window();
            int multiplier = conv.bias().shape().size() / network.tensor(conv.input()).shape().dim(3);
            int options = DepthwiseConv2DOptions.createDepthwiseConv2DOptions(builder, padding(conv), w.strideWidth(), w.strideHeight(),
                    multiplier,
                    activation, w.dilationWidth(), w.dilationHeight());
            int version = int8 ? 3 : w.dilationHeight() > 1 || w.dilationWidth() > 1 ? 2 : 1;
            model.operator(BuiltinOperator.DEPTHWISE_CONV_2D, version, inputs, out, BuiltinOptions.DepthwiseConv2DOptions, options);
        } else {
            Shape from = network.tensor(linear.input()).shape();
            Shape to = network.tensor(linear.output()).shape();
            boolean keep = to.rank() == from.rank() && from.rank() != 2;
            int options = FullyConnectedOptions.createFullyConnectedOptions(builder, activation, (byte) 0, keep, false);
            int version = !int8 ? keep ? 5 : 1 : linear.weights().scales().length > 1 ? PER_CHANNEL_DENSE_VERSION : keep ? 5 : 4;
            model.operator(BuiltinOperator.FULLY_CONNECTED, version, inputs, out, BuiltinOptions.FullyConnectedOptions, options);
        }
    }

    private float[] biasScales(Operator.Linear linear) {
        float[] scales = linear.weights().scales();
        for (int c = 0; c < scales.length; c++) {
            scales[c] *= network.tensor(linear.input()).quantized().scale();
        }
        return scales;
    }

    /** The tensor a convolution reads: its input, or that after a PAD when the padding is neither SAME nor VALID. */
    private int padded(Operator.Convolution convolution, int in, int out) {
        Window w = convolution.window();
        Tensor from = network.tensor(convolution.input());
        Shape shape = from.shape();
        if (w.isValid() || w.isSame(shape.dim(1), shape.dim(2))) {
            return in;
        }
        Shape larger = Shape.of(1, shape.dim(1) + w.padTop() + w.padBottom(), shape.dim(2) + w.padLeft() + w.padRight(), shape.dim(3));
        int padded = model.activation(new Tensor("padded_" + out, larger, from.type(), from.quantization()));
        pad(in, padded, new int[]{ 0, 0, w.padTop(), w.padBottom(), w.padLeft(), w.padRight(), 0, 0 });
        return padded;
    }

    private byte padding(Operator.Convolution convolution) {
        Shape in = network.tensor(convolution.input()).shape();
        Window w = convolution.window();
        return !w.isValid() && w.isSame(in.dim(1), in.dim(2)) ? Padding.SAME : Padding.VALID;
    }

    private void pad(int in, int out, int[] paddings) {
        int constant = model.integers("paddings_" + out, Shape.of(paddings.length / 2, 2), paddings);
        plain(BuiltinOperator.PAD, int8 ? 2 : 1, List.of(in, constant), out);
    }

    private void pool(int builtin, Window window, Activation activation, int from, int out) {
        Shape in = network.tensor(from).shape();
        boolean same = !window.isValid();
        if (same && !window.isSame(in.dim(1), in.dim(2))) {
            throw new IllegalArgumentException("a pooling window padded as neither SAME nor VALID cannot be written");
        }
        int options = Pool2DOptions.createPool2DOptions(builder, same ? Padding.SAME : Padding.VALID, window.strideWidth(),
                window.strideHeight(),
                window.kernelWidth(), window.kernelHeight(), code(activation));
        model.operator(builtin, int8 ? 2 : 1, List.of(ids[from]), out, BuiltinOptions.Pool2DOptions, options);
    }

    private void reshape(int in, int out, Shape shape) {
        int constant = model.integers("shape_" + out, Shape.of(shape.rank()), shape.toArray());
        int vector = ReshapeOptions.createNewShapeVector(builder, shape.toArray());
        int options = ReshapeOptions.createReshapeOptions(builder, vector);
        model.operator(BuiltinOperator.RESHAPE, 1, List.of(in, constant), out, BuiltinOptions.ReshapeOptions, options);
    }

    private void resize(Operator.ResizeNearest resize, int in, int out) {
        Shape to = network.tensor(resize.output()).shape();
        int size = model.integers("size_" + out, Shape.of(2), to.dim(1), to.dim(2));
        int options = ResizeNearestNeighborOptions.createResizeNearestNeighborOptions(builder, resize.alignCorners(),
                resize.halfPixelCenters());
        int version = resize.alignCorners() || resize.halfPixelCenters() ? 3 : int8 ? 2 : 1;
        model.operator(BuiltinOperator.RESIZE_NEAREST_NEIGHBOR, version, List.of(in, size), out,
                BuiltinOptions.ResizeNearestNeighborOptions, options);
    }

    private static byte code(Activation activation) {
        return switch (activation) {
            case NONE -> ActivationFunctionType.NONE;
            case RELU -> ActivationFunctionType.RELU;
            case RELU6 -> ActivationFunctionType.RELU6;
        };
    }
}
