package org.inkling.dsp.internal.spectral;

import java.math.BigDecimal;
import java.math.MathContext;

import org.inkling.api.Resolution;
import org.inkling.dsp.internal.Checks;
import org.inkling.dsp.internal.filter.Decimator;
import org.inkling.dsp.internal.filter.FilterDesign;

/** Rules that tie several parameters of the spectral analysis, or a parameter and the window; one method each. */
public final class SpectralChecks {

    private static final double DECIMATION_MARGIN = 0.9;
    private static final int WAVELET_VALUES = 32;

    private SpectralChecks() {
    }

    /** Reports every rule that is broken. */
    public static void check(SpectralSettings settings, Checks checks) {
        if (settings.wavelets()) {
            waveletLength(settings, checks);
        } else if (fftLength(settings, checks)) {
            maskedBins(settings, checks);
            extraLowFrequency(settings, checks);
        }
        decimation(settings, checks);
        if (order(settings, checks) && cutoff(settings, checks)) {
            stability(settings, checks);
        }
    }

    private static boolean fftLength(SpectralSettings settings, Checks checks) {
        int length = settings.fftLength();
        if (Integer.bitCount(length) == 1) {
            return true;
        }
        int lower = Integer.highestOneBit(length);
        checks.error("dsp.fft-length", SpectralSchema.FFT_LENGTH, "FFT length must be a power of 2; it is " + length + ".",
                checks.set(SpectralSchema.FFT_LENGTH, "Use " + lower, lower),
                checks.set(SpectralSchema.FFT_LENGTH, "Use " + 2 * lower, 2 * lower));
        return false;
    }

    private static boolean order(SpectralSettings settings, Checks checks) {
        int order = settings.order();
        if (order % 2 == 0) {
            return true;
        }
        int even = Math.min(order + 1, SpectralSchema.MAX_ORDER);
        checks.error("dsp.filter-order", SpectralSchema.FILTER_ORDER, "Filter order needs to be even (2, 4, 6, 8); it is " + order + ".",
                checks.set(SpectralSchema.FILTER_ORDER, "Use order " + even, even));
        return false;
    }

    private static boolean cutoff(SpectralSettings settings, Checks checks) {
        if (settings.order() == 0 || settings.normalisedCutoff() < 1) {
            return true;
        }
        String limit = plain(settings.frequency() / 2);
        checks.error("dsp.cutoff-nyquist", SpectralSchema.FILTER_CUTOFF,
                "Cut-off frequency is above Nyquist (1/2 sample rate (" + limit + " Hz)); it is " + plain(settings.cutoff()) + " Hz.",
                Resolution.advice("Choose a cut-off frequency below " + limit + " Hz"),
                checks.set(SpectralSchema.FILTER_TYPE, "Switch the filter off", SpectralSchema.NONE));
        return false;
    }

    private static void stability(SpectralSettings settings, Checks checks) {
        if (settings.order() > 0 && !FilterDesign.stable(settings.order(), settings.normalisedCutoff())) {
            checks.error("dsp.filter-unstable", SpectralSchema.FILTER_CUTOFF,
                    "The filter is not stable in single precision with a cut-off of " + plain(settings.cutoff()) + " Hz.",
                    Resolution.advice("Move the cut-off frequency away from 0 and from " + plain(settings.frequency() / 2) + " Hz"));
        }
    }

    private static void decimation(SpectralSettings settings, Checks checks) {
        double limit = DECIMATION_MARGIN * settings.frequency() / 2;
        boolean filters = settings.lowPass() || settings.highPass();
        if (settings.decimation() > 1 && filters && settings.cutoff() > limit) {
            checks.error("dsp.decimation-cutoff", SpectralSchema.DECIMATION,
                    "The decimation ratio " + settings.decimation() + " is too high for a cut-off of " + plain(settings.cutoff()) + " Hz.",
                    Resolution.advice("Lower the decimation ratio"),
                    Resolution.advice("Choose a cut-off frequency of at most " + plain(limit) + " Hz"));
        }
    }

    private static void maskedBins(SpectralSettings settings, Checks checks) {
        if (settings.version() > 1 && settings.lastBin(settings.frequency()) < settings.firstBin(settings.frequency())) {
            checks.error("dsp.masked-bins", SpectralSchema.FILTER_CUTOFF, "Cutoff frequency masked all FFT bins.",
                    Resolution.advice("Raise the cut-off frequency to at least "
                            + plain(settings.frequency() / settings.fftLength() / 2) + " Hz"),
                    Resolution.advice("Use a larger FFT length"));
        }
    }

    private static void extraLowFrequency(SpectralSettings settings, Checks checks) {
        if (!settings.extraLowFrequency()) {
            return;
        }
        int left = Decimator.lengthAfter(settings.length(), LowFrequencyFeatures.RATIO);
        int need = settings.fftLength() / 2;
        if (left < need) {
            int frames = need * LowFrequencyFeatures.RATIO * settings.decimation();
            checks.error("dsp.low-frequency-length", SpectralSchema.EXTRA_LOW_FREQ,
                    "Extra low frequency requires at least " + frames + " values; the window has " + settings.in().frames() + ".",
                    checks.set(SpectralSchema.EXTRA_LOW_FREQ, "Switch off the extra low frequencies", false),
                    Resolution.advice("Lengthen the window to " + milliseconds(settings, frames) + " ms"),
                    Resolution.advice("Use a smaller FFT length"));
        }
    }

    private static void waveletLength(SpectralSettings settings, Checks checks) {
        int level = settings.waveletLevel();
        int need = WAVELET_VALUES << level;
        if (settings.length() < need) {
            int frames = need * settings.decimation();
            checks.error("dsp.wavelet-level", SpectralSchema.WAVELET_LEVEL,
                    "Wavelet decomposition level " + level + " is too high: it needs " + frames + " values, the window has "
                            + settings.in().frames() + ".",
                    Resolution.advice("Lengthen the window to " + milliseconds(settings, frames) + " ms"),
                    Resolution.advice("Reduce the level"));
        }
    }

    private static String milliseconds(SpectralSettings settings, int frames) {
        return plain(Math.ceil(frames * settings.in().intervalMs()));
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
