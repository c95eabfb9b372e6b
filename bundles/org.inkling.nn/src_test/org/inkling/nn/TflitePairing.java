package org.inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;

/** An int8 network run by TensorFlow Lite and by both of our arithmetics on the same rows. */
final class TflitePairing {

    private int rows;
    private int sameClass;
    private int values;
    private int within2;

    /** TFLite's bits in compatible arithmetic, tensor by tensor; the device's arithmetic is counted. */
    void compare(String name, Network network, byte[] file, List<byte[]> inputs) {
        Int8Executor tflite = new Int8Executor(network, Rounding.TFLITE);
        Int8Executor device = new Int8Executor(network);
        try (LiteRuntime real = new LiteRuntime(file)) {
            for (byte[] input : inputs) {
                byte[] expected = real.run(input);
                assertArrayEquals(expected, tflite.run(input), name + ": not TensorFlow Lite's bits");
                count(expected, device.run(input));
            }
        }
    }

    private void count(byte[] expected, byte[] actual) {
        rows++;
        sameClass += largest(expected) == largest(actual) ? 1 : 0;
        for (int i = 0; i < expected.length; i++) {
            values++;
            within2 += Math.abs(expected[i] - actual[i]) <= 2 ? 1 : 0;
        }
    }

    double sameClass() {
        return (double) sameClass / rows;
    }

    double within2() {
        return (double) within2 / values;
    }

    static List<byte[]> quantized(Network network, List<float[]> rows) {
        Quantization q = network.inputTensor().quantized();
        return rows.stream().map(row -> {
            byte[] bytes = new byte[row.length];
            for (int i = 0; i < row.length; i++) {
                bytes[i] = q.quantize(row[i]);
            }
            return bytes;
        }).toList();
    }

    static int largest(byte[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
