package org.inkling.dsp.internal.embedded;

import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.Axes;
import org.inkling.dsp.internal.CommonParameters;

/** Raw data as C. */
public final class RawEmitter implements CEmitter {

    @Override
    public EmittedC emit(BlockUse use, SignalShape in, String prefix) {
        float scale = (float) use.params().number(CommonParameters.SCALE_AXES);
        BlockSource source = new BlockSource(prefix, "Raw data, version " + use.version());
        source.line("    (void)scratch;");
        source.line("    for (int frame = 0; frame < %d; frame++, window += %d) {", in.frames(), in.axes().size());
        Axes axes = Axes.of(use, in);
        for (int axis = 0; axis < axes.count(); axis++) {
            source.line("        *features++ = window[%d]%s;", axes.column(axis), scale == 1 ? "" : " * " + BlockSource.real(scale));
        }
        return source.line("    }").emit(0);
    }
}
