package org.inkling.nn;

import static org.inkling.nn.RandomNetworks.gaussian;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.inkling.api.OperationException;
import org.junit.jupiter.api.Test;

class QuantizerTest {

    @Test
    void activationsCoverTheCalibrationRows() throws Exception {
        Network network = new NetworkBuilder(2).dense(new float[]{ 1, 0, 0, 1 }, new float[2], Activation.RELU).build();
        Network int8 = Quantizer.quantize(network, List.of(new float[]{ -1, 2 }, new float[]{ 0.5f, 4.1f }));
        // Range −1 … 4.1: scale 5.1 / 255, zero point −128 + 1 / 0.02.
        assertEquals(0.02f, int8.inputTensor().quantized().scale(), 1e-7f);
        assertEquals(-78, int8.inputTensor().quantized().zeroPoint());
        assertEquals(new Quantization(4.1f / 255, -128), int8.outputTensor().quantized());
    }

    @Test
    void weightsAreSymmetricPerChannel() throws Exception {
        Network network = new NetworkBuilder(2).dense(new float[]{ 1, -0.4f, 0.02f, 0.254f }, new float[]{ 0.1f, 0 }, Activation.NONE)
                .build();
        List<float[]> rows = List.of(new float[]{ -1, 1 }, new float[]{ 1, 1 });
        Constant weights = ((Operator.FullyConnected) Quantizer.quantize(network, rows).operators().get(0)).weights();
        assertEquals(List.of((byte) 127, (byte) -51, (byte) 10, (byte) 127),
                List.of(weights.bytes()[0], weights.bytes()[1], weights.bytes()[2], weights.bytes()[3]));
        assertEquals(1f / 127, weights.scales()[0], 1e-9f);
        assertEquals(0.002f, weights.scales()[1], 1e-9f);
        Constant whole = ((Operator.FullyConnected) Quantizer.quantize(network, rows, new QuantizerOptions(false, 1)).operators().get(0))
                .weights();
        assertEquals(1, whole.scales().length);
    }

    @Test
    void quantisedNetworkStaysNearTheFloat32One() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Network network = RandomNetworks.keyword(random);
            List<float[]> rows = RandomNetworks.rows(random, 200, 650);
            FloatExecutor exact = new FloatExecutor(network);
            Int8Executor int8 = new Int8Executor(Quantizer.quantize(network, rows.subList(0, 100)));
            float[] expected = new float[3];
            float[] actual = new float[3];
            double error = 0;
            for (float[] row : rows) {
                exact.run(row, expected);
                int8.run(row, actual);
                for (int c = 0; c < 3; c++) {
                    error += Math.abs(expected[c] - actual[c]) / 3 / rows.size();
                }
            }
            assertTrue(error < 0.03, "mean error " + error);
        }
    }

    @Test
    void coverageLeavesOutliersOut() throws Exception {
        Network network = new NetworkBuilder(1).dense(new float[]{ 1 }, new float[1], Activation.NONE).build();
        List<float[]> rows = new java.util.ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(new float[]{ i == 500 ? 1000 : i / 1000f });
        }
        assertEquals(1000f / 255, Quantizer.quantize(network, rows).inputTensor().quantized().scale(), 1e-4f);
        assertTrue(Quantizer.quantize(network, rows, new QuantizerOptions(true, 0.99)).inputTensor().quantized().scale() < 2f / 255);
        assertThrows(IllegalArgumentException.class, () -> new QuantizerOptions(true, 0.3));
    }

    @Test
    void constantRangesAndDeadChannelsAreQuantised() throws Exception {
        Random random = new Random(9);
        float[] weights = gaussian(random, 12, 1);
        // One dead channel, one whose weights are tiny beside its bias.
        java.util.Arrays.fill(weights, 0, 3, 0);
        java.util.Arrays.fill(weights, 3, 6, 1e-30f);
        Network network = new NetworkBuilder(3).dense(weights, new float[]{ 0.7f, 0.4f, 0, -50 }, Activation.RELU)
                .dense(gaussian(random, 8, 1), new float[2], Activation.NONE).softmax().build();
        List<float[]> rows = List.of(new float[3], new float[]{ 1, 0, -1 });
        Network int8 = Quantizer.quantize(network, rows);
        float[] expected = new float[2];
        float[] actual = new float[2];
        new FloatExecutor(network).run(rows.get(1), expected);
        new Int8Executor(int8).run(rows.get(1), actual);
        assertEquals(expected[0], actual[0], 0.03f);
        // All zeros, everywhere.
        Network zero = new NetworkBuilder(3).dense(new float[6], new float[2], Activation.RELU).build();
        Network quantized = Quantizer.quantize(zero, List.of(new float[3]));
        new Int8Executor(quantized).run(new float[]{ 5, 5, 5 }, actual);
        assertEquals(0, actual[0]);
    }

    @Test
    void largeWeightsThatCancelStayInRange() throws Exception {
        // The output hardly moves although one step of the input moves it far.
        Network network = new NetworkBuilder(2).dense(new float[]{ 1e6f, -1e6f }, new float[1], Activation.NONE).build();
        Network int8 = Quantizer.quantize(network, List.of(new float[]{ 1, 1 }, new float[]{ -1, -1 }));
        assertTrue(Requantizer.of((Operator.Linear) int8.operators().get(0), int8.inputTensor().quantized(),
                int8.outputTensor().quantized()).real(0) <= 256);
    }

    @Test
    void badNumbersAreNamed() {
        Network broken = new NetworkBuilder(1).dense(new float[]{ Float.NaN }, new float[1], Activation.NONE).build();
        assertEquals("nn.non-finite-weights", code(() -> Quantizer.quantize(broken, List.of(new float[1]))));
        Network fine = new NetworkBuilder(1).dense(new float[]{ 1 }, new float[1], Activation.NONE).build();
        assertEquals("nn.no-calibration", code(() -> Quantizer.quantize(fine, List.of())));
        assertEquals("nn.non-finite-activation", code(() -> Quantizer.quantize(fine, List.of(new float[]{ Float.POSITIVE_INFINITY }))));
        assertEquals("nn.scales", code(() -> Quantizer.quantize(fine, List.of(new float[2]))));
        Network huge = new NetworkBuilder(1).dense(new float[]{ 3e38f }, new float[]{ 3e38f }, Activation.NONE).build();
        assertFalse(code(() -> Quantizer.quantize(huge, List.of(new float[]{ 3e38f }))).isEmpty());
    }

    private interface Attempt {
        void run() throws OperationException;
    }

    private static String code(Attempt attempt) {
        return assertThrows(OperationException.class, attempt::run).problems().get(0).code();
    }
}
