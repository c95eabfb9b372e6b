package org.inkling.dsp.internal;

import java.util.List;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.dsp.PreviewPlot;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.spectral.SpectralChecks;
import org.inkling.dsp.internal.spectral.SpectralCost;
import org.inkling.dsp.internal.spectral.SpectralKernel;
import org.inkling.dsp.internal.spectral.SpectralSchema;
import org.inkling.dsp.internal.spectral.SpectralSettings;
import org.osgi.service.component.annotations.Component;

/** Frequency, power and shape of repetitive signals such as movement; its versions are described in the README of the bundle. */
@Component(service = DspBlock.class, property = DspBlock.TYPE + "=spectral-analysis")
public final class SpectralBlock extends BuiltInBlock {

    public SpectralBlock() {
        super(new BlockInfo("spectral-analysis", "Spectral analysis",
                "Frequency and power of a signal over time: for repetitive movement and vibration from accelerometers.",
                "Inkling", true, List.of(1, 2, 3, 4)));
    }

    @Override
    ParameterSchema parameters(int version) {
        return SpectralSchema.of(version);
    }

    @Override
    void check(BlockUse use, ParameterValues values, SignalShape in, Checks checks) {
        if (!(in.frequencyHz() > 0)) {
            checks.add(new Problem(Severity.ERROR, "dsp.no-frequency", Location.of("", checks.prefix()),
                    String.format(Locale.ROOT, "The sampling interval is %s ms; a spectrum needs a sampling frequency.", in.intervalMs()),
                    List.of(Resolution.advice("Give the input an interval above 0 ms"))));
            return;
        }
        SpectralChecks.check(new SpectralSettings(use.version(), values, in), checks);
    }

    @Override
    FeatureShape shape(int version, ParameterValues values, Axes axes, SignalShape in) {
        SpectralSettings settings = new SpectralSettings(version, values, in);
        List<String> names = SpectralKernel.names(settings, axes);
        return FeatureShape.flat(names, SpectralCost.of(settings, axes.count()));
    }

    @Override
    DspKernel open(int version, ParameterValues values, Axes axes, SignalShape in) {
        return new SpectralKernel(new SpectralSettings(version, values, in), axes);
    }

    @Override
    List<PreviewPlot> preview(int version, ParameterValues values, Axes axes, SignalShape in, float[] window) {
        return new SpectralKernel(new SpectralSettings(version, values, in), axes).preview(window);
    }
}
