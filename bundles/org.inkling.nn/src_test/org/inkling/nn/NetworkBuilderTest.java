package org.inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NetworkBuilderTest {

    private static List<String> kinds(Network network) {
        return network.operators().stream().map(Operator::kind).toList();
    }

    @Test
    void denseLayerByHand() {
        Network network = new NetworkBuilder(2).dense(new float[]{ 1, 2, -3, 4 }, new float[]{ 0.5f, -1 }, Activation.RELU).build();
        assertArrayEquals(new float[]{ 5.5f, 4 }, new FloatExecutor(network).run(new float[]{ 1, 2 }), 1e-6f);
        assertArrayEquals(new float[]{ 0.5f, 0 }, new FloatExecutor(network).run(new float[]{ 0, 0 }), 1e-6f);
    }

    @Test
    void conv1dByHand() {
        // SAME, kernel 3: the ends see one zero; 1·x[-1] + 2·x[0] + 3·x[1].
        Network network = new NetworkBuilder(4, 1).conv1d(new float[]{ 1, 2, 3 }, new float[]{ 10 }, 3, 1, true, Activation.NONE).build();
        assertArrayEquals(new float[]{ 18, 24, 30, 21 }, new FloatExecutor(network).run(new float[]{ 1, 2, 3, 4 }), 1e-6f);
    }

    @Test
    void keywordNetworkHasTheShapesAndMacsOfTheLab() {
        Network network = RandomNetworks.keyword(new Random(1));
        // 25,824: multiply-accumulates of the shared net_b, the same architecture.
        assertEquals(25_824, network.macs());
        assertEquals(List.of("reshape", "conv2d", "max_pool2d", "conv2d", "max_pool2d", "reshape", "fully_connected", "softmax"),
                kinds(network));
    }

    @Test
    void batchNormalisationDisappearsIntoTheLayerBefore() {
        Random r = new Random(3);
        float[] w = RandomNetworks.gaussian(r, 6 * 9 * 2, 1);
        float[] bias = RandomNetworks.gaussian(r, 6, 1);
        float[][] bn = statistics(r, 6);
        Network folded = new NetworkBuilder(8, 8, 2).conv2d(w, bias, 3, 3, 1, 1, true, Activation.NONE)
                .batchNormalization(bn[0], bn[1], bn[2], bn[3], 1e-3f).relu().build();
        assertEquals(List.of("conv2d"), kinds(folded));
        float[] x = RandomNetworks.gaussian(r, 128, 1);
        float[] plain = new FloatExecutor(new NetworkBuilder(8, 8, 2).conv2d(w, bias, 3, 3, 1, 1, true, Activation.NONE).build()).run(x);
        assertArrayEquals(normalised(plain, bn, true), new FloatExecutor(folded).run(x), 1e-4f);
    }

    @Test
    void batchNormalisationDisappearsIntoTheDenseLayerAfterFlatten() {
        Random r = new Random(4);
        float[][] bn = statistics(r, 3);
        float[] w = RandomNetworks.gaussian(r, 4 * 15, 1);
        float[] bias = RandomNetworks.gaussian(r, 4, 1);
        Network folded = new NetworkBuilder(5, 3).batchNormalization(bn[0], bn[1], bn[2], bn[3], 1e-3f).flatten()
                .dense(w, bias, Activation.NONE).build();
        assertEquals(List.of("reshape", "fully_connected"), kinds(folded));
        float[] x = RandomNetworks.gaussian(r, 15, 1);
        float[] expected = new FloatExecutor(new NetworkBuilder(15).dense(w, bias, Activation.NONE).build()).run(normalised(x, bn, false));
        assertArrayEquals(expected, new FloatExecutor(folded).run(x), 1e-4f);
    }

    @Test
    void batchNormalisationBeforePaddingStays() {
        Random r = new Random(5);
        float[][] bn = statistics(r, 3);
        float[] w = RandomNetworks.gaussian(r, 4 * 27, 1);
        Network kept = new NetworkBuilder(5, 5, 3).batchNormalization(bn[0], bn[1], bn[2], bn[3], 1e-3f)
                .conv2d(w, new float[4], 3, 3, 1, 1, true, Activation.NONE).build();
        assertEquals(List.of("depthwise_conv2d", "conv2d"), kinds(kept));
        float[] x = RandomNetworks.gaussian(r, 75, 1);
        float[] expected = new FloatExecutor(new NetworkBuilder(5, 5, 3).conv2d(w, new float[4], 3, 3, 1, 1, true, Activation.NONE).build())
                .run(normalised(x, bn, false));
        assertArrayEquals(expected, new FloatExecutor(kept).run(x), 1e-4f);
    }

    @Test
    void kerasLayoutsAreTurned() {
        assertArrayEquals(new float[]{ 1, 4, 2, 5, 3, 6 }, Layouts.dense(new float[]{ 1, 2, 3, 4, 5, 6 }, 2, 3));
        assertArrayEquals(new float[]{ 0, 2, 4, 6, 1, 3, 5, 7 }, Layouts.conv1d(new float[]{ 0, 1, 2, 3, 4, 5, 6, 7 }, 2, 2, 2));
    }

    @Test
    void misfitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NetworkBuilder(3).dense(new float[5], new float[2], Activation.NONE));
        assertThrows(IllegalArgumentException.class, () -> new NetworkBuilder(3, 3, 1).maxPool2d(4, 4, 1, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new NetworkBuilder(3)
                .conv2d(new float[9], new float[1], 3, 3, 1, 1, true, Activation.NONE));
        assertThrows(IllegalArgumentException.class, () -> new NetworkBuilder(4, 0));
    }

    private static float[][] statistics(Random r, int channels) {
        float[] variance = RandomNetworks.gaussian(r, channels, 1);
        for (int c = 0; c < channels; c++) {
            variance[c] = variance[c] * variance[c] + 0.1f;
        }
        return new float[][]{ RandomNetworks.gaussian(r, channels, 1), RandomNetworks.gaussian(r, channels, 1),
                RandomNetworks.gaussian(r, channels, 1),
                variance };
    }

    private static float[] normalised(float[] x, float[][] bn, boolean relu) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i % bn[0].length;
            y[i] = (float) (bn[0][c] * (x[i] - bn[2][c]) / Math.sqrt(bn[3][c] + 1e-3) + bn[1][c]);
            y[i] = relu ? Math.max(0, y[i]) : y[i];
        }
        return y;
    }
}
