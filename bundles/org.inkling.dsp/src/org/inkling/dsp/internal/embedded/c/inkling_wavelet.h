/* Inkling: discrete wavelet transform, and fourteen statistics of each array of its coefficients. */
#ifndef INKLING_WAVELET_H
#define INKLING_WAVELET_H

#include "inkling_signal.h"

#define INKLING_WAVELET_STATISTICS 14
#define INKLING_WAVELET_BINS 100

/* One filter of a level: the signal is mirrored at both ends, every second value kept. Returns how many there are. The order of the sum is
 * that of the workbench, since a sign decides whether a crossing is counted. */
static inline int inkling_convolve(const float *taps, int count, const float *x, int n, float *out)
{
    const int length = (n + count - 1) / 2;
    for (int o = 0; o < length; o++) {
        const int i = 2 * o + 1;
        float sum = 0.0f;
        int tap = 0;
        for (int k = 0; i - k >= n; k++) {
            sum += taps[i - n - k] * x[n - 1 - k];
            tap++;
        }
        for (; tap < count && tap <= i; tap++) {
            sum += taps[tap] * x[i - tap];
        }
        for (int k = 0; tap < count; tap++, k++) {
            sum += taps[tap] * x[k];
        }
        out[o] = sum;
    }
    return length;
}

/* How often the signal changes from at most a level to above it or back, for each value. */
static inline float inkling_crossings(const float *x, int n, float level)
{
    int count = 0;
    for (int i = 1; i < n; i++) {
        count += (x[i] > level) != (x[i - 1] > level);
    }
    return (float)count / (float)n;
}

/* Shell sort (D. L. Shell, gaps of M. Ciura): short, no recursion. */
static inline void inkling_sort(float *x, int n)
{
    static const int gaps[10] = {3548, 1577, 701, 301, 132, 57, 23, 10, 4, 1};
    for (int g = 0; g < 10; g++) {
        const int gap = gaps[g];
        for (int i = gap; i < n; i++) {
            const float value = x[i];
            int place = i;
            for (; place >= gap && x[place - gap] > value; place -= gap) {
                x[place] = x[place - gap];
            }
            x[place] = value;
        }
    }
}

static inline float inkling_bin_edge(int bin, float least, float most)
{
    const float width = (most - least) / (float)INKLING_WAVELET_BINS;
    return bin == INKLING_WAVELET_BINS ? most : (float)bin * width + least;
}

/* Bin of a value by its scaled position; then put right what rounding placed beside its edges. */
static inline int inkling_bin(float value, float least, float most)
{
    const float range = most - least;
    int bin = (int)((value - least) / range * (float)INKLING_WAVELET_BINS);
    bin = bin < INKLING_WAVELET_BINS - 1 ? bin : INKLING_WAVELET_BINS - 1;
    if (value < inkling_bin_edge(bin, least, most)) {
        return bin - 1;
    }
    return bin < INKLING_WAVELET_BINS - 1 && value >= inkling_bin_edge(bin + 1, least, most) ? bin + 1 : bin;
}

/* Entropy in nats of a histogram of sorted values: each bin is one run of them. */
static inline float inkling_entropy(const float *sorted, int n)
{
    const float least = sorted[0], most = sorted[n - 1];
    float entropy = 0.0f;
    if (least == most) {
        return 0.0f;
    }
    for (int i = 0; i < n;) {
        const int bin = inkling_bin(sorted[i], least, most);
        int end = i + 1;
        while (end < n && inkling_bin(sorted[end], least, most) == bin) {
            end++;
        }
        const float share = (float)(end - i) / (float)n;
        entropy -= share * logf(share);
        i = end;
    }
    return entropy;
}

/* Writes the statistics of x, which is left sorted. size is the root mean square of the signal these are the coefficients of. */
static inline void inkling_coefficients(float *x, int n, float size, float *features)
{
    static const int percentiles[5] = {5, 25, 75, 95, 50};
    const float rms = inkling_rms(x, n);
    inkling_moments m;
    inkling_compute_moments(x, n, size, &m);
    features[1] = inkling_crossings(x, n, 0.0f);
    features[2] = inkling_crossings(x, n, m.mean);
    inkling_sort(x, n);
    features[0] = inkling_entropy(x, n);
    for (int i = 0; i < 5; i++) {
        features[3 + i] = x[((long)(n - 1) * percentiles[i] + 50) / 100];
    }
    features[8] = m.mean;
    features[9] = sqrtf(m.variance);                        /* of the population ... */
    features[10] = m.variance * (float)n / (float)(n - 1); /* ... but of a sample: the definition differs between the two */
    features[11] = rms;
    features[12] = rms == 0.0f ? 0.0f : m.skewness;
    features[13] = rms == 0.0f ? 0.0f : m.kurtosis;
}

/* Statistics of the last approximation, then of the details from the last level to the first. x is lost; next and detail hold
 * (n + count - 1) / 2 values each. */
static inline void inkling_wavelet_features(const float *low, const float *high, int count, int levels, float *x, int n, float *next,
        float *detail, float *features)
{
    const float size = inkling_rms(x, n);
    float *from = x, *to = next;
    for (int level = 0; level < levels; level++) {
        const int length = inkling_convolve(high, count, from, n, detail);
        inkling_coefficients(detail, length, size, features + (levels - level) * INKLING_WAVELET_STATISTICS);
        n = inkling_convolve(low, count, from, n, to);
        float *swap = from;
        from = to;
        to = swap;
    }
    inkling_coefficients(from, n, size, features);
}

#endif
