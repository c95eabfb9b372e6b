/* Inkling: nearest-neighbour resize. The source row and column of each output row and column are tables. */
#ifndef INKLING_RESIZE_H
#define INKLING_RESIZE_H

#include "inkling_nn.h"

typedef struct {
    int32_t in_width, channels;
    int32_t out_height, out_width;
    const INKLING_FLASH uint16_t *rows;
    const INKLING_FLASH uint16_t *columns;
} inkling_resize_layer;

static void inkling_resize(const inkling_resize_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t row = 0; row < layer->out_height; row++) {
        for (int32_t column = 0; column < layer->out_width; column++) {
            const int32_t pixel = layer->rows[row] * layer->in_width + layer->columns[column];
            memcpy(y, x + pixel * layer->channels, (size_t)layer->channels);
            y += layer->channels;
        }
    }
}

#endif
