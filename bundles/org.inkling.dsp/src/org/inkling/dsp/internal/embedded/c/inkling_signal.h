/* Inkling: one axis of a window as an array of float32: taking it out, mean, moments.
 *
 * Sums are pairwise in one fixed order, the same as where the model was trained: the rounding of the mean decides
 * the features of an axis that hardly changes. */
#ifndef INKLING_SIGNAL_H
#define INKLING_SIGNAL_H

#include <math.h>

/* Takes one axis out of a window of interleaved axes and scales it. */
static inline void inkling_axis(const float *window, int axes, int frames, float scale, float *x)
{
    for (int i = 0; i < frames; i++) {
        x[i] = window[i * axes] * scale;
    }
}

/* ((value - mean) * scale) to a power of 1 to 4. */
static inline float inkling_term(float value, float mean, float scale, int power)
{
    const float z = (value - mean) * scale;
    const float z2 = z * z;
    return power == 1 ? z : power == 2 ? z2 : power == 3 ? z2 * z : z2 * z2;
}

/* Up to 128 terms: eight interleaved sums, joined in pairs; fewer than 8 one after the other. Eight names instead of an array keep them in
 * registers. */
static inline float inkling_sum_block(const float *x, int n, float mean, float scale, int power)
{
    float sum = 0.0f;
    int i = 0;
    if (n >= 8) {
        float r0 = inkling_term(x[0], mean, scale, power), r1 = inkling_term(x[1], mean, scale, power);
        float r2 = inkling_term(x[2], mean, scale, power), r3 = inkling_term(x[3], mean, scale, power);
        float r4 = inkling_term(x[4], mean, scale, power), r5 = inkling_term(x[5], mean, scale, power);
        float r6 = inkling_term(x[6], mean, scale, power), r7 = inkling_term(x[7], mean, scale, power);
        for (i = 8; i + 8 <= n; i += 8) {
            r0 += inkling_term(x[i], mean, scale, power);
            r1 += inkling_term(x[i + 1], mean, scale, power);
            r2 += inkling_term(x[i + 2], mean, scale, power);
            r3 += inkling_term(x[i + 3], mean, scale, power);
            r4 += inkling_term(x[i + 4], mean, scale, power);
            r5 += inkling_term(x[i + 5], mean, scale, power);
            r6 += inkling_term(x[i + 6], mean, scale, power);
            r7 += inkling_term(x[i + 7], mean, scale, power);
        }
        sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
    }
    for (; i < n; i++) {
        sum += inkling_term(x[i], mean, scale, power);
    }
    return sum;
}

/* Sum of the terms; a long signal is halved at a multiple of 8 until it is short enough. */
static inline float inkling_sum(const float *x, int n, float mean, float scale, int power)
{
    float left[24]; /* sums of the left halves around the current block */
    int right[24];  /* lengths of the right halves that wait, 0 when they are under way */
    int depth = 0;
    for (;;) {
        while (n > 128) {
            const int half = n / 2 - n / 2 % 8;
            right[depth++] = n - half;
            n = half;
        }
        float sum = inkling_sum_block(x, n, mean, scale, power);
        x += n;
        while (depth > 0 && right[depth - 1] == 0) {
            sum = left[--depth] + sum;
        }
        if (depth == 0) {
            return sum;
        }
        left[depth - 1] = sum;
        n = right[depth - 1];
        right[depth - 1] = 0;
    }
}

static inline float inkling_mean(const float *x, int n)
{
    return inkling_sum(x, n, 0.0f, 1.0f, 1) / (float)n;
}

static inline void inkling_subtract_mean(float *x, int n)
{
    const float mean = inkling_mean(x, n);
    for (int i = 0; i < n; i++) {
        x[i] -= mean;
    }
}

static inline float inkling_rms(const float *x, int n)
{
    return sqrtf(inkling_sum(x, n, 0.0f, 1.0f, 2) / (float)n);
}

static inline float inkling_minimum(const float *x, int n)
{
    float least = x[0];
    for (int i = 1; i < n; i++) {
        least = x[i] < least ? x[i] : least;
    }
    return least;
}

static inline float inkling_maximum(const float *x, int n)
{
    float most = x[0];
    for (int i = 1; i < n; i++) {
        most = x[i] > most ? x[i] : most;
    }
    return most;
}

/* Population moments. Values that are equal, or differ by rounding only, count as constant: skewness 0, kurtosis -3. */
typedef struct {
    int constant;
    float mean;
    float variance;
    float skewness;
    float kurtosis; /* less 3 */
} inkling_moments;

/* size is that of the values these were computed from, 0 when they are the values themselves. */
static inline void inkling_compute_moments(const float *x, int n, float size, inkling_moments *m)
{
    const float count = (float)n;
    m->mean = inkling_mean(x, n);
    m->variance = inkling_sum(x, n, m->mean, 1.0f, 2) / count;
    const float deviation = sqrtf(m->variance), magnitude = m->mean < 0.0f ? -m->mean : m->mean;
    int equal = 1;
    while (equal < n && x[equal] == x[0]) {
        equal++;
    }
    m->constant = equal >= n || deviation <= 1.1920929e-7f * (magnitude > size ? magnitude : size);
    if (m->constant) {
        m->skewness = 0.0f;
        m->kurtosis = -3.0f;
        return;
    }
    const float scale = 1.0f / deviation;
    m->skewness = inkling_sum(x, n, m->mean, scale, 3) / count;
    m->kurtosis = inkling_sum(x, n, m->mean, scale, 4) / count - 3.0f;
}

#endif
