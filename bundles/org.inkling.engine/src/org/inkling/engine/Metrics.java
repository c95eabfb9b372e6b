package org.inkling.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well some rows were told apart.
 *
 * @param rows      number of rows
 * @param correct   rows whose best class is right and whose score reaches the threshold
 * @param accuracy  correct / rows, 0..1
 * @param loss      mean cross-entropy of the scores (natural logarithm, scores clipped to 1e-7 … 1 − 1e-7 as Keras does)
 * @param columns   of the confusion matrix: the classes, then {@code uncertain} when there is a threshold
 * @param confusion counts, a row for each actual class, a column for each predicted one
 * @param perClass  by class name
 */
public record Metrics(int rows, int correct, double accuracy, double loss, List<String> columns, List<List<Integer>> confusion,
        Map<String, PerClass> perClass) {

    /** Name of the last column when there is a threshold. */
    public static final String UNCERTAIN = "uncertain";

    private static final double CLIP = 1e-7;

    public Metrics {
        columns = List.copyOf(columns);
        confusion = confusion.stream().map(List::copyOf).toList();
        perClass = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
    }

    /**
     * Figures of one class; a ratio without any row is 0.
     *
     * @param support rows of this class
     */
    public record PerClass(double precision, double recall, double f1, int support) {
    }

    /**
     * Computes them.
     *
     * @param scores    {@code rows × classes}
     * @param labels    class index of each row
     * @param threshold a best score below this is uncertain, which counts as wrong; 0 for no threshold
     */
    public static Metrics of(float[] scores, int[] labels, List<String> classes, double threshold) {
        int n = classes.size();
        boolean uncertain = threshold > 0;
        int[][] counts = new int[n][uncertain ? n + 1 : n];
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            counts[labels[row]][predict(scores, row, n, threshold)]++;
            double score = scores[row * n + labels[row]];
            loss -= Math.log(Math.min(1 - CLIP, Math.max(CLIP, score)));
        }
        List<String> columns = new ArrayList<>(classes);
        if (uncertain) {
            columns.add(UNCERTAIN);
        }
        int correct = 0;
        Map<String, PerClass> perClass = new LinkedHashMap<>();
        List<List<Integer>> confusion = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            correct += counts[c][c];
            perClass.put(classes.get(c), perClass(counts, c));
            confusion.add(java.util.Arrays.stream(counts[c]).boxed().toList());
        }
        int rows = labels.length;
        return new Metrics(rows, correct, rows == 0 ? 0 : (double) correct / rows, rows == 0 ? 0 : loss / rows, columns, confusion,
                perClass);
    }

    /** Column of the best class (the first among equals), or one behind the last class when its score is below the threshold. */
    public static int predict(float[] scores, int row, int classes, double threshold) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (scores[row * classes + c] > scores[row * classes + best]) {
                best = c;
            }
        }
        // a score is float32: 0.8f has to reach a threshold of 0.8
        return scores[row * classes + best] < (float) threshold ? classes : best;
    }

    private static PerClass perClass(int[][] counts, int c) {
        int actual = 0;
        for (int count : counts[c]) {
            actual += count;
        }
        int predicted = 0;
        for (int[] row : counts) {
            predicted += row[c];
        }
        double precision = predicted == 0 ? 0 : (double) counts[c][c] / predicted;
        double recall = actual == 0 ? 0 : (double) counts[c][c] / actual;
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new PerClass(precision, recall, f1, actual);
    }
}
