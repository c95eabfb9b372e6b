/* Inkling: spectral analysis version 1: root mean square, highest peaks of the amplitude spectrum, mean power density of bands. */
#ifndef INKLING_PEAKS_H
#define INKLING_PEAKS_H

#include "inkling_fft.h"
#include "inkling_signal.h"

typedef struct {
    int length;           /* of the transform */
    const float *cosines; /* length / 4 + 1 values, see inkling_fft.h */
    int peaks;
    float threshold;      /* smallest height of a peak */
    float spacing;        /* frequency of bin k is k * spacing */
    int bands;
    const int *bins;      /* first bin and the one after the last, for each band */
    float density;        /* from |bin|^2 to power density */
    int first_box;
    const float *box;     /* transform of ones over the window, real and imaginary parts from bin first_box on */
} inkling_peaks_config;

/* v[i + 1] - v[i]; on a plateau the slope beside it, that before it for its first half. */
static inline float inkling_slope(const float *v, int n, int i)
{
    if (v[i + 1] != v[i]) {
        return v[i + 1] - v[i];
    }
    int first = i, last = i;
    while (first > 0 && v[first] == v[first - 1]) {
        first--;
    }
    while (last < n - 2 && v[last + 2] == v[last + 1]) {
        last++;
    }
    if (first == 0 && last == n - 2) {
        return 0.0f;
    }
    const int before = last == n - 2 || (first > 0 && 2 * i < first + last);
    return before ? v[first] - v[first - 1] : v[last + 2] - v[last + 1];
}

/* Inserts a peak in pairs of frequency and height that fall by height; of equal heights the lower frequency stays first. */
static inline void inkling_insert_peak(float *pairs, int count, float frequency, float height)
{
    int place = 0;
    while (place < count && pairs[2 * place + 1] >= height) {
        place++;
    }
    if (place == count) {
        return;
    }
    for (int i = count - 1; i > place; i--) {
        pairs[2 * i] = pairs[2 * i - 2];
        pairs[2 * i + 1] = pairs[2 * i - 1];
    }
    pairs[2 * place] = frequency;
    pairs[2 * place + 1] = height;
}

/* Writes frequency and height of the highest local maxima, 0 and 0 where there are no more. */
static inline void inkling_find_peaks(const inkling_peaks_config *config, const float *v, float *pairs)
{
    const int n = config->length / 2;
    const float least = inkling_minimum(v, n);
    for (int i = 0; i < 2 * config->peaks; i++) {
        pairs[i] = 0.0f;
    }
    for (int i = 1; i < n - 1; i++) {
        if (v[i] > least && v[i] >= config->threshold && inkling_slope(v, n, i - 1) > 0.0f && inkling_slope(v, n, i) < 0.0f) {
            inkling_insert_peak(pairs, config->peaks, (float)i * config->spacing, v[i]);
        }
    }
}

/* |bin|^2 of the axis less its mean, from the transform of the axis itself: a second transform is not needed. */
static inline float inkling_centred_power(const inkling_peaks_config *config, const float *bins, int k, float mean)
{
    const float *box = config->box + 2 * (k - config->first_box);
    const int edge = k == 0 || k == config->length / 2;
    const float re = (edge ? bins[k != 0] : bins[2 * k]) - mean * box[0], im = (edge ? 0.0f : bins[2 * k + 1]) - mean * box[1];
    return re * re + im * im;
}

static inline void inkling_band_power(const inkling_peaks_config *config, const float *bins, float mean, float *features)
{
    for (int band = 0; band < config->bands; band++) {
        const int first = config->bins[2 * band], end = config->bins[2 * band + 1];
        float sum = 0.0f;
        for (int k = first; k < end; k++) {
            const float value = inkling_centred_power(config, bins, k, mean) * config->density;
            sum += k == 0 || k == config->length / 2 ? value : 2.0f * value;
        }
        features[band] = end == first ? 0.0f : sum / (float)(end - first) / 10.0f;
    }
}

/* Features of one axis without its mean. work holds length values. */
static inline void inkling_peak_features(const inkling_peaks_config *config, const float *x, int n, float *work, float *features)
{
    const int length = config->length, used = n < length ? n : length;
    features[0] = inkling_rms(x, n);
    for (int i = 0; i < length; i++) {
        work[i] = i < used ? x[i] : 0.0f;
    }
    inkling_fft(work, length, config->cosines);
    inkling_band_power(config, work, inkling_mean(x, used), features + 1 + 2 * config->peaks);
    inkling_fft_power(work, length);
    for (int k = 0; k < length / 2; k++) {
        work[k] = 2.0f / (float)length * sqrtf(work[k]);
    }
    inkling_find_peaks(config, work, features + 1);
}

#endif
