package org.inkling.dsp.internal.spectral;

import java.util.Optional;

import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.internal.CommonParameters;
import org.inkling.dsp.internal.filter.Decimator;
import org.inkling.dsp.internal.filter.FilterDesign;
import org.inkling.dsp.internal.filter.Sos;
import org.inkling.dsp.internal.wavelet.Wavelets;

/**
 * Parameters of one use of the spectral analysis, read once, with what follows from them.
 *
 * @param version   version of the block
 * @param values    completed parameters of that version
 * @param in        shape of the window
 */
public record SpectralSettings(int version, ParameterValues values, SignalShape in) {

    private static final double MASK_HALF_BIN = 0.5;

    public float scale() {
        return (float) values.number(CommonParameters.SCALE_AXES);
    }

    /** Ratio by which the input is decimated; 1 before version 4. */
    public int decimation() {
        return version >= 4 ? Integer.parseInt(values.text(SpectralSchema.DECIMATION)) : 1;
    }

    /** Sampling frequency after decimation. */
    public double frequency() {
        return in.frequencyHz() / decimation();
    }

    /** Values of an axis after decimation. */
    public int length() {
        return Decimator.lengthAfter(in.frames(), decimation());
    }

    public boolean lowPass() {
        return SpectralSchema.LOW.equals(values.text(SpectralSchema.FILTER_TYPE));
    }

    public boolean highPass() {
        return SpectralSchema.HIGH.equals(values.text(SpectralSchema.FILTER_TYPE));
    }

    public double cutoff() {
        return values.number(SpectralSchema.FILTER_CUTOFF);
    }

    /** Order of the filter, 0 when nothing is filtered. */
    public int order() {
        return lowPass() || highPass() ? values.integer(SpectralSchema.FILTER_ORDER) : 0;
    }

    /** Cut-off as a part of half the sampling frequency. */
    public double normalisedCutoff() {
        return 2 * cutoff() / frequency();
    }

    /** The Butterworth filter, when anything is filtered. */
    public Optional<Sos> filter() {
        return order() == 0 ? Optional.empty() : Optional.of(FilterDesign.butterworth(order(), highPass(), normalisedCutoff()));
    }

    /** Whether the mean goes before the filter, which is the definition of version 1. */
    public boolean meanFirst() {
        return version == 1 && SpectralSchema.BEFORE_FILTER.equals(values.text(SpectralSchema.MEAN_REMOVAL));
    }

    public boolean wavelets() {
        return version >= 3 && SpectralSchema.WAVELET_ANALYSIS.equals(values.text(SpectralSchema.ANALYSIS));
    }

    public int fftLength() {
        return values.integer(SpectralSchema.FFT_LENGTH);
    }

    public int peaks() {
        return values.integer(SpectralSchema.PEAKS_COUNT);
    }

    public float threshold() {
        return (float) values.number(SpectralSchema.PEAKS_THRESHOLD);
    }

    public double[] edges() {
        return values.numbers(SpectralSchema.POWER_EDGES);
    }

    public boolean log() {
        return values.flag(SpectralSchema.LOG);
    }

    /** Distance between the starts of two FFT frames. */
    public int fftStep() {
        return values.flag(SpectralSchema.OVERLAP) ? fftLength() / 2 : fftLength();
    }

    /** Whether skewness and kurtosis of the spectrum are features. */
    public boolean spectrumMoments() {
        return version >= 4;
    }

    public boolean extraLowFrequency() {
        return version >= 4 && values.flag(SpectralSchema.EXTRA_LOW_FREQ);
    }

    public int waveletLevel() {
        return values.integer(SpectralSchema.WAVELET_LEVEL);
    }

    public String wavelet() {
        return values.text(SpectralSchema.WAVELET);
    }

    public int waveletTaps() {
        return Wavelets.of(wavelet()).taps();
    }

    /** First bin that the filter does not mask, at a sampling frequency; never DC. */
    public int firstBin(double sampling) {
        return highPass() ? Math.max(1, (int) Math.ceil(cutoffBin(sampling) - MASK_HALF_BIN)) : 1;
    }

    /** Last bin that the filter does not mask, at a sampling frequency; less than the first when all are masked. */
    public int lastBin(double sampling) {
        int half = fftLength() / 2;
        return lowPass() ? Math.min(half, (int) Math.floor(cutoffBin(sampling) + MASK_HALF_BIN)) : half;
    }

    private double cutoffBin(double sampling) {
        return Math.min(cutoff(), sampling / 2) * fftLength() / sampling;
    }
}
