package org.inkling.nn;

import java.util.List;

/**
 * One step of a network. Tensors are indices into {@link Network#tensors()}. In a float32 network weights and biases are float32; in an
 * int8 network weights are int8 (symmetric, per tensor or per output channel) and biases int32 in units of input scale × weight scale.
 */
public sealed interface Operator {

    /** Tensors read, in order. */
    List<Integer> inputs();

    /** Tensor written. */
    int output();

    /** The same operator on other tensors; as many inputs as before. */
    Operator on(List<Integer> inputs, int output);

    /** Name for people and reports: {@code conv2d}. */
    String kind();

    /** An operator with one input. */
    sealed interface Unary extends Operator {

        /** Tensor read. */
        int input();

        @Override
        default List<Integer> inputs() {
            return List.of(input());
        }
    }

    /** An operator with weights: multiplies, adds a bias, clamps. */
    sealed interface Linear extends Unary {

        Constant weights();

        /** One number per output channel. */
        Constant bias();

        Activation activation();

        /** The same operator with other numbers. */
        Linear with(Constant weights, Constant bias, Activation activation);
    }

    /** A convolution, dense over channels or per channel. */
    sealed interface Convolution extends Linear {

        Window window();

        /** The same convolution with another window. */
        Convolution with(Window window);
    }

    /** {@code out[r][o] = bias[o] + Σ in[r][i] · weights[o][i]}; rows r are all dimensions before the last of the output. */
    record FullyConnected(int input, int output, Constant weights, Constant bias, Activation activation) implements Linear {

        @Override
        public FullyConnected on(List<Integer> inputs, int to) {
            return new FullyConnected(inputs.get(0), to, weights, bias, activation);
        }

        @Override
        public FullyConnected with(Constant newWeights, Constant newBias, Activation newActivation) {
            return new FullyConnected(input, output, newWeights, newBias, newActivation);
        }

        @Override
        public String kind() {
            return "fully_connected";
        }
    }

    /** Weights {@code [outputs][kernel height][kernel width][inputs]}; a 1-D convolution has height 1. */
    record Conv2D(int input, int output, Constant weights, Constant bias, Window window, Activation activation) implements Convolution {

        @Override
        public Conv2D on(List<Integer> inputs, int to) {
            return new Conv2D(inputs.get(0), to, weights, bias, window, activation);
        }

        @Override
        public Conv2D with(Constant newWeights, Constant newBias, Activation newActivation) {
            return new Conv2D(input, output, newWeights, newBias, window, newActivation);
        }

        @Override
        public Conv2D with(Window newWindow) {
            return new Conv2D(input, output, weights, bias, newWindow, activation);
        }

        @Override
        public String kind() {
            return "conv2d";
        }
    }

    /** Weights {@code [1][kernel height][kernel width][outputs]}; output channel o reads input channel {@code o / multiplier}. */
    record DepthwiseConv2D(int input, int output, Constant weights, Constant bias, Window window,
            Activation activation) implements Convolution {

        @Override
        public DepthwiseConv2D on(List<Integer> inputs, int to) {
            return new DepthwiseConv2D(inputs.get(0), to, weights, bias, window, activation);
        }

        @Override
        public DepthwiseConv2D with(Constant newWeights, Constant newBias, Activation newActivation) {
            return new DepthwiseConv2D(input, output, newWeights, newBias, window, newActivation);
        }

        @Override
        public DepthwiseConv2D with(Window newWindow) {
            return new DepthwiseConv2D(input, output, weights, bias, newWindow, activation);
        }

        @Override
        public String kind() {
            return "depthwise_conv2d";
        }
    }

    /** Largest value under the window; padding is never the largest. Input and output are quantised alike. */
    record MaxPool2D(int input, int output, Window window, Activation activation) implements Unary {

        @Override
        public MaxPool2D on(List<Integer> inputs, int to) {
            return new MaxPool2D(inputs.get(0), to, window, activation);
        }

        @Override
        public String kind() {
            return "max_pool2d";
        }
    }

    /** Mean of the values under the window without the padding. Input and output are quantised alike. */
    record AveragePool2D(int input, int output, Window window, Activation activation) implements Unary {

        @Override
        public AveragePool2D on(List<Integer> inputs, int to) {
            return new AveragePool2D(inputs.get(0), to, window, activation);
        }

        @Override
        public String kind() {
            return "average_pool2d";
        }
    }

    /** Mean over height and width: {@code 1×H×W×C → 1×C} or {@code 1×1×1×C}; input and output may be quantised differently. */
    record GlobalMean(int input, int output) implements Unary {

        @Override
        public GlobalMean on(List<Integer> inputs, int to) {
            return new GlobalMean(inputs.get(0), to);
        }

        @Override
        public String kind() {
            return "mean";
        }
    }

    /** Sum of two tensors of the same shape. */
    record Add(int left, int right, int output, Activation activation) implements Operator {

        @Override
        public List<Integer> inputs() {
            return List.of(left, right);
        }

        @Override
        public Add on(List<Integer> inputs, int to) {
            return new Add(inputs.get(0), inputs.get(1), to, activation);
        }

        @Override
        public String kind() {
            return "add";
        }
    }

    /** Tensors one after the other along an axis (0 is the batch). All are quantised alike. */
    record Concat(List<Integer> inputs, int output, int axis) implements Operator {

        public Concat {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Concat on(List<Integer> from, int to) {
            return new Concat(from, to, axis);
        }

        @Override
        public String kind() {
            return "concat";
        }
    }

    /** {@code exp(beta·x) / Σ exp(beta·x)} along the last axis; int8 output is {@link Quantization#PROBABILITY}. */
    record Softmax(int input, int output, float beta) implements Unary {

        @Override
        public Softmax on(List<Integer> inputs, int to) {
            return new Softmax(inputs.get(0), to, beta);
        }

        @Override
        public String kind() {
            return "softmax";
        }
    }

    /** {@code 1 / (1 + exp(−x))}; int8 output is {@link Quantization#PROBABILITY}. */
    record Logistic(int input, int output) implements Unary {

        @Override
        public Logistic on(List<Integer> inputs, int to) {
            return new Logistic(inputs.get(0), to);
        }

        @Override
        public String kind() {
            return "logistic";
        }
    }

    /** A clamp that could not be fused into the operator before it. */
    record Relu(int input, int output, Activation activation) implements Unary {

        @Override
        public Relu on(List<Integer> inputs, int to) {
            return new Relu(inputs.get(0), to, activation);
        }

        @Override
        public String kind() {
            return activation == Activation.RELU6 ? "relu6" : "relu";
        }
    }

    /** The same numbers under another shape. Input and output are quantised alike. */
    record Reshape(int input, int output) implements Unary {

        @Override
        public Reshape on(List<Integer> inputs, int to) {
            return new Reshape(inputs.get(0), to);
        }

        @Override
        public String kind() {
            return "reshape";
        }
    }

    /** Zeros around a tensor: {@code before} and {@code after} per dimension, batch included. Input and output are quantised alike. */
    record Pad(int input, int output, List<Integer> before, List<Integer> after) implements Unary {

        public Pad {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public Pad on(List<Integer> inputs, int to) {
            return new Pad(inputs.get(0), to, before, after);
        }

        @Override
        public String kind() {
            return "pad";
        }
    }

    /** Nearest-neighbour resize of height and width, index rules as in TensorFlow. Input and output are quantised alike. */
    record ResizeNearest(int input, int output, boolean alignCorners, boolean halfPixelCenters) implements Unary {

        @Override
        public ResizeNearest on(List<Integer> inputs, int to) {
            return new ResizeNearest(inputs.get(0), to, alignCorners, halfPixelCenters);
        }

        @Override
        public String kind() {
            return "resize_nearest";
        }
    }

    /** The same real numbers under another quantisation, int8 to int8. */
    record Requantize(int input, int output) implements Unary {

        @Override
        public Requantize on(List<Integer> inputs, int to) {
            return new Requantize(inputs.get(0), to);
        }

        @Override
        public String kind() {
            return "requantize";
        }
    }
}
