package org.inkling.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.inkling.nn.internal.Simplifier;

/**
 * Builds a float32 {@link Network} layer by layer. Shapes are given without the batch. Weights are in the layout of {@link Operator}'s
 * records, the one of
 * {@code .tflite} files; {@link Layouts} converts from Keras. Each layer follows the current tensor; {@link #current()} and
 * {@link #from(int)} make branches. Every method throws {@link IllegalArgumentException} when the numbers do not fit the shape.
 */
public final class NetworkBuilder {

    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();
    private int current;

    /** Starts a network with an input of this shape, for example {@code 33}, or {@code 50, 13}, or {@code 96, 96, 3}. */
    public NetworkBuilder(int... inputShape) {
        current = tensor("input", batched(inputShape));
    }

    /** Index of the tensor the next layer reads. */
    public int current() {
        return current;
    }

    /** Lets the next layer read an earlier tensor. */
    public NetworkBuilder from(int tensor) {
        if (tensor < 0 || tensor >= tensors.size()) {
            throw new IllegalArgumentException("no tensor " + tensor);
        }
        current = tensor;
        return this;
    }

    /** Shape of the current tensor without the batch. */
    public int[] shape() {
        int[] full = currentShape().toArray();
        return Arrays.copyOfRange(full, 1, full.length);
    }

    /** Dense layer on the last axis; weights {@code [units][inputs]}, one bias per unit. */
    public NetworkBuilder dense(float[] weights, float[] bias, Activation activation) {
        int inputs = currentShape().dim(-1);
        int[] out = currentShape().toArray();
        out[out.length - 1] = bias.length;
        Constant w = Constant.float32(Shape.of(bias.length, inputs), weights);
        return append(new Operator.FullyConnected(current, next("dense", Shape.of(out)), w, vector(bias), activation));
    }

    /**
     * 1-D convolution of {@code [length][channels]}; weights {@code [filters][kernel][channels]}. The result is {@code [length'][filters]}.
     */
    public NetworkBuilder conv1d(float[] weights, float[] bias, int kernel, int stride, boolean samePadding, Activation activation) {
        int[] in = shape();
        if (in.length != 2) {
            throw new IllegalArgumentException("conv1d needs length × channels, has " + currentShape());
        }
        reshape(1, in[0], in[1]).conv2d(weights, bias, 1, kernel, 1, stride, samePadding, activation);
        int[] out = shape();
        return reshape(out[1], out[2]);
    }

    /** 2-D convolution; weights {@code [filters][kernel height][kernel width][channels]}. */
    public NetworkBuilder conv2d(float[] weights, float[] bias, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth,
            boolean samePadding, Activation activation) {
        return conv2d(weights, bias, window(kernelHeight, kernelWidth, strideHeight, strideWidth, samePadding), activation);
    }

    /** 2-D convolution with any window; weights {@code [filters][kernel height][kernel width][channels]}. */
    public NetworkBuilder conv2d(float[] weights, float[] bias, Window window, Activation activation) {
        Constant w = Constant.float32(Shape.of(bias.length, window.kernelHeight(), window.kernelWidth(), image().dim(3)), weights);
        return append(new Operator.Conv2D(current, next("conv2d", windowed(window, bias.length)), w, vector(bias), window, activation));
    }

    /** Depthwise 2-D convolution; weights {@code [kernel height][kernel width][outputs]}, outputs a multiple of the channels. */
    public NetworkBuilder depthwiseConv2d(float[] weights, float[] bias, int kernelHeight, int kernelWidth, int strideHeight,
            int strideWidth,
            boolean samePadding, Activation activation) {
        return depthwiseConv2d(weights, bias, window(kernelHeight, kernelWidth, strideHeight, strideWidth, samePadding), activation);
    }

    /** Depthwise 2-D convolution with any window; weights {@code [kernel height][kernel width][outputs]}. */
    public NetworkBuilder depthwiseConv2d(float[] weights, float[] bias, Window window, Activation activation) {
        Constant w = Constant.float32(Shape.of(1, window.kernelHeight(), window.kernelWidth(), bias.length), weights);
        return append(new Operator.DepthwiseConv2D(current, next("depthwise", windowed(window, bias.length)), w, vector(bias), window,
                activation));
    }

    /** Max pooling of height and width. */
    public NetworkBuilder maxPool2d(int height, int width, int strideHeight, int strideWidth, boolean samePadding) {
        Window window = window(height, width, strideHeight, strideWidth, samePadding);
        return append(new Operator.MaxPool2D(current, next("max_pool", windowed(window, image().dim(3))), window, Activation.NONE));
    }

    /** Max pooling along the length of {@code [length][channels]}. */
    public NetworkBuilder maxPool1d(int size, int stride, boolean samePadding) {
        int[] in = shape();
        if (in.length != 2) {
            throw new IllegalArgumentException("maxPool1d needs length × channels, has " + currentShape());
        }
        reshape(1, in[0], in[1]).maxPool2d(1, size, 1, stride, samePadding);
        int[] out = shape();
        return reshape(out[1], out[2]);
    }

    /** Average pooling of height and width, the padding not counted. */
    public NetworkBuilder averagePool2d(int height, int width, int strideHeight, int strideWidth, boolean samePadding) {
        Window window = window(height, width, strideHeight, strideWidth, samePadding);
        return append(new Operator.AveragePool2D(current, next("average_pool", windowed(window, image().dim(3))), window, Activation.NONE));
    }

    /** Mean over everything but the last axis: {@code [height][width][channels]} or {@code [length][channels]} gives {@code [channels]}. */
    public NetworkBuilder globalAveragePool() {
        int[] in = shape();
        if (in.length == 2) {
            reshape(1, in[0], in[1]);
        }
        Shape image = image();
        return averagePool2d(image.dim(1), image.dim(2), image.dim(1), image.dim(2), false).flatten();
    }

    /** Sum of the current tensor and another of the same shape. */
    public NetworkBuilder add(int other, Activation activation) {
        return append(new Operator.Add(current, other, next("add", currentShape()), activation));
    }

    /** The current tensor followed by others along an axis; axis 0 is the first after the batch, −1 the last. */
    public NetworkBuilder concat(int axis, int... others) {
        int[] out = currentShape().toArray();
        int along = axis < 0 ? axis + out.length : axis + 1;
        List<Integer> parts = new ArrayList<>(List.of(current));
        for (int other : others) {
            parts.add(other);
            out[along] += tensors.get(other).shape().dim(along);
        }
        return append(new Operator.Concat(parts, next("concat", Shape.of(out)), along));
    }

    /** ReLU; fused into the layer before when nothing else reads that. */
    public NetworkBuilder relu() {
        return activate(Activation.RELU);
    }

    /** ReLU6; fused into the layer before when nothing else reads that. */
    public NetworkBuilder relu6() {
        return activate(Activation.RELU6);
    }

    /** Softmax along the last axis. */
    public NetworkBuilder softmax() {
        return append(new Operator.Softmax(current, next("softmax", currentShape()), 1));
    }

    /** Logistic sigmoid. */
    public NetworkBuilder logistic() {
        return append(new Operator.Logistic(current, next("logistic", currentShape())));
    }

    /** Another shape (without the batch) of the same size. */
    public NetworkBuilder reshape(int... to) {
        Shape shape = batched(to);
        return shape.equals(currentShape()) ? this : append(new Operator.Reshape(current, next("reshape", shape)));
    }

    /** One axis only. */
    public NetworkBuilder flatten() {
        return reshape(currentShape().size());
    }

    /** Zeros around height and width. */
    public NetworkBuilder pad(int top, int left, int bottom, int right) {
        Shape in = image();
        Shape out = Shape.of(1, in.dim(1) + top + bottom, in.dim(2) + left + right, in.dim(3));
        return append(new Operator.Pad(current, next("pad", out), List.of(0, top, left, 0), List.of(0, bottom, right, 0)));
    }

    /** Nearest-neighbour resize of height and width. */
    public NetworkBuilder resizeNearest(int height, int width) {
        Shape out = Shape.of(1, height, width, image().dim(3));
        return append(new Operator.ResizeNearest(current, next("resize", out), false, false));
    }

    /** Dropout does nothing when a network is used. */
    public NetworkBuilder dropout() {
        return this;
    }

    /**
     * Batch normalisation over the last axis: {@code gamma · (x − mean) / sqrt(variance + epsilon) + beta}. It disappears into the layer
     * before it, or into the layer after it when that is exact; where neither is possible a 1 × 1 depthwise convolution stays.
     */
    public NetworkBuilder batchNormalization(float[] gamma, float[] beta, float[] mean, float[] variance, float epsilon) {
        int channels = currentShape().dim(-1);
        if (gamma.length != channels || beta.length != channels || mean.length != channels || variance.length != channels) {
            throw new IllegalArgumentException("batch normalisation of " + channels
                    + " channels needs as many gamma, beta, mean and variance");
        }
        float[] factor = new float[channels];
        float[] offset = new float[channels];
        for (int c = 0; c < channels; c++) {
            double f = gamma[c] / Math.sqrt((double) variance[c] + epsilon);
            factor[c] = (float) f;
            offset[c] = (float) (beta[c] - mean[c] * f);
        }
        int[] before = shape();
        if (before.length != 3) {
            reshape(1, currentShape().size() / channels, channels);
        }
        return depthwiseConv2d(factor, offset, 1, 1, 1, 1, false, Activation.NONE).reshape(before);
    }

    /**
     * The network, its output the current tensor; activations and batch normalisations fused, layers that do not reach the output left out.
     */
    public Network build() {
        return Simplifier.simplify(new Network(tensors, operators, 0, current));
    }

    private NetworkBuilder activate(Activation activation) {
        return append(new Operator.Relu(current, next("relu", currentShape()), activation));
    }

    private Window window(int height, int width, int strideHeight, int strideWidth, boolean same) {
        Shape in = image();
        return same
                ? Window.same(in.dim(1), in.dim(2), height, width, strideHeight, strideWidth, 1, 1)
                : Window.valid(height, width, strideHeight, strideWidth, 1, 1);
    }

    private Shape windowed(Window window, int channels) {
        Shape in = image();
        int height = window.outputHeight(in.dim(1));
        int width = window.outputWidth(in.dim(2));
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a " + window.kernelHeight() + "×" + window.kernelWidth() + " kernel does not fit into "
                    + in);
        }
        return Shape.of(1, height, width, channels);
    }

    private Shape image() {
        if (currentShape().rank() != 4) {
            throw new IllegalArgumentException("needs height × width × channels, has " + currentShape());
        }
        return currentShape();
    }

    private Shape currentShape() {
        return tensors.get(current).shape();
    }

    private NetworkBuilder append(Operator operator) {
        operators.add(operator);
        current = operator.output();
        return this;
    }

    private int next(String name, Shape shape) {
        return tensor(name + "_" + tensors.size(), shape);
    }

    private int tensor(String name, Shape shape) {
        tensors.add(Tensor.float32(name, shape));
        return tensors.size() - 1;
    }

    private static Constant vector(float[] values) {
        return Constant.float32(Shape.of(values.length), values);
    }

    private static Shape batched(int[] shape) {
        int[] full = new int[shape.length + 1];
        full[0] = 1;
        System.arraycopy(shape, 0, full, 1, shape.length);
        return Shape.of(full);
    }
}
