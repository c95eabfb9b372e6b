package org.inkling.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every window of one sample, classified. Scores are kept, so that another threshold needs no new classification.
 *
 * @param id         of the sample; empty for a recording outside the dataset
 * @param name       what people read
 * @param label      expected class, empty when not known
 * @param intervalMs milliseconds between frames
 * @param windows    in order of their start
 */
public record SampleScores(String id, String name, String label, double intervalMs, List<WindowScores> windows) {

    public SampleScores {
        windows = List.copyOf(windows);
    }

    /** Windows of each predicted class and {@link Metrics#UNCERTAIN}, most frequent first, then by name. */
    public Map<String, Integer> counts(List<String> classes, Precision precision, double threshold) {
        Map<String, Integer> counts = new TreeMap<>();
        for (WindowScores window : windows) {
            int predicted = window.predicted(precision, threshold);
            counts.merge(predicted == classes.size() ? Metrics.UNCERTAIN : classes.get(predicted), 1, Integer::sum);
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    /** The sample's row of a test: windows told right, per cent rounded down, {@code 7 unknown, 5 uncertain, 1 freefall}. */
    public Report.Sample row(List<String> classes, Precision precision, double threshold) {
        Map<String, Integer> counts = counts(classes, precision, threshold);
        int correct = counts.getOrDefault(label, 0);
        String result = String.join(", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
        return new Report.Sample(id, name, label, windows.size(), correct, windows.isEmpty() ? 0 : 100 * correct / windows.size(), result,
                counts);
    }
}
