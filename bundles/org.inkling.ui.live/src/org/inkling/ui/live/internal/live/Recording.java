package org.inkling.ui.live.internal.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.data.Signal;
import org.inkling.api.sensor.SensorSample;
import org.inkling.engine.ImpulseClassifier;
import org.inkling.engine.Precision;
import org.inkling.engine.SampleScores;
import org.inkling.engine.WindowScores;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.live.internal.Plots;
import org.inkling.ui.live.internal.Scored;

/**
 * A recording that was classified, with everything the page shows of it.
 *
 * @param name     what people read
 * @param id       of the sample in the dataset, empty for a new recording
 * @param scored   every window
 * @param chart    the curves
 * @param raw      values of each window
 * @param features of each window, all processing blocks
 * @param names    of the features
 * @param explorer training windows and these, null when there are no features of the training data
 * @param fresh    the recording as the device sent it, null when it is in the dataset already
 * @param upToDate whether the model is
 */
record Recording(String name, String id, Scored scored, LineChart chart, List<float[]> raw, List<float[]> features, List<String> names,
        @Nullable ExplorerData explorer, @Nullable SensorSample fresh, boolean upToDate) {

    /** Group of the new points in the explorer, as in the lab. */
    static final String CLASSIFIED = "classified";

    Recording {
        raw = List.copyOf(raw);
        features = List.copyOf(features);
        names = List.copyOf(names);
    }

    /** Classifies a signal; slow, for a job. */
    static Recording of(ImpulseClassifier classifier, Signal signal, String id, String name, String label, @Nullable SensorSample fresh,
            @Nullable ExplorerData training) throws OperationException {
        SampleScores scores = classifier.classify(signal, id, name, label);
        int[] axes = classifier.axes(signal.schema(), name);
        List<float[]> raw = new ArrayList<>();
        List<float[]> features = new ArrayList<>();
        for (WindowScores window : scores.windows()) {
            float[] values = classifier.raw(signal, axes, window.start());
            raw.add(values);
            features.add(classifier.features(values));
        }
        Scored scored = new Scored(classifier.classes(), scores, Precision.FLOAT32, classifier.threshold(), classifier.windowing().frames(),
                classifier.windowing().step());
        ExplorerData explorer = training == null || !training.features().equals(classifier.featureNames())
                ? null
                : explorer(training, scored, features);
        return new Recording(name, id, scored, Plots.of(signal), raw, features, classifier.featureNames(), explorer, fresh,
                classifier.upToDate());
    }

    private static ExplorerData explorer(ExplorerData training, Scored scored, List<float[]> features) {
        int width = training.features().size();
        float[] rows = new float[features.size() * width];
        List<ExplorerData.Window> windows = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            System.arraycopy(features.get(i), 0, rows, i * width, width);
            windows.add(new ExplorerData.Window(scored.sample().id(), scored.sample().name(), scored.windows().get(i).start(),
                    scored.windowFrames(), scored.startMs(i), "told as " + scored.name(scored.predicted(i))));
        }
        return training.plus(CLASSIFIED, rows, windows, new BitSet());
    }
}
