package org.inkling.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;

/**
 * A division of a dataset into training and testing with the same share of every label in testing, by as few moves as it takes.
 * Which samples move depends on their content alone, so the same dataset is always divided in the same way.
 *
 * @param toTraining samples that have to move to training
 * @param toTesting  samples that have to move to testing
 * @param rows       counts by label, in alphabetical order
 */
public record Rebalancing(List<SampleRef> toTraining, List<SampleRef> toTesting, List<Row> rows) {

    public Rebalancing {
        toTraining = List.copyOf(toTraining);
        toTesting = List.copyOf(toTesting);
        rows = List.copyOf(rows);
    }

    /** Counts of a label now and afterwards. */
    public record Row(String label, int trainingNow, int testingNow, int trainingThen, int testingThen) {
    }

    /** Number of samples that move. */
    public int moves() {
        return toTraining.size() + toTesting.size();
    }

    /**
     * Plans a division.
     *
     * @param samples all of the dataset; disabled ones stay where they are
     * @param share   of testing, 0.2 for 80/20; a label with one sample keeps it in training
     */
    public static Rebalancing plan(List<SampleRef> samples, double share) {
        Map<String, List<SampleRef>> byLabel = new TreeMap<>();
        samples.stream().filter(SampleRef::enabled).forEach(s -> byLabel.computeIfAbsent(s.label(), l -> new ArrayList<>()).add(s));
        List<SampleRef> toTraining = new ArrayList<>();
        List<SampleRef> toTesting = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        byLabel.forEach((label, all) -> {
            List<SampleRef> training = part(all, Split.TRAINING);
            List<SampleRef> testing = part(all, Split.TESTING);
            int wanted = (int) Math.round(all.size() * share);
            int move = testing.size() - wanted;
            if (move > 0) {
                toTraining.addAll(testing.subList(0, move));
            } else {
                toTesting.addAll(training.subList(0, -move));
            }
            rows.add(new Row(label, training.size(), testing.size(), all.size() - wanted, wanted));
        });
        return new Rebalancing(toTraining, toTesting, rows);
    }

    private static List<SampleRef> part(List<SampleRef> samples, Split split) {
        return samples.stream().filter(s -> s.split() == split).sorted(Comparator.comparing(SampleRef::sha256)).toList();
    }
}
