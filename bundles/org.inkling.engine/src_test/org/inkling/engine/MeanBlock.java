package org.inkling.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.inkling.api.Problem;
import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;

/** A processing block that is simple enough to check by hand: mean and spread of each axis, scaled. */
final class MeanBlock implements DspBlock {

    private final String type;

    MeanBlock(String type) {
        this.type = type;
    }

    @Override
    public BlockInfo info() {
        return new BlockInfo(type, "Mean and spread", "For tests.", "Inkling", true, List.of(1));
    }

    @Override
    public ParameterSchema schema(int version) {
        return ParameterSchema.of(Parameter.number("scale", "Scale", 1, 0.001, 1000, "Factor."),
                Parameter.text("filter_type", "Filter", "none", "Not used; stands in the templates."));
    }

    @Override
    public List<Problem> validate(BlockUse use, SignalShape in) {
        return List.of();
    }

    @Override
    public FeatureShape shape(BlockUse use, SignalShape in) {
        List<String> names = new ArrayList<>();
        in.axes().forEach(a -> names.addAll(List.of(a + " mean", a + " spread")));
        return FeatureShape.flat(names, ResourceEstimate.NONE);
    }

    @Override
    public DspKernel open(BlockUse use, SignalShape in) {
        float scale = (float) use.params().number("scale");
        int axes = in.axes().size();
        return (window, features, offset) -> {
            for (int a = 0; a < axes; a++) {
                double sum = 0;
                double squares = 0;
                for (int frame = 0; frame < in.frames(); frame++) {
                    float value = window[frame * axes + a];
                    sum += value;
                    squares += (double) value * value;
                }
                double mean = sum / in.frames();
                features[offset + 2 * a] = scale * (float) mean;
                features[offset + 2 * a + 1] = scale * (float) Math.sqrt(Math.max(0, squares / in.frames() - mean * mean));
            }
        };
    }

    @Override
    public Optional<CEmitter> embedded(int version) {
        return Optional.empty();
    }
}
