/* Inkling: lays bytes with channels last into the planes a depthwise convolution reads. */
#ifndef INKLING_GATHER_ROWS_H
#define INKLING_GATHER_ROWS_H

#include "inkling_depthwise_rows.h"

/* One row of four channels. */
static inline void inkling_gather_4(const int8_t *from, int32_t channels, int8_t *plane, int32_t pitch, int32_t width)
{
    int16_t *a = (int16_t *)(void *)plane, *b = (int16_t *)(void *)(plane + pitch), *c = (int16_t *)(void *)(plane + 2 * pitch);
    int16_t *d = (int16_t *)(void *)(plane + 3 * pitch);
    for (const int16_t *const end = a + width; a != end; from += channels) {
        uint32_t word, even, odd;
        memcpy(&word, from, 4);
        even = inkling_even_bytes(word);
        odd = inkling_odd_bytes(word);
        *a++ = (int16_t)(even & 0xffffu);
        *b++ = (int16_t)(odd & 0xffffu);
        *c++ = (int16_t)(even >> 16);
        *d++ = (int16_t)(odd >> 16);
    }
}

/* Rows of bytes with channels last into planes. */
static void inkling_gather_rows(const inkling_depthwise_rows_layer *layer, const int8_t *x, int8_t *y, int32_t row, int32_t rows)
{
    const inkling_rows *const planes = &layer->in;
    const inkling_gemm_matrix padding = {0, layer->channels, 0, layer->in_zero_point};
    const int32_t end = inkling_rows_end(planes, row, rows), width = planes->width, channels = layer->channels;
    const int32_t pitch = planes->plane_bytes;
    inkling_rows_padding(planes, &padding, y, row, rows);
    for (; row < end; row++) {
        const int8_t *from = x + row * width * channels;
        int8_t *plane = inkling_rows_row(planes, y, row);
        int32_t c = 0;
        for (; c + 4 <= channels; c += 4, from += 4, plane += 4 * pitch) {
            inkling_gather_4(from, channels, plane, pitch, width);
        }
        for (; c < channels; c++, from++, plane += pitch) {
            const int8_t *at = from;
            for (int16_t *to = (int16_t *)(void *)plane, *const last = to + width; to != last; at += channels) {
                *to++ = *at;
            }
        }
    }
}

#endif
