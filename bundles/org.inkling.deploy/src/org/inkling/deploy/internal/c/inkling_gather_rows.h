/* Inkling: lays bytes with channels last into the planes a depthwise convolution reads. */
#ifndef INKLING_GATHER_ROWS_H
#define INKLING_GATHER_ROWS_H

#include "inkling_depthwise_rows.h"

/* Rows of bytes with channels last into planes. */
static void inkling_gather_rows(const inkling_depthwise_rows_layer *layer, const int8_t *x, int8_t *y, int32_t row, int32_t rows)
{
    const inkling_rows *const planes = &layer->in;
    const inkling_gemm_matrix padding = {0, layer->channels, 0, layer->in_zero_point};
    const int32_t end = inkling_rows_end(planes, row, rows), width = planes->width, channels = layer->channels;
    inkling_rows_padding(planes, &padding, y, row, rows);
    for (; row < end; row++) {
        const int8_t *from = x + row * width * channels;
        int8_t *plane = inkling_rows_row(planes, y, row);
        for (int32_t c = 0; c < channels; c++, from++, plane += planes->plane_bytes) {
            const int8_t *at = from;
            int16_t *to = (int16_t *)(void *)plane, *const last = to + width;
            for (; to != last; at += channels) {
                *to++ = *at;
            }
        }
    }
}

#endif
