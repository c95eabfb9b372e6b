package org.inkling.nn;

import static org.inkling.nn.RandomNetworks.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.junit.jupiter.api.Test;

/** What is written runs in the real TensorFlow Lite 2.18, and our executors agree with it. */
class TfliteParityTest {

    private static final Map<String, Function<Random, Network>> NETWORKS = new LinkedHashMap<>();

    static {
        NETWORKS.put("dense", RandomNetworks::dense);
        NETWORKS.put("keyword", RandomNetworks::keyword);
        NETWORKS.put("image", RandomNetworks::image);
        NETWORKS.put("dense with rows", r -> new NetworkBuilder(7, 6).dense(gaussian(r, 30, 0.4), gaussian(r, 5, 0.3), Activation.RELU)
                .flatten().dense(gaussian(r, 35 * 4, 0.3), gaussian(r, 4, 0.3), Activation.RELU6).build());
        NETWORKS.put("depthwise multiplier, strides, dilation", r -> new NetworkBuilder(11, 9, 4)
                .depthwiseConv2d(gaussian(r, 9 * 12, 0.3), gaussian(r, 12, 0.3), Window.same(11, 9, 3, 3, 2, 1, 1, 1), Activation.RELU)
                .conv2d(gaussian(r, 6 * 9 * 12, 0.1), gaussian(r, 6, 0.3), Window.same(6, 9, 3, 3, 1, 1, 2, 2), Activation.NONE)
                .averagePool2d(2, 2, 2, 2, true).relu6().build());
        NETWORKS.put("probabilities joined with others", r -> {
            NetworkBuilder b = new NetworkBuilder(12).dense(gaussian(r, 48, 0.5), gaussian(r, 4, 0.3), Activation.NONE);
            int logits = b.current();
            int probabilities = b.softmax().current();
            int sigmoid = b.from(logits).logistic().current();
            return b.from(logits).concat(-1, probabilities, sigmoid).dense(gaussian(r, 36, 0.5), gaussian(r, 3, 0.3), Activation.NONE)
                    .softmax().build();
        });
        NETWORKS.put("pad, relu of a sum read twice", r -> {
            NetworkBuilder b = new NetworkBuilder(6, 6, 2).pad(1, 0, 2, 1);
            int padded = b.current();
            b.maxPool2d(2, 2, 1, 1, true).add(padded, Activation.NONE);
            int sum = b.current();
            b.relu().add(sum, Activation.RELU6);
            return b.resizeNearest(5, 13).build();
        });
    }

    /** Reading numbers tensors in the order of their use; from then on a file stays the same, byte by byte. */
    private static void assertStable(byte[] file) throws OperationException {
        byte[] once = TfliteWriter.write(TfliteReader.read(file, Location.of("once")));
        assertArrayEquals(once, TfliteWriter.write(TfliteReader.read(once, Location.of("twice"))));
    }

    @Test
    void float32AgreesWithTensorFlowLite() throws Exception {
        for (Map.Entry<String, Function<Random, Network>> entry : NETWORKS.entrySet()) {
            Random random = new Random(11);
            Network network = entry.getValue().apply(random);
            byte[] file = TfliteWriter.write(network);
            assertStable(file);
            FloatExecutor executor = new FloatExecutor(network);
            try (LiteRuntime real = new LiteRuntime(file)) {
                for (float[] row : RandomNetworks.rows(random, 20, executor.inputSize())) {
                    assertArrayEquals(real.run(row), executor.run(row), 1e-5f, entry.getKey());
                }
            }
        }
    }

    @Test
    void int8AgreesWithTensorFlowLite() throws Exception {
        TflitePairing pairing = new TflitePairing();
        for (Map.Entry<String, Function<Random, Network>> entry : NETWORKS.entrySet()) {
            for (int seed = 0; seed < 5; seed++) {
                Random random = new Random(seed);
                Network network = entry.getValue().apply(random);
                List<float[]> rows = RandomNetworks.rows(random, 100, network.inputTensor().shape().size());
                for (QuantizerOptions options : List.of(QuantizerOptions.DEFAULT, new QuantizerOptions(false, 0.999))) {
                    Network int8 = Quantizer.quantize(network, rows.subList(0, 60), options);
                    byte[] file = TfliteWriter.write(int8);
                    assertStable(file);
                    pairing.compare(entry.getKey(), int8, file, TflitePairing.quantized(int8, rows));
                }
            }
        }
        // The bounds of the issue: 2 units at the output, the same class on 99.5 %. Random networks are undecided more often than trained
        // ones.
        assertTrue(pairing.within2() >= 0.995, "within 2: " + pairing.within2());
        assertTrue(pairing.sameClass() >= 0.995, "same class: " + pairing.sameClass());
    }

    @Test
    void meanAgreesWithTensorFlowLite() throws Exception {
        Quantization from = new Quantization(0.03f, 5);
        Quantization to = new Quantization(0.011f, -20);
        for (Shape out : List.of(Shape.of(1, 6), Shape.of(1, 1, 1, 6))) {
            Network network = new Network(List.of(Tensor.int8("x", Shape.of(1, 5, 7, 6), from), Tensor.int8("y", out, to)),
                    List.of(new Operator.GlobalMean(0, 1)), 0, 1);
            Int8Executor device = new Int8Executor(network);
            Int8Executor tflite = new Int8Executor(network, Rounding.TFLITE);
            Random random = new Random(5);
            try (LiteRuntime real = new LiteRuntime(TfliteWriter.write(network))) {
                for (int i = 0; i < 200; i++) {
                    byte[] input = new byte[210];
                    random.nextBytes(input);
                    byte[] expected = real.run(input);
                    assertArrayEquals(expected, tflite.run(input));
                    byte[] actual = device.run(input);
                    for (int c = 0; c < 6; c++) {
                        assertEquals(expected[c], actual[c], 1);
                    }
                }
            }
        }
    }

    @Test
    void sharedInt8ModelsGiveTheBitsOfTensorFlowLite() throws Exception {
        for (String name : SharedModels.INT8) {
            byte[] file = SharedModels.bytes(name);
            Network network = TfliteReader.read(file, Location.of(name));
            Random random = new Random(7);
            List<byte[]> inputs = new ArrayList<>();
            for (int i = 0; i < (network.macs() > 1_000_000 ? 4 : 200); i++) {
                byte[] input = new byte[network.inputTensor().shape().size()];
                random.nextBytes(input);
                inputs.add(input);
            }
            TflitePairing pairing = new TflitePairing();
            pairing.compare(name, network, file, inputs);
            pairing.compare(name + " written again", network, TfliteWriter.write(network), inputs);
            if (network.macs() < 100_000) {
                assertTrue(pairing.sameClass() >= 0.995, name + " same class: " + pairing.sameClass());
            }
        }
    }

    @Test
    void sharedFloat32ModelRuns() throws Exception {
        byte[] file = SharedModels.bytes(SharedModels.FLOAT32);
        Network network = TfliteReader.read(file, Location.of(SharedModels.FLOAT32));
        FloatExecutor executor = new FloatExecutor(network);
        try (LiteRuntime original = new LiteRuntime(file); LiteRuntime written = new LiteRuntime(TfliteWriter.write(network))) {
            for (float[] row : RandomNetworks.rows(new Random(3), 10, executor.inputSize())) {
                float[] output = executor.run(row);
                assertArrayEquals(written.run(row), output, 1e-4f);
                // The file holds int8 weights, for which TensorFlow Lite quantises each input on the fly: only near.
                assertArrayEquals(original.run(row), output, 0.1f);
            }
        }
    }

    @Test
    void floatEndsCarryRealNumbers() throws Exception {
        Random random = new Random(8);
        Network network = RandomNetworks.dense(random);
        List<float[]> rows = RandomNetworks.rows(random, 100, 33);
        Network int8 = Quantizer.quantize(network, rows);
        byte[] file = TfliteWriter.write(int8, true);
        assertArrayEquals(TfliteWriter.write(int8), TfliteWriter.write(TfliteReader.read(file, Location.of("ends"))), "the ends fall away");
        Int8Executor executor = new Int8Executor(int8, Rounding.TFLITE);
        float[] output = new float[3];
        try (LiteRuntime real = new LiteRuntime(file)) {
            for (float[] row : rows) {
                executor.run(row, output);
                // Half units of the input are rounded up here, away from zero there.
                assertArrayEquals(real.run(row), output, 2.5f / 256);
            }
        }
    }
}
