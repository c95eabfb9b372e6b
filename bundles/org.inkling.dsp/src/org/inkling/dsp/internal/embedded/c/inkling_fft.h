/* Inkling: fast Fourier transform of a real signal whose length is a power of two, at least 4. In place, one quarter-wave table. */
#ifndef INKLING_FFT_H
#define INKLING_FFT_H

/* Cosine and sine of 2 pi k / n for k = 0..n/2; cosines holds k = 0..n/4. */
static inline void inkling_turn(const float *cosines, int n, int k, float *cosine, float *sine)
{
    const int quarter = n / 4;
    if (k <= quarter) {
        *cosine = cosines[k];
        *sine = cosines[quarter - k];
    } else {
        *cosine = -cosines[2 * quarter - k];
        *sine = cosines[k - quarter];
    }
}

/* Puts complex values in bit-reversed order. */
static inline void inkling_bit_reverse(float *x, int count)
{
    int j = 0;
    for (int i = 1; i < count; i++) {
        int bit = count >> 1;
        for (; j & bit; bit >>= 1) {
            j ^= bit;
        }
        j ^= bit;
        if (i < j) {
            const float re = x[2 * i], im = x[2 * i + 1];
            x[2 * i] = x[2 * j];
            x[2 * i + 1] = x[2 * j + 1];
            x[2 * j] = re;
            x[2 * j + 1] = im;
        }
    }
}

/* Radix-2 decimation in time over n / 2 complex values. */
static inline void inkling_fft_complex(float *x, int n, const float *cosines)
{
    const int count = n / 2;
    inkling_bit_reverse(x, count);
    for (int half = 1; half < count; half *= 2) {
        for (int j = 0; j < half; j++) {
            float c, s;
            inkling_turn(cosines, n, j * (count / half), &c, &s);
            for (int k = j; k < count; k += 2 * half) {
                float *a = x + 2 * k, *b = x + 2 * (k + half);
                const float re = b[0] * c + b[1] * s, im = b[1] * c - b[0] * s;
                b[0] = a[0] - re;
                b[1] = a[1] - im;
                a[0] += re;
                a[1] += im;
            }
        }
    }
}

/* Real transform: afterwards x[0] is bin 0, x[1] bin n / 2 (both real), x[2k] and x[2k + 1] are the parts of bin k. */
static inline void inkling_fft(float *x, int n, const float *cosines)
{
    const int count = n / 2;
    inkling_fft_complex(x, n, cosines);
    const float first = x[0];
    x[0] = first + x[1];
    x[1] = first - x[1];
    for (int k = 1; k <= count / 2; k++) {
        float *a = x + 2 * k, *b = x + 2 * (count - k);
        float c, s;
        inkling_turn(cosines, n, k, &c, &s);
        const float even_re = 0.5f * (a[0] + b[0]), even_im = 0.5f * (a[1] - b[1]);
        const float odd_re = 0.5f * (a[1] + b[1]), odd_im = 0.5f * (b[0] - a[0]);
        const float re = odd_re * c + odd_im * s, im = odd_im * c - odd_re * s;
        a[0] = even_re + re;
        a[1] = even_im + im;
        b[0] = even_re - re;
        b[1] = im - even_im;
    }
}

/* Replaces the result of inkling_fft by |bin|^2 of bins 0..n/2. */
static inline void inkling_fft_power(float *x, int n)
{
    const float last = x[1] * x[1];
    x[0] *= x[0];
    for (int k = 1; k < n / 2; k++) {
        x[k] = x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
    }
    x[n / 2] = last;
}

#endif
