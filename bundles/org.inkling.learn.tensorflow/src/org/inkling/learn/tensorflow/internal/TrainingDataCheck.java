package org.inkling.learn.tensorflow.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.learn.TrainingSet;

/** What must be true of the data before it is worth starting a training. */
final class TrainingDataCheck {

    /** With fewer rows, held-out ones included, no number says anything. */
    static final int FEWEST_ROWS = 10;

    private TrainingDataCheck() {
    }

    static List<Problem> check(TrainingSet data, Location where) {
        List<Problem> problems = new ArrayList<>();
        if (data.features().length != (long) data.rows() * data.shape().size() || data.groups().length != data.rows()) {
            problems.add(Problem.error("learn.data.size", where,
                    data.features().length + " values and " + data.groups().length + " groups are not "
                            + data.rows() + " rows of " + data.shape().size() + " features.",
                    "Generate the features again"));
            return problems;
        }
        if (data.rows() < FEWEST_ROWS) {
            problems.add(Problem.error("learn.data.few", where,
                    "There are " + data.rows() + " windows to train on; at least " + FEWEST_ROWS + " are needed.",
                    "Record or import more data", "Use a shorter window or a smaller window increase"));
        }
        int[] counts = new int[data.classes().size()];
        for (int label : data.labels()) {
            counts[label]++;
        }
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) {
                problems.add(Problem.error("learn.data.class-empty", where,
                        "There is no window of class \"" + data.classes().get(c) + "\" to train on.",
                        "Record samples of it that are as long as the window",
                        "Move some of its samples from the test set to the training set",
                        "Use a shorter window"));
            }
        }
        finite(data, where, problems);
        return problems;
    }

    private static void finite(TrainingSet data, Location where, List<Problem> problems) {
        int size = data.shape().size();
        for (int i = 0; i < data.features().length; i++) {
            if (!Float.isFinite(data.features()[i])) {
                problems.add(Problem.error("learn.data.not-finite", where,
                        "Feature \"" + data.shape().names().get(i % size) + "\" of window "
                                + (i / size + 1) + " is " + data.features()[i] + ".",
                        "Check the recording it comes from and the parameters of the processing block"));
                return;
            }
        }
    }
}
