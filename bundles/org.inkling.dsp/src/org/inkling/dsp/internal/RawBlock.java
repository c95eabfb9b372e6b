package org.inkling.dsp.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.osgi.service.component.annotations.Component;

/** The values of the window themselves, scaled, axis fastest. */
@Component(service = DspBlock.class, property = DspBlock.TYPE + "=raw")
public final class RawBlock extends BuiltInBlock {

    private static final ParameterSchema SCHEMA = ParameterSchema.of(CommonParameters.SCALE);

    public RawBlock() {
        super(new BlockInfo("raw", "Raw data",
                "Passes the window on unchanged but for a factor, for networks that learn their own features.",
                "Inkling", false, List.of(1)));
    }

    @Override
    ParameterSchema parameters(int version) {
        return SCHEMA;
    }

    @Override
    void check(BlockUse use, ParameterValues values, SignalShape in, Checks checks) {
        // a factor within its range is all there is
    }

    @Override
    FeatureShape shape(int version, ParameterValues values, Axes axes, SignalShape in) {
        List<String> names = new ArrayList<>(in.frames() * axes.count());
        for (int frame = 0; frame < in.frames(); frame++) {
            for (String axis : axes.names()) {
                names.add(axis + " " + frame);
            }
        }
        return FeatureShape.flat(names, work(names.size()).estimate(0));
    }

    /** Loops and code. */
    static CostModel work(int values) {
        return new CostModel().of("raw value", values).code("raw");
    }

    @Override
    DspKernel open(int version, ParameterValues values, Axes axes, SignalShape in) {
        float scale = (float) values.number(CommonParameters.SCALE_AXES);
        int stride = in.axes().size();
        int frames = in.frames();
        int count = axes.count();
        return (window, features, offset) -> {
            int out = offset;
            for (int frame = 0; frame < frames; frame++) {
                for (int axis = 0; axis < count; axis++) {
                    features[out++] = window[frame * stride + axes.column(axis)] * scale;
                }
            }
        };
    }
}
