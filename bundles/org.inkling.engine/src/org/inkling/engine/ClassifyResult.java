package org.inkling.engine;

import java.util.List;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.internal.Job;

/**
 * Samples that were classified window by window.
 *
 * @param threshold of the impulse: a best score below it is uncertain
 * @param upToDate  whether the model belongs to the impulse, the data and the seed as they are now
 * @param classes   in output order
 */
public record ClassifyResult(String project, String impulse, double threshold, boolean upToDate, List<String> classes,
        List<SampleScores> samples) {

    public ClassifyResult {
        classes = List.copyOf(classes);
        samples = List.copyOf(samples);
    }

    /**
     * The scores of the last test of an impulse, as they were kept; empty when there are none. Up to date when model and testing data
     * have not changed since.
     *
     * @param impulse name; empty when there is only one
     * @throws OperationException when the impulse has errors
     */
    public static Optional<ClassifyResult> kept(BlockCatalog catalog, Lab lab, String impulse) throws OperationException {
        return new Job(catalog, lab, impulse, List.of(), null, OperationContext.quiet()).keptScores();
    }

    /** Figures over the windows of every sample whose label is one of the classes. */
    public Metrics metrics(Precision precision, double limit) {
        return metrics(samples, classes, precision, limit);
    }

    /** Figures over the windows of some samples, those left out whose label is none of the classes. */
    public static Metrics metrics(List<SampleScores> samples, List<String> classes, Precision precision, double limit) {
        List<SampleScores> known = samples.stream().filter(s -> classes.contains(s.label())).toList();
        int rows = known.stream().mapToInt(s -> s.windows().size()).sum();
        float[] scores = new float[rows * classes.size()];
        int[] labels = new int[rows];
        int row = 0;
        for (SampleScores sample : known) {
            for (WindowScores window : sample.windows()) {
                System.arraycopy(window.of(precision), 0, scores, row * classes.size(), classes.size());
                labels[row++] = classes.indexOf(sample.label());
            }
        }
        return Metrics.of(scores, labels, classes, limit);
    }
}
