package org.inkling.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.EmittedC;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.CostModel;
import org.inkling.dsp.internal.FlattenBlock;
import org.inkling.dsp.internal.RawBlock;
import org.inkling.dsp.internal.SpectralBlock;
import org.inkling.dsp.internal.Work;

/** Measures processing blocks and fits what their loops cost. */
final class BlockCosts {

    private static final double CYCLES_FLOOR = 500;
    private static final double BYTES_FLOOR = 200;

    private final Machine machine;
    private final String options;
    private final Fit cycles = new Fit(CYCLES_FLOOR);
    private final Fit code = new Fit(BYTES_FLOOR);
    private final Fit stack = new Fit(BYTES_FLOOR);
    private final List<Measured> blocks = new ArrayList<>();

    /** One use of a block. */
    record Use(String name, BlockUse use, SignalShape window) {
    }

    /** One use, measured. @param rom code and tables */
    record Measured(Use use, CostModel work, double cycles, int rom, int scratch, int stack) {
    }

    BlockCosts(Machine machine, String options) {
        this.machine = machine;
        this.options = options;
    }

    /** Uses of every path in several sizes; those of the table first. */
    static List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        uses.add(spectral("spectral v1, 125×3, FFT 128, low", 125, 3, 1, "fft_length", 128));
        uses.add(spectral("spectral v1, 125×3, FFT 128, high", 125, 3, 1, "fft_length", 128, "filter_type", "high"));
        uses.add(spectral("spectral v1, 156×3, FFT 128, high", 156, 3, 1, "fft_length", 128, "filter_type", "high"));
        uses.add(spectral("spectral v4, 125×3, FFT 16, low", 125, 3, 4, "fft_length", 16, "filter_type", "low"));
        uses.add(spectral("spectral v4, 125×3, FFT 64", 125, 3, 4, "fft_length", 64));
        uses.add(spectral("spectral v4, 125×3, extra low frequencies", 125, 3, 4, "extra_low_freq", true));
        uses.add(spectral("spectral v4, 250×3, decimated by 3", 250, 3, 4, "input_decimation_ratio", "3"));
        uses.add(spectral("spectral v3, 125×3, wavelet db4", 125, 3, 3, "analysis_type", "Wavelet"));
        uses.add(use("flatten, 125×3", new FlattenBlock(), 125, 3, 1));
        uses.add(use("raw, 125×3", new RawBlock(), 125, 3, 1));
        for (int frames : new int[]{ 40, 62, 125, 250 }) {
            int axes = frames == 62 ? 1 : 3;
            for (int version = 2; version <= 4; version++) {
                uses.add(spectral("", frames, axes, version, "fft_length", 32, "filter_type", version == 2 ? "high" : "none"));
                uses.add(spectral("", frames, axes, version, "fft_length", 16, "do_log", false, "do_fft_overlap", version == 3));
            }
            for (int length : new int[]{ 16, 32, 64, 256 }) {
                uses.add(spectral("", frames, axes, 1, "fft_length", length, "filter_type", length == 32 ? "none" : "low"));
            }
            uses.add(spectral("", frames, axes, 1, "fft_length", 64, "filter_order", 2));
            uses.add(use("", new FlattenBlock(), frames, axes, 1));
            uses.add(use("", new RawBlock(), frames, axes, 1));
        }
        for (String wavelet : new String[]{ "db2", "db4", "bior6.8", "sym8" }) {
            uses.add(spectral("", 250, 3, 3, "analysis_type", "Wavelet", "wavelet", wavelet, "wavelet_level", 2));
            uses.add(spectral("", 80, 1, 4, "analysis_type", "Wavelet", "wavelet", wavelet));
        }
        uses.add(spectral("", 250, 3, 4, "input_decimation_ratio", "10"));
        uses.add(spectral("", 250, 1, 4, "extra_low_freq", true, "fft_length", 32, "filter_type", "low"));
        uses.add(spectral("", 400, 2, 4, "input_decimation_ratio", "3", "filter_type", "low"));
        return uses;
    }

    private static Use spectral(String name, int frames, int axes, int version, Object... params) {
        return use(name, new SpectralBlock(), frames, axes, version, params);
    }

    private static Use use(String name, DspBlock block, int frames, int axes, int version, Object... params) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            values.put(String.valueOf(params[i]), params[i + 1]);
        }
        ParameterValues complete = block.schema(version).complete(ParameterValues.of(values), "", "", problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        return new Use(name, new BlockUse("block", "Block", block.info().type(), version, List.of(), complete),
                new SignalShape(frames, List.of("x", "y", "z").subList(0, axes), 16));
    }

    private static DspBlock block(BlockUse use) {
        return switch (use.type()) {
            case "flatten" -> new FlattenBlock();
            case "raw" -> new RawBlock();
            default -> new SpectralBlock();
        };
    }

    void measure(Use use) throws IOException, InterruptedException {
        DspBlock block = block(use.use());
        if (!block.validate(use.use(), use.window()).isEmpty()) {
            throw new IllegalArgumentException(use + ": " + block.validate(use.use(), use.window()));
        }
        EmittedC c = block.embedded(use.use().version()).orElseThrow().emit(use.use(), use.window(), "dsp");
        int features = block.shape(use.use(), use.window()).size();
        int ram = Float.BYTES * (use.window().size() + features) + c.scratchBytes();
        if (!machine.holds(ram, 0)) {
            return;
        }
        Map<String, String> files = new HashMap<>(c.files());
        files.put("bench.c", String.format(Locale.ROOT, """
                #include <stdint.h>
                #include "%s"
                static float window[%d], features[%d], scratch[%d];
                void bench_prepare(void)
                {
                    uint32_t seed = 12345;
                    for (int i = 0; i < %2$d; i++) {
                        seed = seed * 1664525u + 1013904223u;
                        window[i] = (float)(int32_t)(seed >> 8) * (1.0f / 1048576.0f) + (i %% %5$d == 0 ? 9.81f : 0.0f);
                    }
                }
                void bench_run(void) { %6$s(window, features, scratch); }
                """, c.header(), use.window().size(), features, c.scratchBytes() / Float.BYTES + 1, use.window().axes().size(), c.function()));
        Machine.Run run = machine.run(files, options);
        CostModel work = Work.of(use.use(), use.window());
        Machine.Region region = run.regions().get(0);
        blocks.add(new Measured(use, work, region.cycles(), run.code() + run.data(), c.scratchBytes(), region.stack()));
        cycles.add(work.counts(), region.cycles());
        stack.add(work.stack(), region.stack());
        code.add(work.code(), Math.max(0, run.code() + run.data() - work.tables()));
    }

    List<Measured> blocks() {
        return blocks;
    }

    /** Predicted cycles. */
    static double cycles(Map<String, Double> costs, CostModel work) {
        return work.counts().entrySet().stream().mapToDouble(e -> costs.getOrDefault(e.getKey().replace(' ', '_'), 0.0) * e.getValue()).sum();
    }

    /** Predicted bytes of code and tables. */
    static double rom(Map<String, Double> costs, CostModel work) {
        return work.tables() + work.code().keySet().stream().mapToDouble(piece -> costs.getOrDefault(CostModel.CODE + piece, 0.0)).sum();
    }

    /** Cycles of each pass; bytes of each piece of code behind {@link CostModel#CODE}. */
    Map<String, Double> coefficients() {
        Map<String, Double> all = new TreeMap<>();
        cycles.solve().forEach((name, value) -> all.put(name.replace(' ', '_'), value));
        code.solve().forEach((name, value) -> all.put(CostModel.CODE + name, value));
        stack.solve().forEach((name, value) -> all.put(CostModel.STACK + name, value));
        return all;
    }
}
