/* Inkling: signal processing by a plan. The algorithms are the headers that an export as C sources uses; here their constants are data.
 *
 * A step is: code, number of words, address and length of each table, reals, integers. */
#include "features.h"

#include "inkling_bands.h"
#include "inkling_decimate.h"
#include "inkling_fft.h"
#include "inkling_filter.h"
#include "inkling_peaks.h"
#include "inkling_signal.h"
#include "inkling_wavelet.h"

enum { END, AXIS, DECIMATE, SUBTRACT_MEAN, FILTER, COPY, STATISTICS, PEAKS, BANDS, WAVELET, BLOCK };

/* What the steps work on. */
typedef struct {
    float *x;        /* values of the current axis */
    int n;           /* how many there are */
    int frames;      /* how many there were: behind them is working memory */
    float *features; /* of the current block */
} inkling_state;

static const float *table(const int32_t *word)
{
    return (const float *)(uintptr_t)word[0];
}

static float real(const int32_t *word)
{
    float value;
    __builtin_memcpy(&value, word, sizeof value);
    return value;
}

static void statistics(inkling_state *s, const int32_t *a)
{
    float *x = s->x, *out = s->features + a[0];
    const int n = s->n, wanted = a[1];
    const float minimum = inkling_minimum(x, n), maximum = inkling_maximum(x, n), rms = inkling_rms(x, n), first = x[0];
    inkling_moments m;
    for (int i = 0; i < n; i++) {
        x[i] -= first;
    }
    inkling_compute_moments(x, n, first < 0.0f ? -first : first, &m);
    const float values[7] = {m.mean + first, minimum, maximum, rms, sqrtf(m.variance), m.skewness, m.kurtosis};
    for (int i = 0; i < 7; i++) {
        if (wanted >> i & 1) {
            *out++ = values[i];
        }
    }
}

/* a: cosines 2, box 2, threshold, spacing, density, at, length, peaks, first bin of the box, bins. */
static void peaks(inkling_state *s, const int32_t *a, int words)
{
    const inkling_peaks_config config = {
        .length = a[8], .cosines = table(a), .peaks = a[9], .threshold = real(a + 4), .spacing = real(a + 5),
        .bands = (words - 11) / 2, .bins = (const int *)(a + 11), .density = real(a + 6), .first_box = a[10], .box = table(a + 2)};
    inkling_peak_features(&config, s->x, s->n, s->x + s->frames, s->features + a[7]);
}

/* a: cosines 2, at, length, step, first bin, last bin, logarithm, moments of the spectrum. */
static void bands(inkling_state *s, const int32_t *a)
{
    const inkling_bands_config config = {.length = a[3], .step = a[4], .cosines = table(a), .first_bin = a[5], .last_bin = a[6],
                                         .logarithm = a[7], .spectrum_moments = a[8]};
    float *work = s->x + s->frames;
    inkling_band_features(&config, s->x, s->n, work, work + config.length, s->features + a[2]);
}

/* a: low pass 2, high pass 2, at, levels. */
static void wavelet(inkling_state *s, const int32_t *a)
{
    const int count = a[1], half = (s->n + count - 1) / 2;
    float *work = s->x + s->frames;
    inkling_wavelet_features(table(a), table(a + 2), count, a[5], s->x, s->n, work, work + half, s->features + a[4]);
}

static void copy(inkling_state *s, const int32_t *a)
{
    float *out = s->features + a[0];
    for (int i = 0; i < s->n; i++, out += a[1]) {
        *out = s->x[i];
    }
}

void inkling_run_plan(const int32_t *plan, const float *window, float *features, float *scratch)
{
    inkling_state s = {scratch, 0, 0, features};
    for (; *plan != END; plan += plan[1]) {
        const int32_t *a = plan + 2;
        switch (*plan) {
        case BLOCK:
            s.features = features + a[0];
            break;
        case AXIS:
            s.n = s.frames = a[3];
            inkling_axis(window + a[1], a[2], s.n, real(a), s.x);
            break;
        case DECIMATE:
            s.n = inkling_decimate(table(a), a[1], a[3], real(a + 2), s.x, s.n, s.x + s.frames);
            break;
        case SUBTRACT_MEAN:
            inkling_subtract_mean(s.x, s.n);
            break;
        case FILTER:
            inkling_filter(s.x, s.n, table(a), a[1] / 5);
            break;
        case COPY:
            copy(&s, a);
            break;
        case STATISTICS:
            statistics(&s, a);
            break;
        case PEAKS:
            peaks(&s, a, plan[1] - 2);
            break;
        case BANDS:
            bands(&s, a);
            break;
        case WAVELET:
            wavelet(&s, a);
            break;
        }
    }
}
