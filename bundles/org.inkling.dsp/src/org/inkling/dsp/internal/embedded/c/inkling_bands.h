/* Inkling: spectral analysis from version 2: moments of an axis, and the power of each bin of its spectrum. */
#ifndef INKLING_BANDS_H
#define INKLING_BANDS_H

#include "inkling_fft.h"
#include "inkling_signal.h"

typedef struct {
    int length;           /* of the transform */
    int step;             /* between the starts of two frames */
    const float *cosines; /* length / 4 + 1 values, see inkling_fft.h */
    int first_bin, last_bin;
    int logarithm;        /* 1: features are log10 of the power */
    int spectrum_moments; /* 1: skewness and kurtosis of the spectrum are features */
} inkling_bands_config;

/* Maximum of the power spectra of frames that step through the axis, bins 0..length / 2. */
static inline void inkling_hold_maximum(const inkling_bands_config *config, const float *x, int n, float *work, float *spectrum)
{
    const int length = config->length;
    const float scale = 1.0f / (float)length;
    for (int k = 0; k <= length / 2; k++) {
        spectrum[k] = 0.0f;
    }
    for (int from = 0; from < n; from += config->step) {
        for (int i = 0; i < length; i++) {
            work[i] = from + i < n ? x[from + i] : 0.0f;
        }
        inkling_fft(work, length, config->cosines);
        inkling_fft_power(work, length);
        for (int k = 0; k <= length / 2; k++) {
            const float power = work[k] * scale;
            spectrum[k] = power > spectrum[k] ? power : spectrum[k];
        }
    }
}

/* Features of one axis without its mean. work holds length values, spectrum length / 2 + 1. */
static inline void inkling_band_features(const inkling_bands_config *config, const float *x, int n, float *work, float *spectrum,
        float *features)
{
    inkling_moments m;
    *features++ = inkling_rms(x, n);
    inkling_compute_moments(x, n, 0.0f, &m);
    *features++ = m.skewness;
    *features++ = m.kurtosis;
    inkling_hold_maximum(config, x, n, work, spectrum);
    if (config->spectrum_moments) {
        inkling_compute_moments(spectrum, config->length / 2 + 1, 0.0f, &m);
        *features++ = m.skewness;
        *features++ = m.kurtosis;
    }
    for (int k = config->first_bin; k <= config->last_bin; k++) {
        *features++ = config->logarithm ? log10f(spectrum[k] == 0.0f ? 1e-10f : spectrum[k]) : spectrum[k];
    }
}

#endif
