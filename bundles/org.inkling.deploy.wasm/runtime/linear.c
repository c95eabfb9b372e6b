/* Inkling: layers with weights, nearly all the time of a network. With SIMD and without the same sums, so the same bits. */
#include "network.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { LANES = 8, PIXELS = 4 };

/* Only the innermost functions take time; the others are made small. */
#define SMALL __attribute__((minsize))

/* Loops over pixels whose vectors are to stay in registers. */
#define UNROLL _Pragma("clang loop unroll(full)")

SMALL static void copy(const int8_t *from, int32_t n, int8_t *to)
{
    while (n-- > 0) {
        *to++ = *from++;
    }
}

SMALL static void fill(int32_t value, int32_t n, int8_t *to)
{
    while (n-- > 0) {
        *to++ = (int8_t)value;
    }
}

/* The values under the kernel at one pixel, padding as the zero point. */
SMALL static void gather(const inkling_linear *l, int32_t pixel, int8_t *row)
{
    const inkling_window *w = &l->window;
    const int32_t y0 = inkling_top(w, pixel), x0 = inkling_left(w, pixel), c = w->channels;
    for (int32_t i = 0; i < w->kernel_height; i++) {
        const int32_t y = y0 + i * w->dilation_height;
        const int8_t *line = l->in + y * w->width * c;
        for (int32_t j = 0; j < w->kernel_width; j++, row += c) {
            const int32_t x = x0 + j * w->dilation_width;
            if ((uint32_t)y < (uint32_t)w->height && (uint32_t)x < (uint32_t)w->width) {
                copy(line + x * c, c, row);
            } else {
                fill(l->input_zero, c, row);
            }
        }
    }
}

/* Pairs of values of four rows beside each other, as 16 bits; what is read behind a row meets weights of zero. */
static void interleave(const int8_t *const *rows, int32_t values, int16_t *to)
{
#ifdef __wasm_simd128__
    for (int32_t k = 0; k < values; k += 8, to += 8 * PIXELS) {
        const v128_t a = wasm_i16x8_load8x8(rows[0] + k), b = wasm_i16x8_load8x8(rows[1] + k);
        const v128_t c = wasm_i16x8_load8x8(rows[2] + k), d = wasm_i16x8_load8x8(rows[3] + k);
        const v128_t ab = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), cd = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5);
        const v128_t ef = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7), gh = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
        wasm_v128_store(to, wasm_i64x2_shuffle(ab, cd, 0, 2));
        wasm_v128_store(to + 8, wasm_i64x2_shuffle(ab, cd, 1, 3));
        wasm_v128_store(to + 16, wasm_i64x2_shuffle(ef, gh, 0, 2));
        wasm_v128_store(to + 24, wasm_i64x2_shuffle(ef, gh, 1, 3));
    }
#else
    for (int32_t k = 0; k < values + 1; k += 2) {
        for (int32_t p = 0; p < PIXELS; p++) {
            *to++ = rows[p][k];
            *to++ = rows[p][k + 1];
        }
    }
#endif
}

#ifdef __wasm_simd128__

/* Four accumulators to int32 results: the product in 64 bits, its upper half. */
static inline v128_t requantise4(v128_t sum, v128_t multipliers, v128_t rounding, int32_t shift)
{
    v128_t a = wasm_i64x2_add(wasm_i64x2_extmul_low_i32x4(sum, multipliers), rounding);
    v128_t b = wasm_i64x2_add(wasm_i64x2_extmul_high_i32x4(sum, multipliers), rounding);
    if (shift != 0) {
        a = wasm_i64x2_shl(a, (uint32_t)shift);
        b = wasm_i64x2_shl(b, (uint32_t)shift);
    }
    return wasm_i32x4_shuffle(a, b, 1, 3, 5, 7);
}

/* What scaling needs in registers. */
typedef struct {
    v128_t rounding, low, high;
    int32_t shift;
} inkling_scale8;

static inline inkling_scale8 scale8(const inkling_scaling *s)
{
    const int64_t half = ((int64_t)s->zero << (32 - s->shift)) + ((int64_t)1 << (31 - s->shift));
    return (inkling_scale8){wasm_i64x2_splat(half), wasm_i8x16_splat((int8_t)s->low), wasm_i8x16_splat((int8_t)s->high), s->shift};
}

/* The first bytes of a vector. */
__attribute__((noinline, minsize)) static void store_some(v128_t q, int8_t *out, int32_t count)
{
    int8_t lanes[16];
    wasm_v128_store(lanes, q);
    for (int32_t i = 0; i < count; i++) {
        out[i] = lanes[i];
    }
}

/* Eight accumulators to the first count of eight bytes. */
static inline void store8(const inkling_scale8 *s, const int32_t *multipliers, v128_t a, v128_t b, int8_t *out, int32_t count)
{
    a = requantise4(a, wasm_v128_load(multipliers), s->rounding, s->shift);
    b = requantise4(b, wasm_v128_load(multipliers + 4), s->rounding, s->shift);
    v128_t q = wasm_i16x8_narrow_i32x4(a, b);
    q = wasm_i8x16_min(wasm_i8x16_max(wasm_i8x16_narrow_i16x8(q, q), s->low), s->high);
    if (count >= LANES) {
        wasm_v128_store64_lane(out, q, 0);
    } else {
        store_some(q, out, count);
    }
}

/* All channels of four pixels, the first of which are kept: two vectors of weights stay while the pixels go by. */
__attribute__((noinline)) static void multiply(const inkling_linear *l, const inkling_scale8 *scale, const int16_t *rows, int8_t *out,
        int32_t kept)
{
    const inkling_scale8 s = *scale;
    const int32_t *bias = l->bias, *multipliers = l->scaling.multipliers, outputs = l->outputs;
    const int16_t *end = rows + (l->values + 1) / 2 * 2 * PIXELS;
    const int8_t *weights = l->weights;
    for (int32_t channel = 0; channel < outputs; channel += LANES, bias += LANES, multipliers += LANES) {
        v128_t a[PIXELS], b[PIXELS];
        UNROLL
        for (int32_t p = 0; p < PIXELS; p++) {
            a[p] = wasm_v128_load(bias);
            b[p] = wasm_v128_load(bias + 4);
        }
        for (const int16_t *row = rows; row != end; row += 2 * PIXELS, weights += 2 * LANES) {
            const v128_t w0 = wasm_i16x8_load8x8(weights), w1 = wasm_i16x8_load8x8(weights + 8);
            UNROLL
            for (int32_t p = 0; p < PIXELS; p++) {
                const v128_t x = wasm_v128_load32_splat(row + 2 * p);
                a[p] = wasm_i32x4_add(a[p], wasm_i32x4_dot_i16x8(x, w0));
                b[p] = wasm_i32x4_add(b[p], wasm_i32x4_dot_i16x8(x, w1));
            }
        }
        v128_t sums[2 * PIXELS]; /* in memory, so that the loop below need not be written out; the sums above stay in registers */
        UNROLL
        for (int32_t p = 0; p < PIXELS; p++) {
            sums[2 * p] = a[p];
            sums[2 * p + 1] = b[p];
        }
        int8_t *to = out + channel;
        for (int32_t p = 0; p < kept; p++, to += outputs) {
            store8(&s, multipliers, sums[2 * p], sums[2 * p + 1], to, outputs - channel);
        }
    }
}

#else

typedef inkling_scaling inkling_scale8;

static inline inkling_scale8 scale8(const inkling_scaling *s)
{
    return *s;
}

/* Its own function, so that a runtime in Java can compile it. */
__attribute__((noinline)) static void multiply(const inkling_linear *l, const inkling_scale8 *s, const int16_t *rows, int8_t *out,
        int32_t kept)
{
    const int32_t pairs = (l->values + 1) / 2;
    for (int32_t p = 0; p < kept; p++, rows += 2) {
        const int8_t *w = l->weights;
        for (int32_t channel = 0; channel < l->outputs; channel += LANES) {
            int32_t sums[LANES];
            for (int32_t i = 0; i < LANES; i++) {
                sums[i] = l->bias[channel + i];
            }
            for (int32_t k = 0; k < pairs; k++) {
                const int32_t x0 = rows[2 * PIXELS * k], x1 = rows[2 * PIXELS * k + 1];
                for (int32_t i = 0; i < LANES; i++, w += 2) {
                    sums[i] += x0 * w[0] + x1 * w[1];
                }
            }
            for (int32_t i = 0; i < LANES && channel + i < l->outputs; i++) {
                const int32_t q = inkling_requantise(sums[i], s->multipliers[channel + i], s->shift, s->zero);
                *out++ = (int8_t)inkling_clamp(q, s->low, s->high);
            }
        }
    }
}

#endif

SMALL void inkling_convolution_layer(const inkling_linear *l)
{
    const int32_t pixels = l->window.output_height * l->window.output_width;
    const int32_t stride = (l->values + 15) / 8 * 8;
    const inkling_scale8 scaling = scale8(&l->scaling);
    int16_t *pairs = l->work;
    int8_t *gathered = (int8_t *)(pairs + PIXELS * stride);
    for (int32_t p = 0; p < pixels; p += PIXELS) {
        const int32_t kept = pixels - p < PIXELS ? pixels - p : PIXELS;
        const int8_t *rows[PIXELS];
        for (int32_t i = 0; i < PIXELS; i++) {
            const int32_t pixel = i < kept ? p + i : p; /* any pixel will do for those that are not kept */
            rows[i] = gathered + i * stride;
            if (l->rows) {
                rows[i] = l->in + pixel * l->values;
            } else {
                gather(l, pixel, gathered + i * stride);
            }
        }
        interleave(rows, l->values, pairs);
        multiply(l, &scaling, pairs, l->out + p * l->outputs, kept);
    }
}

/* Where each value under the kernel at one pixel begins; padding is a line of zero points. An odd number is filled up. */
SMALL static void find_taps(const inkling_linear *l, const int8_t *in, const int8_t *zeros, int32_t pixel, const int8_t **taps)
{
    const inkling_window *w = &l->window;
    const int32_t y0 = inkling_top(w, pixel), x0 = inkling_left(w, pixel);
    for (int32_t i = 0; i < w->kernel_height; i++) {
        const int32_t y = y0 + i * w->dilation_height;
        for (int32_t j = 0; j < w->kernel_width; j++) {
            const int32_t x = x0 + j * w->dilation_width;
            const int outside = (uint32_t)y >= (uint32_t)w->height || (uint32_t)x >= (uint32_t)w->width;
            *taps++ = outside ? zeros : in + (y * w->width + x) * w->channels;
        }
    }
    *taps = zeros;
}

/* One pixel. */
__attribute__((noinline)) static void multiply_each(const inkling_linear *l, const inkling_scale8 *scale, const int8_t *const *taps, int8_t *out)
{
    const inkling_scale8 s = *scale;
    const int32_t *bias = l->bias, *multipliers = l->scaling.multipliers, outputs = l->outputs;
    const int8_t *const *end = taps + l->values;
    const int16_t *w = l->weights;
    for (int32_t c = 0; c < outputs; c += LANES, bias += LANES, multipliers += LANES) {
#ifdef __wasm_simd128__
        v128_t a = wasm_v128_load(bias), b = wasm_v128_load(bias + 4);
        for (const int8_t *const *tap = taps; tap < end; tap += 2, w += 2 * LANES) {
            const v128_t x = wasm_i16x8_load8x8(tap[0] + c), y = wasm_i16x8_load8x8(tap[1] + c);
            a = wasm_i32x4_add(a, wasm_i32x4_dot_i16x8(wasm_i16x8_shuffle(x, y, 0, 8, 1, 9, 2, 10, 3, 11), wasm_v128_load(w)));
            b = wasm_i32x4_add(b, wasm_i32x4_dot_i16x8(wasm_i16x8_shuffle(x, y, 4, 12, 5, 13, 6, 14, 7, 15), wasm_v128_load(w + 8)));
        }
        store8(&s, multipliers, a, b, out + c, outputs - c);
#else
        for (int32_t i = 0; i < LANES && c + i < outputs; i++) {
            int32_t sum = bias[i];
            const int16_t *pair = w + 2 * i;
            for (const int8_t *const *tap = taps; tap < end; tap += 2, pair += 2 * LANES) {
                sum += tap[0][c + i] * pair[0] + tap[1][c + i] * pair[1];
            }
            out[c + i] = (int8_t)inkling_clamp(inkling_requantise(sum, multipliers[i], s.shift, s.zero), s.low, s.high);
        }
        w += 2 * LANES * ((l->values + 1) / 2);
#endif
    }
}

SMALL void inkling_depthwise_layer(const inkling_linear *l)
{
    const int32_t pixels = l->window.output_height * l->window.output_width;
    const inkling_scale8 scaling = scale8(&l->scaling);
    const int8_t **taps = l->work;
    int8_t *zeros = (int8_t *)(taps + l->values + 1), *out = l->out;
    for (int32_t i = 0; i < l->outputs; i++) {
        zeros[i] = (int8_t)l->input_zero;
    }
    for (int32_t p = 0; p < pixels; p++, out += l->outputs) {
        find_taps(l, l->in, zeros, p, taps);
        multiply_each(l, &scaling, taps, out);
    }
}
