/* Inkling: fully connected layer in float32, for one or several vectors. */
#ifndef INKLING_FLOAT_DENSE_H
#define INKLING_FLOAT_DENSE_H

#include "inkling_float.h"

typedef struct {
    int32_t rows; /* vectors the layer is applied to */
    int32_t inputs, outputs;
    const INKLING_FLASH float *weights; /* outputs x inputs */
    const INKLING_FLASH float *bias;
    inkling_float_range range;
} inkling_float_dense_layer;

static void inkling_float_dense(const inkling_float_dense_layer *layer, const float *x, float *y)
{
    for (int32_t row = 0; row < layer->rows; row++, x += layer->inputs) {
        const INKLING_FLASH float *weights = layer->weights;
        for (int32_t o = 0; o < layer->outputs; o++, weights += layer->inputs) {
            float sum = layer->bias[o];
            for (int32_t i = 0; i < layer->inputs; i++) {
                sum += x[i] * weights[i];
            }
            *y++ = inkling_float_clamp(sum, &layer->range);
        }
    }
}

#endif
