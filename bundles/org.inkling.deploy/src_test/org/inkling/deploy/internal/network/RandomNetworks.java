package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.inkling.api.OperationException;
import org.inkling.nn.Activation;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Quantizer;
import org.inkling.nn.QuantizerOptions;
import org.inkling.nn.Shape;
import org.inkling.nn.Tensor;
import org.inkling.nn.Window;

/** Int8 networks with random weights that between them have every operator, odd sizes and both kinds of scales. */
final class RandomNetworks {

    private final Random random = new Random(42);
    private final List<Network> networks = new ArrayList<>();
    private final List<Network> floats = new ArrayList<>();

    private RandomNetworks() {
    }

    static List<Network> all() throws OperationException {
        RandomNetworks made = new RandomNetworks();
        made.dense();
        made.sequences();
        made.images();
        made.branches();
        made.separable();
        made.ends();
        return made.networks;
    }

    /** The same networks before they are quantised. */
    static List<Network> float32() throws OperationException {
        RandomNetworks made = new RandomNetworks();
        made.dense();
        made.sequences();
        made.images();
        made.branches();
        made.separable();
        made.floats.add(new Network(List.of(Tensor.float32("in", Shape.of(1, 5, 3, 6)), Tensor.float32("mean", Shape.of(1, 6))),
                List.of(new Operator.GlobalMean(0, 1)), 0, 1));
        return made.floats;
    }

    private void dense() throws OperationException {
        for (int[] sizes : new int[][]{ { 33, 20, 10, 3 }, { 1, 1 }, { 5, 7, 2 }, { 64, 32, 4 }, { 130, 3 } }) {
            NetworkBuilder net = new NetworkBuilder(sizes[0]);
            for (int i = 1; i < sizes.length; i++) {
                dense(net, sizes[i], i + 1 < sizes.length ? Activation.RELU : Activation.NONE);
            }
            add(net.softmax());
        }
    }

    private void sequences() throws OperationException {
        for (boolean same : new boolean[]{ true, false }) {
            NetworkBuilder net = new NetworkBuilder(50, 3);
            net.conv1d(weights(7 * 3 * 3), weights(7), 3, 1, same, Activation.RELU).maxPool1d(2, 2, same);
            net.conv1d(weights(4 * 5 * 7), weights(4), 5, 2, same, Activation.RELU6).flatten();
            add(dense(net, 6, Activation.NONE).softmax());
        }
    }

    private void images() throws OperationException {
        for (boolean same : new boolean[]{ true, false }) {
            for (int stride : new int[]{ 1, 2 }) {
                NetworkBuilder net = new NetworkBuilder(13, 11, 2);
                net.conv2d(weights(5 * 3 * 3 * 2), weights(5), 3, 3, stride, stride, same, Activation.RELU);
                net.depthwiseConv2d(weights(3 * 3 * 10), weights(10), 3, 3, stride, 1, same, Activation.RELU6);
                net.conv2d(weights(8 * 10), weights(8), 1, 1, 1, 1, false, Activation.NONE);
                net.averagePool2d(2, 3, 2, 1, same).globalAveragePool();
                add(dense(net, 3, Activation.NONE).softmax());
            }
        }
        Window dilated = new Window(3, 2, 1, 2, 2, 3, 2, 1, 1, 0);
        NetworkBuilder net = new NetworkBuilder(9, 12, 3).conv2d(weights(4 * 3 * 2 * 3), weights(4), dilated, Activation.RELU);
        add(net.depthwiseConv2d(weights(3 * 2 * 8), weights(8), dilated, Activation.NONE).maxPool2d(3, 3, 2, 2, true).relu());
    }

    private void branches() throws OperationException {
        NetworkBuilder net = new NetworkBuilder(8, 8, 4);
        int input = net.current();
        net.conv2d(weights(4 * 4), weights(4), 1, 1, 1, 1, false, Activation.RELU6);
        int left = net.current();
        net.add(input, Activation.RELU);
        int sum = net.current();
        net.from(left).maxPool2d(3, 3, 1, 1, true).concat(-1, sum, left).pad(1, 0, 2, 1).resizeNearest(14, 5);
        net.concat(0, net.current());
        add(net.logistic());
        NetworkBuilder twice = new NetworkBuilder(6, 6, 3);
        twice.add(twice.current(), Activation.NONE).relu();
        add(twice.pad(0, 1, 0, 0).conv2d(weights(2 * 9 * 3), weights(2), 3, 3, 2, 2, false, Activation.NONE));
    }

    /** Inverted residuals and what else runs row by row: widths and heights, odd and even, that leave rests of all sizes. */
    private void separable() throws OperationException {
        for (int[] size : new int[][]{ { 13, 7, 3 }, { 8, 24, 1 }, { 5, 3, 4 }, { 9, 5, 6 }, { 2, 1, 8 } }) {
            NetworkBuilder net = new NetworkBuilder(size);
            net.conv2d(weights(8 * 9 * size[2]), weights(8), 3, 3, 1, 1, true, Activation.RELU6);
            separable(net, 8, 6, 1, Activation.RELU6);
            int block = net.current();
            net.conv2d(weights(10 * 6), weights(10), 1, 1, 1, 1, false, Activation.RELU);
            separable(net, 10, 6, 1, Activation.RELU).add(block, Activation.NONE);
            net.conv2d(weights(12 * 6), weights(12), 1, 1, 1, 1, false, Activation.RELU6);
            separable(net, 12, 8, 2, Activation.RELU6);
            separable(net, 8, 5, 1, Activation.RELU);
            add(net);
        }
        NetworkBuilder net = separable(new NetworkBuilder(6, 18, 4), 4, 4, 2, Activation.RELU);
        int block = net.current();
        separable(net, 4, 4, 1, Activation.RELU);
        net.add(block, Activation.RELU).conv2d(weights(16 * 3 * 3 * 4), weights(16), 3, 3, 1, 1, true, Activation.RELU);
        add(separable(net, 16, 3, 2, Activation.RELU).globalAveragePool());
    }

    private NetworkBuilder separable(NetworkBuilder net, int from, int to, int stride, Activation activation) {
        net.depthwiseConv2d(weights(9 * from), weights(from), 3, 3, stride, stride, true, activation);
        return net.conv2d(weights(to * from), weights(to), 1, 1, 1, 1, false, Activation.NONE);
    }

    /** Operators that only an imported model has: mean and a change of quantisation, a reshape at the end. */
    private void ends() {
        Quantization from = new Quantization(0.05f, 11);
        Quantization to = new Quantization(0.031f, -7);
        List<Tensor> tensors = List.of(Tensor.int8("in", Shape.of(1, 5, 3, 6), from), Tensor.int8("mean", Shape.of(1, 6), to),
                Tensor.int8("relu", Shape.of(1, 6), from), Tensor.int8("again", Shape.of(1, 6), to),
                Tensor.int8("out", Shape.of(1, 2, 3), to));
        networks.add(new Network(tensors, List.of(new Operator.GlobalMean(0, 1), new Operator.Relu(1, 2, Activation.RELU6),
                new Operator.Requantize(2, 3), new Operator.Reshape(3, 4)), 0, 4));
        networks.add(new Network(List.of(Tensor.int8("in", Shape.of(1, 4), from), Tensor.int8("out", Shape.of(1, 2, 2), from)),
                List.of(new Operator.Reshape(0, 1)), 0, 1));
    }

    private NetworkBuilder dense(NetworkBuilder net, int units, Activation activation) {
        int inputs = net.shape()[net.shape().length - 1];
        return net.dense(weights(units * inputs), weights(units), activation);
    }

    private float[] weights(int count) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) random.nextGaussian() * 0.4f;
        }
        return weights;
    }

    /** Quantised with one scale per channel and with one per layer. */
    private void add(NetworkBuilder net) throws OperationException {
        Network network = net.build();
        floats.add(network);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(weights(network.inputTensor().shape().size()));
        }
        networks.add(Quantizer.quantize(network, rows));
        networks.add(Quantizer.quantize(network, rows, new QuantizerOptions(false, 0.9)));
    }
}
