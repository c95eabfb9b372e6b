package org.inkling.dsp.internal;

import java.util.List;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.dsp.CEmitter;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.dsp.DspPlan;
import org.inkling.api.dsp.PreviewPlot;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.embedded.Emitters;
import org.inkling.dsp.internal.embedded.Plans;

/** What the built-in blocks share: versions, completion of parameters, and the refusal of an invalid use. */
abstract class BuiltInBlock implements DspBlock {

    private final BlockInfo info;

    BuiltInBlock(BlockInfo info) {
        this.info = info;
    }

    @Override
    public final BlockInfo info() {
        return info;
    }

    @Override
    public final ParameterSchema schema(int version) {
        if (!info.versions().contains(version)) {
            throw new IllegalArgumentException(info.type() + " has no version " + version);
        }
        return parameters(version);
    }

    @Override
    public final List<Problem> validate(BlockUse use, SignalShape in) {
        Checks checks = new Checks(use);
        if (!info.versions().contains(use.version())) {
            checks.error("dsp.unknown-version", "version", info.title() + " has no version " + use.version() + ".",
                    checks.set("version", "Use version " + info.latest(), info.latest()));
            return checks.problems();
        }
        if (in.size() <= 0) {
            checks.add(new Problem(Severity.ERROR, "dsp.empty-window", Location.of("", checks.prefix()), "The window is empty.",
                    List.of(Resolution.advice("Lengthen the window"))));
        }
        Axes.check(use, in, checks);
        ParameterValues values = parameters(use.version()).complete(use.params(), "", checks.prefix(), checks::add);
        if (!checks.failed()) {
            check(use, values, in, checks);
        }
        return checks.problems();
    }

    @Override
    public final FeatureShape shape(BlockUse use, SignalShape in) {
        return shape(use.version(), valid(use, in), Axes.of(use, in), in);
    }

    @Override
    public final DspKernel open(BlockUse use, SignalShape in) {
        return open(use.version(), valid(use, in), Axes.of(use, in), in);
    }

    @Override
    public final List<PreviewPlot> preview(BlockUse use, SignalShape in, float[] window) {
        return preview(use.version(), valid(use, in), Axes.of(use, in), in, window);
    }

    @Override
    public Optional<CEmitter> embedded(int version) {
        return Optional.of(Emitters.of(info.type()));
    }

    @Override
    public Optional<DspPlan> plan(BlockUse use, SignalShape in) {
        return Optional.of(Plans.of(info.type(), use, in));
    }

    private ParameterValues valid(BlockUse use, SignalShape in) {
        for (Problem problem : validate(use, in)) {
            if (problem.severity() == Severity.ERROR) {
                throw new IllegalArgumentException(problem.toString());
            }
        }
        return parameters(use.version()).complete(use.params(), "", "", p -> {});
    }

    abstract ParameterSchema parameters(int version);

    /** Checks that need several values or the window; only called when every single value is right. */
    abstract void check(BlockUse use, ParameterValues values, SignalShape in, Checks checks);

    abstract FeatureShape shape(int version, ParameterValues values, Axes axes, SignalShape in);

    abstract DspKernel open(int version, ParameterValues values, Axes axes, SignalShape in);

    List<PreviewPlot> preview(int version, ParameterValues values, Axes axes, SignalShape in, float[] window) {
        return PreviewPlots.scaled(axes, in, (float) values.number(CommonParameters.SCALE_AXES), window);
    }
}
