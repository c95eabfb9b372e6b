package org.inkling.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.inkling.api.OperationException;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.FeatureTable;
import org.inkling.engine.ImpulseClassifier;
import org.inkling.engine.Metrics;
import org.inkling.engine.ResultStore;
import org.inkling.project.LabProject;

/**
 * What a {@link FeatureExplorer} shows: the features of windows, where each comes from, and to which group it belongs.
 *
 * @param features names
 * @param values   rows one after another, {@code windows × features}
 * @param groups   names of the groups: the classes, then whatever was added
 * @param classes  how many of the groups are classes; the others are shown in the colour of text
 * @param groupOf  index of the group of each window
 * @param windows  where they come from
 * @param ringed   windows with a ring: those the model got wrong, or those that are new
 */
public record ExplorerData(List<String> features, float[] values, List<String> groups, int classes, int[] groupOf, List<Window> windows,
        BitSet ringed) {

    /**
     * One window.
     *
     * @param sample id of the recording
     * @param name   of the recording, for people
     * @param start  first frame
     * @param frames length
     * @param atMs   first frame in milliseconds
     * @param remark what else is said of it, for example {@code told as unknown}; may be empty
     */
    public record Window(String sample, String name, int start, int frames, double atMs, String remark) {
    }

    public ExplorerData {
        features = List.copyOf(features);
        groups = List.copyOf(groups);
        windows = List.copyOf(windows);
        ringed = (BitSet) ringed.clone();
        if (groupOf.length != windows.size() || values.length != windows.size() * features.size()) {
            throw new IllegalArgumentException("a group and a row for each window");
        }
    }

    /** Indices of the features that stand on the axes at first: the first three root mean squares, as in the lab, else the first three features. */
    public static int[] defaultAxes(List<String> features) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).endsWith("RMS")) {
                found.add(i);
            }
        }
        for (int i = 0; found.size() < 3 && i < features.size(); i++) {
            if (!found.contains(i)) {
                found.add(i);
            }
        }
        while (found.size() < 3) {
            found.add(Math.max(0, features.size() - 1));
        }
        return new int[]{ found.get(0), found.get(1), found.get(2) };
    }

    public int size() {
        return groupOf.length;
    }

    /** One feature of one window. */
    public float value(int window, int feature) {
        return values[window * features.size() + feature];
    }

    /**
     * The training windows of an impulse as they were made last, those that its model gets wrong ringed. Takes its time.
     *
     * @return empty when no features were made
     */
    public static Optional<ExplorerData> read(Path project, String impulse, BlockCatalog catalog, OperationContext context) {
        Optional<FeatureTable> features = new ResultStore(project, impulse).features(Split.TRAINING);
        if (features.isEmpty()) {
            return Optional.empty();
        }
        FeatureTable table = features.get();
        List<String> classes = List.copyOf(new TreeSet<>(table.samples().stream().map(FeatureTable.Source::label).toList()));
        String[] told = told(project, impulse, catalog, table, context);
        Shape shape = Shape.of(project, impulse);
        int[] groups = new int[table.rows()];
        BitSet wrong = new BitSet();
        List<Window> windows = new ArrayList<>(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            groups[row] = classes.indexOf(table.label(row));
            boolean differs = told[row] != null && !told[row].equals(table.label(row));
            wrong.set(row, differs);
            FeatureTable.Source source = table.samples().get(table.sampleOf()[row]);
            int start = table.starts()[row];
            windows.add(new Window(source.id(), source.name(), start, shape.frames(), start * shape.intervalMs(),
                    differs ? "the model says " + told[row] : ""));
        }
        return Optional.of(new ExplorerData(table.names(), table.values(), classes, classes.size(), groups, windows, wrong));
    }

    /** Length of a window and interval of the last run. */
    private record Shape(int frames, double intervalMs) {

        static Shape of(Path project, String impulse) {
            try {
                return new ResultStore(project, impulse).report()
                        .map(r -> new Shape(r.windows().frames(), r.windows().intervalMs())).orElse(new Shape(0, 0));
            } catch (OperationException e) {
                // the results editor says what is wrong with the report
                return new Shape(0, 0);
            }
        }
    }

    /** What the model says of each window; nulls when there is no model for these features. */
    private static String[] told(Path project, String impulse, BlockCatalog catalog, FeatureTable table, OperationContext context) {
        String[] told = new String[table.rows()];
        try {
            ImpulseClassifier classifier = ImpulseClassifier.open(catalog, LabProject.open(project), impulse, context);
            if (!classifier.featureNames().equals(table.names())) {
                return told;
            }
            for (int row = 0; row < told.length && !context.cancelled(); row++) {
                told[row] = classifier.classes().get(Metrics.predict(classifier.scores(table.values(), row), 0,
                        classifier.classes().size(), 0));
            }
        } catch (OperationException e) {
            // without a model no window is ringed
            Arrays.fill(told, null);
        }
        return told;
    }

    /**
     * The same with more windows in a group of their own, as live classification shows them.
     *
     * @param group name of the group
     * @param rows  their features, one row after another
     * @param more  where they come from
     * @param ring  which of them are ringed
     */
    public ExplorerData plus(String group, float[] rows, List<Window> more, BitSet ring) {
        int old = size();
        float[] all = Arrays.copyOf(values, values.length + rows.length);
        System.arraycopy(rows, 0, all, values.length, rows.length);
        List<String> names = new ArrayList<>(groups);
        names.add(group);
        int[] which = Arrays.copyOf(groupOf, old + more.size());
        Arrays.fill(which, old, which.length, groups.size());
        List<Window> everything = new ArrayList<>(windows);
        everything.addAll(more);
        BitSet rings = (BitSet) ringed.clone();
        ring.stream().forEach(i -> rings.set(old + i));
        return new ExplorerData(features, all, names, classes, which, everything, rings);
    }
}
