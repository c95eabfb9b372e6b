package org.inkling.learn.tensorflow.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;

/**
 * Which rows to train on and which to hold out, both ascending.
 *
 * @param kind {@code window} or {@code file}
 */
public record DataSplit(String kind, int[] training, int[] validation) {

    /** Holds out {@code ceil(share · rows)} rows drawn at random; at least one row stays on each side. */
    public static DataSplit byWindow(TrainingSet data, double share) {
        int rows = data.rows();
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            order.add(row);
        }
        Collections.shuffle(order, Seeds.SPLIT.random(data.seed()));
        int held = Math.min(rows - 1, (int) Math.ceil(share * rows - 1e-9));
        BitSet validation = new BitSet(rows);
        order.subList(0, held).forEach(validation::set);
        return of(Validation.BY_WINDOW, validation, rows);
    }

    /**
     * Holds out whole recordings, in each class as close to the share of its rows as whole recordings allow, but at least one.
     * Empty when no class has two recordings; a class with a single one is trained on and not validated.
     */
    public static Optional<DataSplit> byFile(TrainingSet data, double share) {
        Random random = Seeds.SPLIT.random(data.seed());
        BitSet validation = new BitSet(data.rows());
        for (List<List<Integer>> recordings : recordings(data)) {
            if (recordings.size() > 1) {
                Collections.shuffle(recordings, random);
                holdOut(recordings, share).forEach(rows -> rows.forEach(validation::set));
            }
        }
        return validation.isEmpty() ? Optional.empty() : Optional.of(of(Validation.BY_FILE, validation, data.rows()));
    }

    /** Classes of which there is only one recording, so that none can be held out. */
    public static List<String> singleRecordings(TrainingSet data) {
        List<List<List<Integer>>> recordings = recordings(data);
        List<String> names = new ArrayList<>();
        for (int c = 0; c < recordings.size(); c++) {
            if (recordings.get(c).size() == 1) {
                names.add(data.classes().get(c));
            }
        }
        return names;
    }

    private static List<List<Integer>> holdOut(List<List<Integer>> recordings, double share) {
        double target = share * recordings.stream().mapToInt(List::size).sum();
        List<List<Integer>> held = new ArrayList<>();
        int sum = 0;
        for (List<Integer> recording : recordings) {
            boolean closer = Math.abs(sum + recording.size() - target) < Math.abs(sum - target);
            if (closer && held.size() < recordings.size() - 1) {
                held.add(recording);
                sum += recording.size();
            }
        }
        return held.isEmpty() ? List.of(Collections.min(recordings, (a, b) -> Integer.compare(a.size(), b.size()))) : held;
    }

    /** Row numbers by class and recording; a recording with several labels counts for the one most of its rows have. */
    private static List<List<List<Integer>>> recordings(TrainingSet data) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < data.rows(); row++) {
            groups.computeIfAbsent(data.groups()[row], g -> new ArrayList<>()).add(row);
        }
        List<List<List<Integer>>> byClass = new ArrayList<>();
        data.classes().forEach(c -> byClass.add(new ArrayList<>()));
        for (List<Integer> rows : groups.values()) {
            int[] votes = new int[data.classes().size()];
            rows.forEach(row -> votes[data.labels()[row]]++);
            int label = 0;
            for (int c = 1; c < votes.length; c++) {
                label = votes[c] > votes[label] ? c : label;
            }
            byClass.get(label).add(rows);
        }
        return byClass;
    }

    private static DataSplit of(String kind, BitSet validation, int rows) {
        BitSet training = (BitSet) validation.clone();
        training.flip(0, rows);
        return new DataSplit(kind, training.stream().toArray(), validation.stream().toArray());
    }
}
