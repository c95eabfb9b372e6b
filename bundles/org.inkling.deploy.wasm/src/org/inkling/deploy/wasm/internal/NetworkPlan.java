package org.inkling.deploy.wasm.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.nn.AddScaling;
import org.inkling.nn.ArenaPlan;
import org.inkling.nn.LogisticTable;
import org.inkling.nn.MemoryPlanner;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;
import org.inkling.nn.SoftmaxTable;
import org.inkling.nn.Window;

/** The plan of an int8 network, as {@code runtime/network.h} describes it. */
final class NetworkPlan {

    private static final int CONVOLUTION = 1;
    private static final int DEPTHWISE = 2;
    private static final int POOL = 3;
    private static final int ADD = 4;
    private static final int COPY = 5;
    private static final int RESIZE = 6;
    private static final int LOOKUP = 7;
    private static final int SOFTMAX = 8;

    private static final int COPY_DIMENSIONS = 3;

    private final Network network;
    private final Constants constants;
    private final ArenaPlan arena;
    private final Words words = new Words();
    private int workBytes;

    /** @throws IllegalArgumentException naming an operator that has no form here */
    NetworkPlan(Network network, Constants constants) {
        this.network = network;
        this.constants = constants;
        arena = MemoryPlanner.plan(network, Constants.ALIGNMENT, MemoryPlanner::worksInPlace);
        network.operators().forEach(this::layer);
    }

    /** All layers and the end. */
    Words words() {
        return new Words().append(words).add(0, 0);
    }

    /** Working memory: tensors, then what layers need for themselves, then room for vectors that read too far. */
    int memoryBytes() {
        return work() + Constants.align(workBytes) + Constants.ALIGNMENT;
    }

    int input() {
        return offset(network.input());
    }

    int output() {
        return offset(network.output());
    }

    private int offset(int tensor) {
        return arena.slot(tensor).offset();
    }

    private int work() {
        return Constants.align(arena.size());
    }

    private Shape shape(int tensor) {
        return network.tensor(tensor).shape();
    }

    private Quantization quantization(int tensor) {
        return network.tensor(tensor).quantized();
    }

    /** The start of a layer's fields, input and output. */
    private Words inOut(Operator operator) {
        return new Words().memory(offset(operator.inputs().get(0))).memory(offset(operator.output()));
    }

    private void layer(Operator operator) {
        if (operator instanceof Operator.Linear linear) {
            linear(linear);
        } else if (operator instanceof Operator.MaxPool2D pool) {
            pool(pool, pool.window(), true, pool.activation().low(quantization(pool.output())),
                    pool.activation().high(quantization(pool.output())));
        } else if (operator instanceof Operator.AveragePool2D pool) {
            pool(pool, pool.window(), false, pool.activation().low(quantization(pool.output())),
                    pool.activation().high(quantization(pool.output())));
        } else if (operator instanceof Operator.GlobalMean mean) {
            mean(mean);
        } else if (operator instanceof Operator.Add add) {
            add(add);
        } else if (operator instanceof Operator.Softmax softmax) {
            softmax(softmax);
        } else if (operator instanceof Operator.Logistic logistic) {
            lookup(logistic, new LogisticTable(quantization(logistic.input())).toArray());
        } else if (operator instanceof Operator.Relu relu) {
            lookup(relu, table(relu, relu.activation().low(quantization(relu.output())),
                    relu.activation().high(quantization(relu.output()))));
        } else if (operator instanceof Operator.Requantize requantize) {
            lookup(requantize, table(requantize, Byte.MIN_VALUE, Byte.MAX_VALUE));
        } else if (!(operator instanceof Operator.Reshape)) {
            move(operator);
        }
    }

    private void move(Operator operator) {
        if (operator instanceof Operator.Concat concat) {
            concat(concat);
        } else if (operator instanceof Operator.Pad pad) {
            pad(pad);
        } else if (operator instanceof Operator.ResizeNearest resize) {
            resize(resize);
        } else {
            throw new IllegalArgumentException("no WebAssembly form of operator " + operator.kind());
        }
    }

    private void linear(Operator.Linear linear) {
        Quantization to = quantization(linear.output());
        linear(linear, PackedLinear.of(linear, network), linear.activation().low(to), linear.activation().high(to));
    }

    private void linear(Operator.Unary operator, PackedLinear packed, int low, int high) {
        int work = packed.depthwise()
                ? Integer.BYTES * (packed.values() + 1) + packed.outputs() + Constants.ALIGNMENT
                : PackedLinear.PIXELS * (Short.BYTES + 1) * ((packed.values() + 15) / 8 * 8);
        workBytes = Math.max(workBytes, work);
        Words layer = inOut(operator).append(packed.window()).add(packed.rows() ? 1 : 0, packed.values(), packed.outputs());
        layer.add(packed.depthwise() ? constants.add(packed.wideWeights()) : constants.add(packed.weights()));
        layer.add(constants.add(packed.bias()), constants.add(packed.multipliers()), packed.shift());
        layer.add(quantization(operator.output()).zeroPoint(), low, high, quantization(operator.input()).zeroPoint()).memory(work());
        words.step(packed.depthwise() ? DEPTHWISE : CONVOLUTION, layer);
    }

    /** The fields of {@code inkling_window}. */
    static Words window(Window window, Shape in, Shape out) {
        return new Words().add(in.dim(1), in.dim(2), in.dim(3), window.kernelHeight(), window.kernelWidth(), window.strideHeight(),
                window.strideWidth(), window.dilationHeight(), window.dilationWidth(), window.padTop(), window.padLeft(), out.dim(1),
                out.dim(2));
    }

    private void pool(Operator.Unary pool, Window window, boolean maximum, int low, int high) {
        if (window.dilationHeight() != 1 || window.dilationWidth() != 1) {
            throw new IllegalArgumentException("no WebAssembly form of a dilated " + pool.kind());
        }
        Shape in = shape(pool.input());
        workBytes = Math.max(workBytes, Integer.BYTES * in.dim(3));
        words.step(POOL, inOut(pool).append(window(window, in, shape(pool.output()))).add(maximum ? 1 : 0, low, high).memory(work()));
    }

    /** A mean is a depthwise convolution of the whole image with ones. */
    private void mean(Operator.GlobalMean mean) {
        linear(mean, PackedLinear.mean(shape(mean.input()), quantization(mean.input()), quantization(mean.output())), Byte.MIN_VALUE,
                Byte.MAX_VALUE);
    }

    private void add(Operator.Add add) {
        Quantization to = quantization(add.output());
        AddScaling scaling = AddScaling.of(quantization(add.left()), quantization(add.right()), to);
        words.step(ADD, new Words().memory(offset(add.left())).memory(offset(add.right())).memory(offset(add.output()))
                .add(shape(add.output()).size(), scaling.left(), scaling.right(), scaling.offset(), scaling.shift(),
                        add.activation().low(to), add.activation().high(to)));
    }

    private void softmax(Operator.Softmax softmax) {
        SoftmaxTable table = new SoftmaxTable(quantization(softmax.input()), softmax.beta());
        Shape shape = shape(softmax.output());
        words.step(SOFTMAX, inOut(softmax).add(shape.size() / shape.dim(-1), shape.dim(-1), constants.add(table.fine()),
                constants.add(table.coarse())));
    }

    private void lookup(Operator operator, byte[] table) {
        words.step(LOOKUP, inOut(operator).add(shape(operator.output()).size(), constants.add(table)));
    }

    /** Every int8 value under another quantisation, clamped. */
    private byte[] table(Operator.Unary operator, int low, int high) {
        Quantization from = quantization(operator.input());
        Quantization to = quantization(operator.output());
        Requantizer requantizer = Requantizer.of((double) from.scale() / to.scale());
        byte[] table = new byte[256];
        for (int x = Byte.MIN_VALUE; x <= Byte.MAX_VALUE; x++) {
            int value = requantizer.apply(x - from.zeroPoint(), 0, to.zeroPoint());
            table[x - Byte.MIN_VALUE] = (byte) Math.max(low, Math.min(high, value));
        }
        return table;
    }

    private void concat(Operator.Concat concat) {
        Shape out = shape(concat.output());
        int inner = 1;
        for (int d = concat.axis() + 1; d < out.rank(); d++) {
            inner *= out.dim(d);
        }
        int row = out.dim(concat.axis()) * inner;
        int at = offset(concat.output());
        for (int input : concat.inputs()) {
            int width = shape(input).dim(concat.axis()) * inner;
            words.step(COPY, new Words().memory(offset(input)).memory(at).add(width, out.size() / row, width, row, 1, 0, 0));
            at += width;
        }
    }

    private void pad(Operator.Pad pad) {
        Shape in = shape(pad.input());
        Shape out = shape(pad.output());
        int zero = constants.add(new byte[]{ (byte) quantization(pad.output()).zeroPoint() });
        words.step(COPY, new Words().add(zero).memory(offset(pad.output())).add(1, out.size(), 0, 1, 1, 0, 0));
        List<Integer> extents = new ArrayList<>();
        List<Integer> inSteps = new ArrayList<>();
        List<Integer> outSteps = new ArrayList<>();
        int to = 0;
        int inStep = 1;
        int outStep = 1;
        for (int d = in.rank() - 1; d >= 0; d--) {
            extents.add(0, in.dim(d));
            inSteps.add(0, inStep);
            outSteps.add(0, outStep);
            to += pad.before().get(d) * outStep;
            inStep *= in.dim(d);
            outStep *= out.dim(d);
        }
        while (extents.size() < COPY_DIMENSIONS) {
            extents.add(0, 1);
            inSteps.add(0, 0);
            outSteps.add(0, 0);
        }
        pieces(offset(pad.input()), offset(pad.output()) + to, extents, inSteps, outSteps);
    }

    /** Copies a block of any number of dimensions: the last is a piece, the two before it are loops, the others are written out. */
    private void pieces(int from, int to, List<Integer> extents, List<Integer> inSteps, List<Integer> outSteps) {
        int n = extents.size();
        if (n == COPY_DIMENSIONS) {
            words.step(COPY, new Words().memory(from).memory(to).add(extents.get(2), extents.get(1), inSteps.get(1), outSteps.get(1),
                    extents.get(0), inSteps.get(0), outSteps.get(0)));
            return;
        }
        for (int i = 0; i < extents.get(0); i++) {
            pieces(from + i * inSteps.get(0), to + i * outSteps.get(0), extents.subList(1, n), inSteps.subList(1, n),
                    outSteps.subList(1, n));
        }
    }

    private void resize(Operator.ResizeNearest resize) {
        Shape in = shape(resize.input());
        Shape out = shape(resize.output());
        words.step(RESIZE, inOut(resize).add(in.dim(2), in.dim(3), out.dim(1), constants.add(sources(resize, in.dim(1), out.dim(1))),
                out.dim(2), constants.add(sources(resize, in.dim(2), out.dim(2)))));
    }

    /** TensorFlow's rule for the input index of each output index, in float32 as there. */
    private static int[] sources(Operator.ResizeNearest resize, int input, int output) {
        float scale = resize.alignCorners() && output > 1 ? (input - 1) / (float) (output - 1) : input / (float) output;
        int[] sources = new int[output];
        for (int i = 0; i < output; i++) {
            float position = (i + (resize.halfPixelCenters() ? 0.5f : 0f)) * scale;
            int nearest = (int) Math.floor(resize.alignCorners() ? position + 0.5f : position);
            sources[i] = Math.max(0, Math.min(nearest, input - 1));
        }
        return sources;
    }
}
