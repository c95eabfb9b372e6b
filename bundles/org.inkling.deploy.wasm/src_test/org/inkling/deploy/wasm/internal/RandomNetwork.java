package org.inkling.deploy.wasm.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.inkling.nn.Activation;
import org.inkling.nn.Constant;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Shape;
import org.inkling.nn.Tensor;
import org.inkling.nn.Window;

/** An int8 network of some random operators, sizes, weights and scales; many seeds have every operator. */
final class RandomNetwork {

    private static final int KINDS = 15;

    private final Random random;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();

    RandomNetwork(Random random) {
        this.random = random;
        tensor(Shape.of(1, 1 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(20)), quantization());
    }

    Network network() {
        int layers = 1 + random.nextInt(5);
        for (int i = 0; i < layers; i++) {
            layer(random.nextInt(KINDS));
        }
        if (operators.isEmpty()) {
            relu(Activation.RELU);
        }
        return new Network(tensors, operators, 0, current());
    }

    private int current() {
        return tensors.size() - 1;
    }

    private Shape shape() {
        return tensors.get(current()).shape();
    }

    private Quantization same() {
        return tensors.get(current()).quantized();
    }

    private Quantization quantization() {
        return new Quantization(0.01f + 0.05f * random.nextFloat(), random.nextInt(256) - 128);
    }

    private Activation activation() {
        return Activation.values()[random.nextInt(3)];
    }

    private int tensor(Shape shape, Quantization quantization) {
        tensors.add(Tensor.int8("t" + tensors.size(), shape, quantization));
        return current();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (random.nextInt(255) - 127);
        }
        return bytes;
    }

    private void layer(int kind) {
        int from = current();
        switch (kind) {
            case 0 -> dense();
            case 1, 2 -> convolution(false, random.nextBoolean() ? Window.valid(1, 1, 1, 1, 1, 1) : window());
            case 3, 4 -> convolution(true, window());
            case 5, 6 -> {
                Window window = window();
                pool(kind == 5, window.dilationHeight() * window.dilationWidth() == 1 ? window : Window.valid(1, 1, 1, 1, 1, 1));
            }
            case 7 -> mean();
            case 8 -> {
                relu(Activation.RELU);
                int sum = tensor(shape(), quantization());
                operators.add(new Operator.Add(from, sum - 1, sum, activation()));
            }
            case 9 -> concat();
            case 10 -> {
                int out = tensor(shape(), Quantization.PROBABILITY);
                operators.add(random.nextBoolean()
                        ? new Operator.Logistic(from, out)
                        : new Operator.Softmax(from, out, 0.5f + random.nextFloat()));
            }
            case 11 -> relu(random.nextBoolean() ? Activation.RELU : Activation.RELU6);
            case 12 -> {
                int out = tensor(Shape.of(1, shape().size(), 1, 1), same());
                operators.add(new Operator.Reshape(from, out));
            }
            case 13 -> move();
            default -> {
                int out = tensor(shape(), quantization());
                operators.add(new Operator.Requantize(from, out));
            }
        }
    }

    private void relu(Activation activation) {
        int from = current();
        int out = tensor(shape(), quantization());
        operators.add(new Operator.Relu(from, out, activation));
    }

    private Constant weights(Shape shape, int outputs, int axis) {
        float[] scales = new float[random.nextBoolean() ? 1 : outputs];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = (random.nextInt(8) == 0 ? 2f : 0.002f) * (0.2f + random.nextFloat());
        }
        return Constant.int8(shape, bytes(shape.size()), scales, axis);
    }

    private Constant bias(int outputs) {
        int[] bias = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            bias[i] = random.nextInt(20_001) - 10_000;
        }
        return Constant.int32(Shape.of(outputs), bias);
    }

    private void dense() {
        int from = current();
        int inputs = shape().dim(-1);
        int rows = shape().size() / inputs;
        int outputs = 1 + random.nextInt(20);
        int out = tensor(Shape.of(1, rows, 1, outputs), quantization());
        operators.add(new Operator.FullyConnected(from, out, weights(Shape.of(outputs, inputs), outputs, 0), bias(outputs), activation()));
    }

    private Window window() {
        int kernelHeight = 1 + random.nextInt(3);
        int kernelWidth = 1 + random.nextInt(4);
        int strideHeight = 1 + random.nextInt(2);
        int strideWidth = 1 + random.nextInt(2);
        if (random.nextInt(3) > 0) {
            return Window.same(shape().dim(1), shape().dim(2), kernelHeight, kernelWidth, strideHeight, strideWidth, 1, 1);
        }
        Window dilated = new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, 1 + random.nextInt(2), 1 + random.nextInt(2),
                random.nextInt(kernelHeight), random.nextInt(kernelWidth), random.nextInt(kernelHeight), random.nextInt(kernelWidth));
        boolean fits = dilated.outputHeight(shape().dim(1)) > 0 && dilated.outputWidth(shape().dim(2)) > 0;
        return fits ? dilated : Window.same(shape().dim(1), shape().dim(2), kernelHeight, kernelWidth, 1, 1, 1, 1);
    }

    private void convolution(boolean depthwise, Window window) {
        int from = current();
        int inputs = shape().dim(3);
        int outputs = depthwise ? inputs * (random.nextInt(4) == 0 ? 2 : 1) : 1 + random.nextInt(20);
        int height = window.kernelHeight();
        int width = window.kernelWidth();
        int out = tensor(Shape.of(1, window.outputHeight(shape().dim(1)), window.outputWidth(shape().dim(2)), outputs), quantization());
        operators.add(depthwise
                ? new Operator.DepthwiseConv2D(from, out, weights(Shape.of(1, height, width, outputs), outputs, 3), bias(outputs), window,
                        activation())
                : new Operator.Conv2D(from, out, weights(Shape.of(outputs, height, width, inputs), outputs, 0), bias(outputs), window,
                        activation()));
    }

    private void pool(boolean max, Window window) {
        int from = current();
        int out = tensor(Shape.of(1, window.outputHeight(shape().dim(1)), window.outputWidth(shape().dim(2)), shape().dim(3)), same());
        operators.add(max
                ? new Operator.MaxPool2D(from, out, window, activation())
                : new Operator.AveragePool2D(from, out, window, activation()));
    }

    private void mean() {
        int from = current();
        int out = tensor(Shape.of(1, 1, 1, shape().dim(3)), quantization());
        operators.add(new Operator.GlobalMean(from, out));
    }

    private void concat() {
        int from = current();
        int axis = 1 + random.nextInt(3);
        Quantization quantization = same();
        int other = tensor(shape(), quantization);
        operators.add(new Operator.Requantize(from, other));
        int[] extents = shape().toArray();
        extents[axis] *= 2;
        int out = tensor(Shape.of(extents), quantization);
        operators.add(new Operator.Concat(List.of(from, other), out, axis));
    }

    private void move() {
        int from = current();
        Shape in = shape();
        if (random.nextBoolean()) {
            int out = tensor(Shape.of(1, 1 + random.nextInt(15), 1 + random.nextInt(15), in.dim(3)), same());
            operators.add(new Operator.ResizeNearest(from, out, random.nextBoolean(), false));
            return;
        }
        List<Integer> before = List.of(0, random.nextInt(3), random.nextInt(3), random.nextInt(3));
        List<Integer> after = List.of(0, random.nextInt(3), random.nextInt(3), random.nextInt(3));
        int[] extents = in.toArray();
        for (int d = 0; d < extents.length; d++) {
            extents[d] += before.get(d) + after.get(d);
        }
        int out = tensor(Shape.of(extents), same());
        operators.add(new Operator.Pad(from, out, before, after));
    }
}
