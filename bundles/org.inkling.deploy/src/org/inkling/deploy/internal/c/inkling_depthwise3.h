/* Inkling: depthwise convolution with a 3 x 3 kernel, one channel after the other.
 *
 * A channel is gathered into a plane of 16-bit values with its padding, convolved there, and written back; so y may lie on x.
 * weights holds for each channel and kernel row the pairs (w0, w1) and (w1, w2), the first in the low half, then bias and multiplier. */
#ifndef INKLING_DEPTHWISE3_H
#define INKLING_DEPTHWISE3_H

#include "inkling_dsp_extension.h"

#ifdef INKLING_DSP_EXTENSION
#include <arm_acle.h>
#endif

typedef struct {
    int32_t in_height, in_width, channels;
    int32_t out_height, out_width;
    int32_t stride;
    int32_t pad_top, pad_left;
    int32_t zero_point; /* of the input */
    int32_t plane_height, plane_width; /* plane_width is even */
    const int32_t *weights;
    int32_t out_zero_point;
} inkling_depthwise3_layer;

/* Lays one channel into the plane, inside the padding that is there. */
static inline void inkling_gather(const inkling_depthwise3_layer *layer, const int8_t *x, int16_t *plane)
{
    const int32_t channels = layer->channels;
    int32_t rows = layer->plane_height - layer->pad_top;
    rows = rows < layer->in_height ? rows : layer->in_height;
    plane += layer->pad_top * layer->plane_width + layer->pad_left;
    for (; rows > 0; rows--, plane += layer->plane_width) {
        int16_t *to = plane;
        int32_t n = layer->in_width;
        for (; n >= 4; n -= 4, to += 4, x += 4 * channels) {
            const int16_t v0 = x[0], v1 = x[channels], v2 = x[2 * channels], v3 = x[3 * channels];
            to[0] = v0;
            to[1] = v1;
            to[2] = v2;
            to[3] = v3;
        }
        for (; n > 0; n--, x += channels) {
            *to++ = *x;
        }
    }
}

#ifdef INKLING_DSP_EXTENSION

/* One output row; two outputs at a time share their inputs when the stride is 1. */
static inline void inkling_depthwise3_row(const inkling_depthwise3_layer *layer, const int16_t *plane, const int32_t *w, int8_t *y)
{
    const int32_t channels = layer->channels, multiplier = w[7], zero_point = layer->out_zero_point;
    const int32_t *r0 = (const int32_t *)(const void *)plane, *r1 = r0 + layer->plane_width / 2, *r2 = r1 + layer->plane_width / 2;
    int32_t a0 = *r0++, a1 = *r1++, a2 = *r2++;
    if (layer->stride == 1) {
        for (int32_t n = layer->out_width; n > 0; n -= 2) {
            const int32_t b0 = *r0++, b1 = *r1++, b2 = *r2++;
            int32_t left = w[6], right = w[6];
            left = __smlabt(b0, w[1], __smlad(a0, w[0], left));
            right = __smlad(b0, w[1], __smlatb(a0, w[0], right));
            left = __smlabt(b1, w[3], __smlad(a1, w[2], left));
            right = __smlad(b1, w[3], __smlatb(a1, w[2], right));
            left = __smlabt(b2, w[5], __smlad(a2, w[4], left));
            right = __smlad(b2, w[5], __smlatb(a2, w[4], right));
            *y = inkling_requantise_full(left, multiplier, zero_point);
            y += channels;
            if (n > 1) {
                *y = inkling_requantise_full(right, multiplier, zero_point);
                y += channels;
            }
            a0 = b0;
            a1 = b1;
            a2 = b2;
        }
    } else {
        for (int32_t n = layer->out_width; n > 0; n--, y += channels) {
            const int32_t b0 = *r0++, b1 = *r1++, b2 = *r2++;
            int32_t sum = __smlabt(b0, w[1], __smlad(a0, w[0], w[6]));
            sum = __smlabt(b1, w[3], __smlad(a1, w[2], sum));
            sum = __smlabt(b2, w[5], __smlad(a2, w[4], sum));
            *y = inkling_requantise_full(sum, multiplier, zero_point);
            a0 = b0;
            a1 = b1;
            a2 = b2;
        }
    }
}

#else

/* The low and the high half of a word, signed. */
static inline int32_t inkling_low_half(int32_t word)
{
    return (int16_t)((uint32_t)word & 0xffffu);
}

static inline int32_t inkling_high_half(int32_t word)
{
    return (int16_t)((uint32_t)word >> 16);
}

static inline void inkling_depthwise3_row(const inkling_depthwise3_layer *layer, const int16_t *plane, const int32_t *w, int8_t *y)
{
    for (int32_t n = layer->out_width; n > 0; n--, plane += layer->stride, y += layer->channels) {
        int32_t sum = w[6];
        for (int32_t row = 0; row < 3; row++) {
            const int16_t *x = plane + row * layer->plane_width;
            sum += x[0] * inkling_low_half(w[2 * row]) + x[1] * inkling_high_half(w[2 * row]) + x[2] * inkling_high_half(w[2 * row + 1]);
        }
        *y = inkling_requantise_full(sum, w[7], layer->out_zero_point);
    }
}

#endif

/* scratch holds the plane and two values more, aligned to 4. */
static void inkling_depthwise3(const inkling_depthwise3_layer *layer, const int8_t *x, int8_t *y, int8_t *scratch)
{
    int16_t *const plane = (int16_t *)(void *)scratch;
    const int32_t *w = layer->weights;
    for (int32_t i = 0; i < layer->plane_height * layer->plane_width + 2; i++) {
        plane[i] = (int16_t)layer->zero_point;
    }
    for (int32_t c = 0; c < layer->channels; c++, w += 8) {
        int8_t *to = y + c;
        inkling_gather(layer, x + c, plane);
        for (int32_t row = 0; row < layer->out_height; row++, to += layer->out_width * layer->channels) {
            inkling_depthwise3_row(layer, plane + row * layer->stride * layer->plane_width, w, to);
        }
    }
}

#endif
