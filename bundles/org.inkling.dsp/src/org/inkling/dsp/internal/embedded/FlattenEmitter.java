package org.inkling.dsp.internal.embedded;

import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.CommonParameters;

/** Flatten as C. */
public final class FlattenEmitter implements CEmitter {

    /** Switch of each statistic and the expression that gives it, in the order of the features. */
    private static final String[][] STATISTICS = { { "average", "m.mean" }, { "minimum", "inkling_minimum(x, n)" },
            { "maximum", "inkling_maximum(x, n)" }, { "rms", "inkling_rms(x, n)" }, { "stdev", "m.constant ? 0.0f : sqrtf(m.variance)" },
            { "skewness", "m.skewness" }, { "kurtosis", "m.kurtosis" } };

    @Override
    public EmittedC emit(BlockUse use, SignalShape in, String prefix) {
        BlockSource source = new BlockSource(prefix, "Flatten, version " + use.version()).include("inkling_signal.h");
        float scale = (float) use.params().number(CommonParameters.SCALE_AXES);
        source.line("    const int n = %d;", in.frames());
        source.line("    float *x = (float *)scratch;");
        source.forEachAxis(Axes.of(use, in));
        source.line("        inkling_axis(column, %d, n, %s, x);", in.axes().size(), BlockSource.real(scale));
        source.line("        inkling_moments m;");
        source.line("        inkling_compute_moments(x, n, 0.0f, &m);");
        for (String[] statistic : STATISTICS) {
            if (use.params().flag(statistic[0])) {
                source.line("        *features++ = %s;", statistic[1]);
            }
        }
        return source.line("    }").emit(in.frames());
    }
}
