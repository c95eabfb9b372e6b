package org.inkling.ui.live.internal;

import java.util.List;

import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Metrics;
import org.inkling.engine.Precision;
import org.inkling.engine.SampleScores;
import org.inkling.engine.WindowScores;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.Tone;

/**
 * One classified sample as it is looked at.
 *
 * @param threshold    below it a window is uncertain
 * @param windowFrames frames of a window
 * @param stepFrames   frames between the starts of two windows
 */
public record Scored(List<String> classes, SampleScores sample, Precision precision, double threshold, int windowFrames, int stepFrames) {

    public Scored {
        classes = List.copyOf(classes);
    }

    /** A sample of a result. */
    public static Scored of(ClassifyResult result, SampleScores sample, Precision precision, double threshold, int windowFrames,
            int stepFrames) {
        return new Scored(result.classes(), sample, precision, threshold, windowFrames, stepFrames);
    }

    public List<WindowScores> windows() {
        return sample.windows();
    }

    /** Class of a window, or the number of classes when it is uncertain. */
    public int predicted(int window) {
        return windows().get(window).predicted(precision, threshold);
    }

    /** Name of a predicted class. */
    public String name(int predicted) {
        return predicted < classes.size() ? classes.get(predicted) : Metrics.UNCERTAIN;
    }

    /** Colour of a predicted class, the same as in every other view; uncertain is grey. */
    public Hue hue(int predicted) {
        return predicted < classes.size() ? Hue.label(predicted) : Tone.MUTED;
    }

    /** Start of a window in milliseconds. */
    public double startMs(int window) {
        return windows().get(window).start() * sample.intervalMs();
    }

    /** Length of a window in milliseconds. */
    public double windowMs() {
        return windowFrames * sample.intervalMs();
    }

    /** Distance of two windows in milliseconds. */
    public double stepMs() {
        return stepFrames * sample.intervalMs();
    }
}
