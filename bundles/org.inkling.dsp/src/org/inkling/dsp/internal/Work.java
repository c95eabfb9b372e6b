package org.inkling.dsp.internal;

import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.dsp.internal.spectral.SpectralCost;
import org.inkling.dsp.internal.spectral.SpectralSettings;

/** What the built-in blocks do on a device, for the calibration of its costs. */
public final class Work {

    private Work() {
    }

    /** @param use completed parameters */
    public static CostModel of(BlockUse use, SignalShape in) {
        Axes axes = Axes.of(use, in);
        return switch (use.type()) {
            case "raw" -> RawBlock.work(in.frames() * axes.count());
            case "flatten" -> FlattenBlock.work(in.frames(), axes.count());
            default -> SpectralCost.work(new SpectralSettings(use.version(), use.params(), in), axes.count());
        };
    }
}
