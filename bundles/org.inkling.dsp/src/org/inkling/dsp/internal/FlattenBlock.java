package org.inkling.dsp.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.osgi.service.component.annotations.Component;

/** A few statistics of each axis. */
@Component(service = DspBlock.class, property = DspBlock.TYPE + "=flatten")
public final class FlattenBlock extends BuiltInBlock {

    private static final int WORK_ARRAYS = 1;

    private static final ParameterSchema SCHEMA = schema();

    public FlattenBlock() {
        super(new BlockInfo("flatten", "Flatten",
                "Average, extremes and moments of each axis: for slowly changing values such as temperature.",
                "Inkling", false, List.of(1)));
    }

    private static ParameterSchema schema() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(CommonParameters.SCALE);
        for (FlattenKernel.Statistic statistic : FlattenKernel.Statistic.values()) {
            parameters.add(Parameter.flag(statistic.parameter(), statistic.title(), true, statistic.help()).in("Method"));
        }
        return new ParameterSchema(parameters);
    }

    @Override
    ParameterSchema parameters(int version) {
        return SCHEMA;
    }

    @Override
    void check(BlockUse use, ParameterValues values, SignalShape in, Checks checks) {
        if (FlattenKernel.Statistic.enabled(values).isEmpty()) {
            checks.error("dsp.no-features", "average", "No statistic is switched on.",
                    checks.set("average", "Switch on the average", true));
        }
    }

    @Override
    FeatureShape shape(int version, ParameterValues values, Axes axes, SignalShape in) {
        List<FlattenKernel.Statistic> enabled = FlattenKernel.Statistic.enabled(values);
        List<String> names = axes.prefix(enabled.stream().map(FlattenKernel.Statistic::title).toList());
        int n = in.frames();
        return FeatureShape.flat(names, work(n, axes.count()).estimate(WORK_ARRAYS * Float.BYTES * n));
    }

    /** Loops and code. */
    static CostModel work(int n, int axes) {
        return new CostModel().perValue(n).of("flattened", n).powerSums(n, 1).of("moment", n).code("flatten").code("signal").times(axes);
    }

    @Override
    DspKernel open(int version, ParameterValues values, Axes axes, SignalShape in) {
        return new FlattenKernel(values, axes, in);
    }
}
