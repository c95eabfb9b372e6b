package org.inkling.calibration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.inkling.api.OperationException;
import org.inkling.nn.Activation;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteReader;

/** Networks that are measured: the shared models, by the names of the table, and random ones that have every kind of layer in several sizes. */
final class Networks {

    private final Random random = new Random(11);
    private final Map<String, Network> made = new LinkedHashMap<>();

    private boolean float32 = true;

    private Networks() {
    }

    /** The shared models. */
    static Map<String, Network> models(Path shared) throws OperationException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("net_a 33-20-10-3", "lab-nets/net_a");
        files.put("net_b keyword conv1d", "lab-nets/net_b");
        files.put("net_c MobileNetV2 0.35 96×96×1", "lab-nets/net_c");
        files.put("net_c3, three colours", "lab-nets/net_c3");
        files.put("MLPerf Tiny VWW", "mlperf-tiny/vww_96_int8");
        files.put("MLPerf Tiny KWS", "mlperf-tiny/kws_ref_model");
        files.put("MLPerf Tiny IC", "mlperf-tiny/pretrainedResnet_quant");
        files.put("MLPerf Tiny AD", "mlperf-tiny/ad01_int8");
        files.put("MLPerf Tiny KWS, float32", "mlperf-tiny/kws_ref_model_float32");
        Map<String, Network> models = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = shared.resolve("models").resolve(file.getValue() + ".tflite");
            if (Files.exists(path)) {
                models.put(file.getKey(), Fusion.padding(TfliteReader.read(path)));
            }
        }
        return models;
    }

    /** Random ones. @param small only those that fit a processor with 8 KB */
    static Map<String, Network> random(boolean small) throws OperationException {
        Networks networks = new Networks();
        networks.dense();
        networks.sequences();
        networks.smallImages();
        networks.repeated();
        if (!small) {
            networks.float32 = false;
            networks.wideDense();
            networks.images();
            networks.mobile();
        }
        return networks.made;
    }

    private void dense() throws OperationException {
        for (int[] sizes : new int[][]{ { 33, 20, 10, 3 }, { 3, 2 }, { 12, 7, 5, 2 }, { 64, 32, 4 }, { 100, 16, 16, 6 } }) {
            NetworkBuilder net = new NetworkBuilder(sizes[0]);
            for (int i = 1; i < sizes.length; i++) {
                dense(net, sizes[i], i + 1 < sizes.length ? Activation.RELU : Activation.NONE);
            }
            add(net.softmax());
        }
    }

    private void wideDense() throws OperationException {
        NetworkBuilder net = new NetworkBuilder(390);
        dense(net, 60, Activation.RELU);
        dense(net, 60, Activation.RELU6);
        add(dense(net, 12, Activation.NONE).logistic());
    }

    private void sequences() throws OperationException {
        for (int[] size : new int[][]{ { 50, 3, 8, 4, 3 }, { 40, 6, 4, 12, 5 }, { 25, 13, 8, 16, 3 } }) {
            for (boolean same : new boolean[]{ true, false }) {
                NetworkBuilder net = new NetworkBuilder(size[0], size[1]);
                net.conv1d(weights(size[2] * size[4] * size[1]), weights(size[2]), size[4], 1, same, Activation.RELU).maxPool1d(2, 2, same);
                net.conv1d(weights(size[3] * size[4] * size[2]), weights(size[3]), size[4], 2, same, Activation.RELU6).flatten();
                add(dense(net, 6, Activation.NONE).softmax());
            }
        }
    }

    private void smallImages() throws OperationException {
        for (int stride : new int[]{ 1, 2 }) {
            NetworkBuilder net = new NetworkBuilder(12, 10, 2);
            conv(net, 8, 3, stride, Activation.RELU);
            depthwise(net, 1, Activation.RELU6);
            conv(net, 6, 1, 1, Activation.NONE);
            int before = net.current();
            depthwise(net, 1, Activation.RELU6);
            conv(net, 6, 1, 1, Activation.NONE);
            net.add(before, Activation.RELU).averagePool2d(2, 2, 2, 2, true).globalAveragePool();
            add(dense(net, 3, Activation.NONE).softmax());
        }
        NetworkBuilder net = new NetworkBuilder(8, 8, 4);
        conv(net, 4, 3, 1, Activation.RELU);
        int left = net.current();
        net.maxPool2d(3, 3, 1, 1, true).concat(-1, left).pad(1, 0, 2, 1).resizeNearest(14, 5).maxPool2d(2, 2, 2, 2, true);
        add(net.relu());
        NetworkBuilder odd = new NetworkBuilder(9, 9, 3);
        conv(odd, 5, 3, 1, Activation.RELU);
        conv(odd, 3, 1, 1, Activation.NONE);
        odd.averagePool2d(3, 3, 3, 3, false).logistic();
        add(odd.flatten());
    }

    private void images() throws OperationException {
        for (int[] size : new int[][]{ { 32, 3, 16, 16 }, { 16, 16, 32, 32 }, { 24, 1, 8, 12 }, { 8, 48, 64, 64 } }) {
            NetworkBuilder net = new NetworkBuilder(size[0], size[0], size[1]);
            conv(net, size[2], 3, 1, Activation.RELU);
            net.maxPool2d(2, 2, 2, 2, true);
            conv(net, size[3], 3, 1, Activation.RELU);
            int before = net.current();
            conv(net, size[3], 3, 1, Activation.NONE);
            net.add(before, Activation.RELU);
            conv(net, 2 * size[3], 3, 2, Activation.RELU6);
            net.averagePool2d(2, 2, 2, 2, false).flatten();
            add(dense(net, 10, Activation.NONE).softmax());
        }
    }

    /** Kernels that are called more than once, which compilers treat otherwise than those called once. */
    private void repeated() throws OperationException {
        for (int[] size : new int[][]{ { 16, 4, 3 }, { 12, 8, 2 }, { 20, 6, 3 } }) {
            NetworkBuilder net = new NetworkBuilder(size[0], size[0], size[1]);
            int input = net.current();
            net.maxPool2d(size[2], size[2], 1, 1, true).add(input, Activation.RELU);
            net.averagePool2d(3, 3, 1, 1, true).maxPool2d(2, 1, 2, 1, true).averagePool2d(1, 2, 1, 2, true);
            int half = net.current();
            net.logistic().add(half, Activation.NONE).concat(-1, half).relu6().maxPool2d(1, 2, 1, 2, false);
            depthwise(net, 1, Activation.RELU);
            add(net.pad(1, 1, 1, 1).resizeNearest(9, 9).pad(0, 1, 0, 1).resizeNearest(12, 7));
        }
    }

    /** Inverted residuals and separable convolutions, thin and wide, large and small. */
    private void mobile() throws OperationException {
        for (int[] size : new int[][]{ { 32, 8, 48, 8 }, { 20, 16, 96, 16 }, { 12, 24, 144, 24 }, { 7, 56, 336, 112 }, { 40, 8, 16, 8 } }) {
            NetworkBuilder net = new NetworkBuilder(size[0], size[0], size[1]);
            int before = net.current();
            conv(net, size[2], 1, 1, Activation.RELU6);
            depthwise(net, 1, Activation.RELU6);
            conv(net, size[1], 1, 1, Activation.NONE);
            net.add(before, Activation.NONE);
            conv(net, size[2], 1, 1, Activation.RELU6);
            depthwise(net, 2, Activation.RELU6);
            conv(net, size[3], 1, 1, Activation.NONE);
            net.globalAveragePool();
            add(dense(net, 4, Activation.NONE).softmax());
        }
        for (int[] size : new int[][]{ { 25, 32 }, { 12, 64 }, { 6, 128 } }) {
            NetworkBuilder net = new NetworkBuilder(size[0], size[0], size[1]);
            depthwise(net, 1, Activation.RELU);
            conv(net, size[1], 1, 1, Activation.RELU);
            depthwise(net, 2, Activation.RELU);
            conv(net, 2 * size[1], 1, 1, Activation.RELU);
            add(net);
        }
    }

    private void conv(NetworkBuilder net, int channels, int kernel, int stride, Activation activation) {
        int in = net.shape()[net.shape().length - 1];
        net.conv2d(weights(channels * kernel * kernel * in), weights(channels), kernel, kernel, stride, stride, true, activation);
    }

    private void depthwise(NetworkBuilder net, int stride, Activation activation) {
        int in = net.shape()[net.shape().length - 1];
        net.depthwiseConv2d(weights(9 * in), weights(in), 3, 3, stride, stride, true, activation);
    }

    private NetworkBuilder dense(NetworkBuilder net, int units, Activation activation) {
        int inputs = net.shape()[net.shape().length - 1];
        return net.dense(weights(units * inputs), weights(units), activation);
    }

    private float[] weights(int count) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (random.nextGaussian() / Math.sqrt(Math.min(count, 64)));
        }
        return weights;
    }

    private void add(NetworkBuilder net) throws OperationException {
        Network network = net.build();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            float[] row = new float[network.inputTensor().shape().size()];
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) random.nextGaussian();
            }
            rows.add(row);
        }
        made.put("random " + made.size(), Fusion.padding(Quantizer.quantize(network, rows)));
        if (float32) {
            made.put("random " + made.size() + ", float32", Fusion.padding(network));
        }
    }
}
