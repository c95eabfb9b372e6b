package org.inkling.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Seeded networks and inputs for tests. */
final class RandomNetworks {

    static final List<Function<Random, Network>> ALL = List.of(RandomNetworks::dense, RandomNetworks::keyword, RandomNetworks::image);

    private RandomNetworks() {
    }

    static float[] gaussian(Random random, int count, double sigma) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * sigma);
        }
        return values;
    }

    static List<float[]> rows(Random random, int count, int size) {
        List<float[]> rows = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            float[] row = gaussian(random, size, 0.3);
            double phase = random.nextDouble() * 6;
            double frequency = random.nextDouble() * 0.3;
            for (int i = 0; i < size; i++) {
                row[i] += (float) Math.sin(phase + frequency * i);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The free-fall lab's default: 33 features, dense 20 and 10, three classes. */
    static Network dense(Random r) {
        return new NetworkBuilder(33).dense(gaussian(r, 33 * 20, 0.25), gaussian(r, 20, 0.1), Activation.RELU)
                .dense(gaussian(r, 20 * 10, 0.3), gaussian(r, 10, 0.1), Activation.RELU)
                .dense(gaussian(r, 30, 0.6), gaussian(r, 3, 0.1), Activation.NONE)
                .softmax().build();
    }

    /** Keyword spotting as in the lab: reshape, conv1d and max pooling twice, dense. */
    static Network keyword(Random r) {
        return new NetworkBuilder(650).reshape(50, 13).conv1d(gaussian(r, 8 * 39, 0.2), gaussian(r, 8, 0.1), 3, 1, true, Activation.RELU)
                .maxPool1d(2, 2, true).dropout().conv1d(gaussian(r, 16 * 24, 0.25), gaussian(r, 16, 0.1), 3, 1, true, Activation.RELU)
                .maxPool1d(2, 2, true).dropout().flatten().dense(gaussian(r, 3 * 208, 0.15), gaussian(r, 3, 0.1), Activation.NONE).softmax()
                .build();
    }

    /** A small image network with every kind of layer. */
    static Network image(Random r) {
        NetworkBuilder b = new NetworkBuilder(17, 14, 3);
        b.conv2d(gaussian(r, 8 * 27, 0.3), gaussian(r, 8, 0.2), 3, 3, 2, 2, true, Activation.RELU6);
        int shortcut = b.current();
        b.conv2d(gaussian(r, 24 * 8, 0.3), gaussian(r, 24, 0.2), 1, 1, 1, 1, false, Activation.RELU6);
        b.depthwiseConv2d(gaussian(r, 9 * 24, 0.3), gaussian(r, 24, 0.2), 3, 3, 1, 1, true, Activation.RELU6);
        b.conv2d(gaussian(r, 8 * 24, 0.2), gaussian(r, 8, 0.2), 1, 1, 1, 1, true, Activation.NONE);
        b.add(shortcut, Activation.NONE);
        int sum = b.current();
        b.averagePool2d(3, 3, 1, 1, true);
        int mean = b.current();
        b.from(sum).maxPool2d(3, 3, 1, 1, true).concat(-1, mean).relu();
        b.pad(1, 2, 0, 1).conv2d(gaussian(r, 12 * 16 * 9, 0.1), gaussian(r, 12, 0.2), 3, 3, 2, 2, false, Activation.RELU);
        b.resizeNearest(7, 9).depthwiseConv2d(gaussian(r, 9 * 24, 0.3), gaussian(r, 24, 0.2), 3, 3, 2, 2, true, Activation.NONE).logistic();
        b.globalAveragePool().dense(gaussian(r, 5 * 24, 1), gaussian(r, 5, 0.2), Activation.NONE);
        return b.softmax().build();
    }
}
