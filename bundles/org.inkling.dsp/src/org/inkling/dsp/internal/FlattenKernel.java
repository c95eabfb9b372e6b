package org.inkling.dsp.internal;

import java.util.Arrays;
import java.util.List;

import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.math.Moments;

/** Statistics of each axis of a window. */
final class FlattenKernel implements DspKernel {

    /** What can be computed, in the order of the features. */
    enum Statistic {
        /** Σx/n. */
        AVERAGE("average", "Average", "Mean of the axis."),
        /** Of all values. */
        MINIMUM("minimum", "Minimum", "Smallest value."),
        /** Of all values. */
        MAXIMUM("maximum", "Maximum", "Largest value."),
        /** √(Σx²/n). */
        RMS("rms", "RMS", "Root of the mean square: size of the signal including its mean."),
        /** √m2, of the population. */
        STDEV("stdev", "Stdev", "Standard deviation: size of the signal without its mean."),
        /** m3/m2^1.5. */
        SKEWNESS("skewness", "Skewness", "Asymmetry; 0 for an axis that does not change."),
        /** m4/m2² − 3. */
        KURTOSIS("kurtosis", "Kurtosis",
                "Weight of rare large values less that of a normal distribution; -3 for an axis that does not change.");

        private final String parameter;
        private final String title;
        private final String help;

        Statistic(String parameter, String title, String help) {
            this.parameter = parameter;
            this.title = title;
            this.help = help;
        }

        String parameter() {
            return parameter;
        }

        String title() {
            return title;
        }

        String help() {
            return help;
        }

        static List<Statistic> enabled(ParameterValues values) {
            return Arrays.stream(values()).filter(s -> values.flag(s.parameter)).toList();
        }
    }

    private final Statistic[] statistics;
    private final Axes axes;
    private final int stride;
    private final int frames;
    private final float scale;
    private final float[] x;
    private final float[] differences;
    private float first;
    private final Moments moments;

    FlattenKernel(ParameterValues values, Axes axes, SignalShape in) {
        statistics = Statistic.enabled(values).toArray(new Statistic[0]);
        this.axes = axes;
        stride = in.axes().size();
        frames = in.frames();
        scale = (float) values.number(CommonParameters.SCALE_AXES);
        x = new float[frames];
        differences = new float[frames];
        moments = new Moments(frames);
    }

    @Override
    public void extract(float[] window, float[] features, int offset) {
        int out = offset;
        for (int axis = 0; axis < axes.count(); axis++) {
            Axes.gather(window, axes.column(axis), stride, frames, scale, x);
            // about the first value: exact, where a small change of a large value would be lost in the rounding of the mean
            first = x[0];
            for (int i = 0; i < frames; i++) {
                differences[i] = x[i] - first;
            }
            moments.compute(differences, frames, Math.abs(first));
            for (int i = 0; i < statistics.length; i++) {
                features[out++] = value(statistics[i]);
            }
        }
    }

    private float value(Statistic statistic) {
        return switch (statistic) {
            case AVERAGE -> moments.mean() + first;
            case MINIMUM -> minimum();
            case MAXIMUM -> maximum();
            case RMS -> moments.rms(x, frames);
            case STDEV -> (float) Math.sqrt(moments.variance());
            case SKEWNESS -> moments.skewness();
            case KURTOSIS -> moments.kurtosis();
        };
    }

    private float minimum() {
        float least = x[0];
        for (int i = 1; i < frames; i++) {
            least = Math.min(least, x[i]);
        }
        return least;
    }

    private float maximum() {
        float most = x[0];
        for (int i = 1; i < frames; i++) {
            most = Math.max(most, x[i]);
        }
        return most;
    }
}
