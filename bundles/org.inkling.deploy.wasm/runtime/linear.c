/* Inkling: layers with weights, nearly all the time of a network. With SIMD and without the same sums, so the same bits. */
#include "network.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

enum { LANES = 8, PIXELS = 4 };

/* Loops over pixels whose vectors are to stay in registers. */
#define UNROLL _Pragma("clang loop unroll(full)")

/* Widens bytes; may write up to 7 values more, which the next call writes over. */
static void widen(const int8_t *from, int32_t n, int16_t *to)
{
#ifdef __wasm_simd128__
    for (int32_t i = 0; i < n; i += 8) {
        wasm_v128_store(to + i, wasm_i16x8_load8x8(from + i));
    }
#else
    for (int32_t i = 0; i < n; i++) {
        to[i] = from[i];
    }
#endif
}

static void widen_value(int32_t value, int32_t n, int16_t *to)
{
    for (int32_t i = 0; i < n; i++) {
        to[i] = (int16_t)value;
    }
}

/* The values under the kernel at one pixel, padding as the zero point. */
static void gather(const inkling_linear *l, const int8_t *in, int32_t pixel, int16_t *row)
{
    const inkling_window *w = &l->window;
    const int32_t y0 = inkling_top(w, pixel), x0 = inkling_left(w, pixel), c = w->channels;
    for (int32_t i = 0; i < w->kernel_height; i++) {
        const int32_t y = y0 + i * w->dilation_height;
        const int8_t *line = in + y * w->width * c;
        if ((uint32_t)y >= (uint32_t)w->height) {
            widen_value(l->input_zero, w->kernel_width * c, row);
        } else if (w->dilation_width == 1 && x0 >= 0 && x0 + w->kernel_width <= w->width) {
            widen(line + x0 * c, w->kernel_width * c, row);
        } else {
            for (int32_t j = 0; j < w->kernel_width; j++) {
                const int32_t x = x0 + j * w->dilation_width;
                if ((uint32_t)x >= (uint32_t)w->width) {
                    widen_value(l->input_zero, c, row + j * c);
                } else {
                    widen(line + x * c, c, row + j * c);
                }
            }
        }
        row += w->kernel_width * c;
    }
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
__attribute__((noinline)) static void store_some(v128_t q, int8_t *out, int32_t count)
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

/* One group of channels of four pixels, the first of which are kept: two vectors of weights stay while the pixels go by. */
static inline void multiply(const inkling_linear *l, const inkling_scale8 *s, const int16_t *rows, int32_t stride, int32_t pairs,
        const int8_t *weights, int32_t channel, int8_t *out, int32_t kept)
{
    const int32_t *bias = l->bias + channel, *multipliers = l->scaling.multipliers + channel;
    v128_t a[PIXELS], b[PIXELS];
    UNROLL
    for (int32_t p = 0; p < PIXELS; p++) {
        a[p] = wasm_v128_load(bias);
        b[p] = wasm_v128_load(bias + 4);
    }
    for (int32_t k = 0; k < pairs; k++) {
        const v128_t w0 = wasm_i16x8_load8x8(weights + 16 * k), w1 = wasm_i16x8_load8x8(weights + 16 * k + 8);
        UNROLL
        for (int32_t p = 0; p < PIXELS; p++) {
            const v128_t x = wasm_v128_load32_splat(rows + p * stride + 2 * k);
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
    for (int32_t p = 0; p < kept; p++, out += l->outputs) {
        store8(s, multipliers, sums[2 * p], sums[2 * p + 1], out, l->outputs - channel);
    }
}

#else

typedef inkling_scaling inkling_scale8;

static inline inkling_scale8 scale8(const inkling_scaling *s)
{
    return *s;
}

/* Its own function, so that a runtime in Java can compile it. */
__attribute__((noinline)) static void multiply(const inkling_linear *l, const inkling_scale8 *s, const int16_t *rows, int32_t stride,
        int32_t pairs, const int8_t *weights, int32_t channel, int8_t *out, int32_t kept)
{
    const int32_t count = l->outputs - channel < LANES ? l->outputs - channel : LANES;
    for (int32_t p = 0; p < kept; p++, rows += stride, out += l->outputs) {
        int32_t sums[LANES];
        const int8_t *w = weights;
        for (int32_t i = 0; i < LANES; i++) {
            sums[i] = l->bias[channel + i];
        }
        for (int32_t k = 0; k < pairs; k++) {
            const int32_t x0 = rows[2 * k], x1 = rows[2 * k + 1];
            for (int32_t i = 0; i < LANES; i++, w += 2) {
                sums[i] += x0 * w[0] + x1 * w[1];
            }
        }
        for (int32_t i = 0; i < count; i++) {
            const int32_t q = inkling_requantise(sums[i], s->multipliers[channel + i], s->shift, s->zero);
            out[i] = (int8_t)inkling_clamp(q, s->low, s->high);
        }
    }
}

#endif

void inkling_convolution_layer(const inkling_linear *l)
{
    const int32_t pixels = l->window.output_height * l->window.output_width, pairs = (l->values + 1) / 2;
    const int32_t stride = (l->values + 15) / 8 * 8; /* room for what widen writes too much */
    const inkling_scale8 scaling = scale8(&l->scaling);
    int16_t *rows = l->work;
    for (int32_t p = 0; p < pixels; p += PIXELS) {
        const int32_t kept = pixels - p < PIXELS ? pixels - p : PIXELS;
        const int8_t *weights = l->weights;
        int8_t *out = l->out + p * l->outputs;
        for (int32_t i = 0; i < kept; i++) {
            int16_t *row = rows + i * stride;
            if (l->rows) {
                widen(l->in + (p + i) * l->values, l->values, row);
            } else {
                gather(l, l->in, p + i, row);
            }
            row[l->values] = 0; /* the second of the last pair when the number is odd */
        }
        for (int32_t c = 0; c < l->outputs; c += LANES, weights += 2 * LANES * pairs) {
            multiply(l, &scaling, rows, stride, pairs, weights, c, out + c, kept);
        }
    }
}

/* Where each value under the kernel at one pixel begins; padding is a line of zero points. An odd number is filled up. */
static void find_taps(const inkling_linear *l, const int8_t *in, const int8_t *zeros, int32_t pixel, const int8_t **taps)
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

void inkling_depthwise_layer(const inkling_linear *l)
{
    const int32_t pixels = l->window.output_height * l->window.output_width, pairs = (l->values + 1) / 2;
    const int32_t *bias = l->bias, *multipliers = l->scaling.multipliers;
    const int8_t **taps = l->work;
    int8_t *zeros = (int8_t *)(taps + l->values + 1), *out = l->out;
#ifdef __wasm_simd128__
    const inkling_scale8 scaling = scale8(&l->scaling);
#endif
    for (int32_t i = 0; i < l->outputs; i++) {
        zeros[i] = (int8_t)l->input_zero;
    }
    for (int32_t p = 0; p < pixels; p++, out += l->outputs) {
        const int16_t *w = l->weights;
        find_taps(l, l->in, zeros, p, taps);
        for (int32_t c = 0; c < l->outputs; c += LANES) {
#ifdef __wasm_simd128__
            v128_t a = wasm_v128_load(bias + c), b = wasm_v128_load(bias + c + 4);
            for (int32_t k = 0; k < pairs; k++, w += 2 * LANES) {
                const v128_t x = wasm_i16x8_load8x8(taps[2 * k] + c), y = wasm_i16x8_load8x8(taps[2 * k + 1] + c);
                a = wasm_i32x4_add(a, wasm_i32x4_dot_i16x8(wasm_i16x8_shuffle(x, y, 0, 8, 1, 9, 2, 10, 3, 11), wasm_v128_load(w)));
                b = wasm_i32x4_add(b, wasm_i32x4_dot_i16x8(wasm_i16x8_shuffle(x, y, 4, 12, 5, 13, 6, 14, 7, 15), wasm_v128_load(w + 8)));
            }
            store8(&scaling, multipliers + c, a, b, out + c, l->outputs - c);
#else
            for (int32_t i = 0; i < LANES && c + i < l->outputs; i++) {
                int32_t sum = bias[c + i];
                for (int32_t k = 0; k < pairs; k++) {
                    const int16_t *pair = w + 2 * (LANES * k + i);
                    sum += taps[2 * k][c + i] * pair[0] + taps[2 * k + 1][c + i] * pair[1];
                }
                const inkling_scaling *s = &l->scaling;
                out[c + i] = (int8_t)inkling_clamp(inkling_requantise(sum, multipliers[c + i], s->shift, s->zero), s->low, s->high);
            }
            w += 2 * LANES * pairs;
#endif
        }
    }
}
