/* Inkling: lowers the sampling rate: a low-pass filter as a convolution, then every ratio-th value. */
#ifndef INKLING_DECIMATE_H
#define INKLING_DECIMATE_H

/* Works on the difference from the first value, as if that had been there for ever; gain is what a constant is multiplied by. Returns how
 * many values are left. work holds as many. Two sums for even and odd taps halve the rounding. */
static inline int inkling_decimate(const float *taps, int count, int ratio, float gain, float *x, int n, float *work)
{
    const float first = x[0], level = first * gain;
    int left = 0;
    for (int i = 0; i < n; i += ratio) {
        const int used = count < i + 1 ? count : i + 1;
        float even = 0.0f, odd = 0.0f;
        int k = 0;
        for (; k < used - 1; k += 2) {
            even += taps[k] * (x[i - k] - first);
            odd += taps[k + 1] * (x[i - k - 1] - first);
        }
        if (k < used) {
            even += taps[k] * (x[i - k] - first);
        }
        work[left++] = level + (even + odd);
    }
    for (int i = 0; i < left; i++) {
        x[i] = work[i];
    }
    return left;
}

#endif
