/* Inkling: maximum pooling, channels last. */
#ifndef INKLING_MAX_POOL_H
#define INKLING_MAX_POOL_H

#include "inkling_pool.h"

static void inkling_max_pool(const inkling_pool_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t row = 0; row < layer->out_height; row++) {
        const int32_t top = row * layer->stride_height - layer->pad_top;
        const int32_t first_row = inkling_at_least(top, 0);
        const int32_t end_row = inkling_at_most(top + layer->pool_height, layer->in_height);
        for (int32_t column = 0; column < layer->out_width; column++) {
            const int32_t left = column * layer->stride_width - layer->pad_left;
            const int32_t first_column = inkling_at_least(left, 0);
            const int32_t end_column = inkling_at_most(left + layer->pool_width, layer->in_width);
            for (int32_t c = 0; c < layer->channels; c++) {
                int32_t best = -128;
                for (int32_t i = first_row; i < end_row; i++) {
                    for (int32_t j = first_column; j < end_column; j++) {
                        best = inkling_at_least(x[(i * layer->in_width + j) * layer->channels + c], best);
                    }
                }
                *y++ = inkling_clamp(best, layer->low, layer->high);
            }
        }
    }
}

#endif
