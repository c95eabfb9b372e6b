package org.inkling.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.SpectralBlock;
import org.jtransforms.fft.FloatFFT_1D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The lab's features (spectral analysis version 1, 125 frames of 3 axes at 62.5 Hz, low-pass of order 6 at 3 Hz, FFT of 128) beside one
 * plain real FFT of 128 in the same run: their ratio stays the same when the machine is busy.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpectralBenchmark {

    private static final int FRAMES = 125;
    private static final int FFT_LENGTH = 128;
    private static final int WINDOWS = 64;

    private final float[][] windows = new float[WINDOWS][3 * FRAMES];
    private final float[] signal = new float[FFT_LENGTH];
    private final float[] spectrum = new float[FFT_LENGTH];
    private final FloatFFT_1D fft = new FloatFFT_1D(FFT_LENGTH);
    private final DspKernel kernel;
    private final float[] features;
    private int next;

    public SpectralBenchmark() {
        SignalShape shape = new SignalShape(FRAMES, List.of("accX", "accY", "accZ"), 16);
        BlockUse use = new BlockUse("spectral", "Spectral features", "spectral-analysis", 1, List.of(),
                ParameterValues.of(Map.of("filter_type", "low", "fft_length", FFT_LENGTH)));
        SpectralBlock block = new SpectralBlock();
        kernel = block.open(use, shape);
        features = new float[block.shape(use, shape).size()];
        Random random = new Random(1);
        for (float[] window : windows) {
            double frequency = 0.5 + 4 * random.nextDouble();
            for (int i = 0; i < window.length; i++) {
                window[i] = (float) (5 * Math.sin(2 * Math.PI * frequency * (i / 3) * 0.016 + i % 3) + random.nextGaussian());
            }
        }
        System.arraycopy(windows[0], 0, signal, 0, FFT_LENGTH);
    }

    /** One window. */
    @Benchmark
    public float[] window() {
        next = (next + 1) % WINDOWS;
        kernel.extract(windows[next], features, 0);
        return features;
    }

    /** One transform, with the copy that an in-place transform needs. */
    @Benchmark
    public float[] plainFft() {
        System.arraycopy(signal, 0, spectrum, 0, FFT_LENGTH);
        fft.realForward(spectrum);
        return spectrum;
    }
}
