package org.inkling.learn.tensorflow.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.parameter.ParameterValues;

/** Small training sets and uses of the learner. */
public final class Sets {

    private Sets() {
    }

    /** Two features, class 1 where their signs differ: no single line parts the classes. Groups of five rows, one class each. */
    public static TrainingSet exclusiveOr(int rows, long seed) {
        Random random = new Random(7);
        float[] features = new float[rows * 2];
        int[] labels = new int[rows];
        int[] groups = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i / 5 % 2;
            groups[i] = i / 5;
            int sign = random.nextBoolean() ? 1 : -1;
            features[2 * i] = sign * (0.3f + random.nextFloat());
            features[2 * i + 1] = (labels[i] == 0 ? sign : -sign) * (0.3f + random.nextFloat());
        }
        return of(features, 2, labels, groups, seed, "same", "different");
    }

    /** Twenty steps of three channels with noise; class 1 has a short rise somewhere in one channel, class 0 a fall. */
    public static TrainingSet bumps(int rows, long seed) {
        Random random = new Random(11);
        float[] features = new float[rows * 60];
        int[] labels = new int[rows];
        int[] groups = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i % 2;
            groups[i] = i;
            for (int k = 0; k < 60; k++) {
                features[i * 60 + k] = (float) (0.1 * random.nextGaussian());
            }
            int at = random.nextInt(18);
            for (int k = 0; k < 3; k++) {
                features[i * 60 + (at + k) * 3 + 1] += labels[i] == 1 ? k - 1 : 1 - k;
            }
        }
        return of(features, 60, labels, groups, seed, "fall", "rise");
    }

    public static TrainingSet of(float[] features, int size, int[] labels, int[] groups, long seed, String... classes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add("f" + i);
        }
        return new TrainingSet(FeatureShape.flat(names, ResourceEstimate.NONE), features, labels, groups, List.of(classes), seed);
    }

    /** Rows without features, for splits: so many files of each class, so many windows each. */
    public static TrainingSet windows(long seed, int[][] windowsOfFilesOfClass) {
        List<Integer> labels = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        int group = 0;
        for (int c = 0; c < windowsOfFilesOfClass.length; c++) {
            classes.add("class" + c);
            for (int windows : windowsOfFilesOfClass[c]) {
                for (int w = 0; w < windows; w++) {
                    labels.add(c);
                    groups.add(group);
                }
                group++;
            }
        }
        return of(new float[labels.size()], 1, ints(labels), ints(groups), seed, classes.toArray(String[]::new));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A use with some parameters, the rest at their defaults. */
    public static BlockUse use(Map<String, Object> params) {
        return new BlockUse("nn", "NN Classifier", NeuralNetworkLearner.ID, 1, List.of(), ParameterValues.of(params));
    }

    public static ParameterValues completed(Map<String, Object> params) {
        return NeuralNetworkParameters.VERSION_1.complete(ParameterValues.of(params), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        });
    }
}
