/* Inkling: float32 layers that only move values: concatenation, padding, nearest-neighbour resize. */
#ifndef INKLING_FLOAT_MOVE_H
#define INKLING_FLOAT_MOVE_H

#include "inkling_float.h"

/* Rows from one pitch to another. */
static inline void inkling_float_copy_rows(int32_t rows, int32_t width, const float *x, int32_t x_pitch, float *y, int32_t y_pitch)
{
    for (int32_t row = 0; row < rows; row++) {
        memcpy(y + row * y_pitch, x + row * x_pitch, (size_t)width * sizeof(float));
    }
}

typedef struct {
    int32_t in[4], out[4], before[4];
} inkling_float_pad_layer;

static inline void inkling_float_pad(const inkling_float_pad_layer *layer, const float *x, float *y)
{
    const int32_t *in = layer->in, *out = layer->out, *before = layer->before;
    for (int32_t i = 0; i < out[0] * out[1] * out[2] * out[3]; i++) {
        y[i] = 0.0f;
    }
    for (int32_t i = 0; i < in[0]; i++) {
        for (int32_t j = 0; j < in[1]; j++) {
            for (int32_t k = 0; k < in[2]; k++, x += in[3]) {
                const int32_t row = ((i + before[0]) * out[1] + j + before[1]) * out[2] + k + before[2];
                memcpy(y + row * out[3] + before[3], x, (size_t)in[3] * sizeof(float));
            }
        }
    }
}

typedef struct {
    int32_t in_width, channels;
    int32_t out_height, out_width;
    const INKLING_FLASH uint16_t *rows; /* source row of each output row */
    const INKLING_FLASH uint16_t *columns;
} inkling_float_resize_layer;

static inline void inkling_float_resize(const inkling_float_resize_layer *layer, const float *x, float *y)
{
    for (int32_t row = 0; row < layer->out_height; row++) {
        for (int32_t column = 0; column < layer->out_width; column++, y += layer->channels) {
            const int32_t pixel = layer->rows[row] * layer->in_width + layer->columns[column];
            memcpy(y, x + pixel * layer->channels, (size_t)layer->channels * sizeof(float));
        }
    }
}

#endif
