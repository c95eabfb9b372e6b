package org.inkling.dsp.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;

/** Uses of the blocks that several tests run. */
final class Uses {

    /** 2 s of the lab's phone: 125 frames at 62.5 Hz. */
    static final SignalShape LAB = new SignalShape(125, List.of("accX", "accY", "accZ"), 16);

    private Uses() {
    }

    static BlockUse of(DspBlock block, int version, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new BlockUse("block", "Block", block.info().type(), version, List.of(), ParameterValues.of(values));
    }

    static BlockUse spectral(int version, Object... namesAndValues) {
        return of(new SpectralBlock(), version, namesAndValues);
    }

    /** One use of every path through the kernels. */
    static List<BlockUse> everyPath() {
        return List.of(spectral(1), spectral(1, "filter_type", "high", "mean_removal", "after-filter"), spectral(2, "do_log", false),
                spectral(3, "filter_type", "high"), spectral(3, "analysis_type", "Wavelet", "wavelet", "bior6.8"),
                spectral(4, "input_decimation_ratio", "3", "extra_low_freq", false), spectral(4, "extra_low_freq", true),
                spectral(4, "fft_length", 128, "do_fft_overlap", false), of(new FlattenBlock(), 1),
                of(new RawBlock(), 1, "scale_axes", 0.5));
    }

    static DspBlock block(BlockUse use) {
        return switch (use.type()) {
            case "flatten" -> new FlattenBlock();
            case "raw" -> new RawBlock();
            default -> new SpectralBlock();
        };
    }

    static float[] features(BlockUse use, SignalShape in, float[] window) {
        DspBlock block = block(use);
        float[] features = new float[block.shape(use, in).size()];
        block.open(use, in).extract(window, features, 0);
        return features;
    }

    /** Movement with gravity and noise. */
    static float[] window(SignalShape in, long seed) {
        Random random = new Random(seed);
        float[] window = new float[in.size()];
        int axes = in.axes().size();
        for (int i = 0; i < window.length; i++) {
            double t = (i / axes) * in.intervalMs() / 1000;
            window[i] = (float) (3 * i % axes + 4 * Math.sin(2 * Math.PI * 2.3 * t + i % axes) + random.nextGaussian());
        }
        return window;
    }
}
