package org.inkling.dsp.internal.embedded;

import java.util.List;

import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.CommonParameters;

/** Flatten as C. */
public final class FlattenEmitter implements CEmitter {

    /** Switch of each statistic and the expression that gives it, in the order of the features. */
    private static final String[][] STATISTICS = { { "average", "m.mean + first" }, { "minimum", "minimum" }, { "maximum", "maximum" },
            { "rms", "rms" }, { "stdev", "sqrtf(m.variance)" }, { "skewness", "m.skewness" }, { "kurtosis", "m.kurtosis" } };

    /** Those taken of the axis itself; the others are taken of what differs from its first value. */
    private static final List<String> OF_THE_AXIS = List.of("minimum", "maximum", "rms");

    @Override
    public EmittedC emit(BlockUse use, SignalShape in, String prefix) {
        BlockSource source = new BlockSource(prefix, "Flatten, version " + use.version()).include("inkling_signal.h");
        float scale = (float) use.params().number(CommonParameters.SCALE_AXES);
        source.line("    const int n = %d;", in.frames());
        source.line("    float *x = (float *)scratch;");
        source.forEachAxis(Axes.of(use, in));
        source.line("        inkling_axis(column, %d, n, %s, x);", in.axes().size(), BlockSource.real(scale));
        for (String name : OF_THE_AXIS) {
            if (use.params().flag(name)) {
                source.line("        const float %s = inkling_%s(x, n);", name, name);
            }
        }
        source.line("        const float first = x[0];");
        source.line("        for (int i = 0; i < n; i++) {");
        source.line("            x[i] -= first;");
        source.line("        }");
        source.line("        inkling_moments m;");
        source.line("        inkling_compute_moments(x, n, first < 0.0f ? -first : first, &m);");
        for (String[] statistic : STATISTICS) {
            if (use.params().flag(statistic[0])) {
                source.line("        *features++ = %s;", statistic[1]);
            }
        }
        return source.line("    }").emit(in.frames());
    }
}
