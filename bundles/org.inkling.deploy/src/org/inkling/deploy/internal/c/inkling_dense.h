/* Inkling: fully connected layer, y[o] = requantise(bias[o] + sum of x[i] * weights[o][i]).
 *
 * The zero point of the input is folded into the bias by the generator. */
#ifndef INKLING_DENSE_H
#define INKLING_DENSE_H

#include "inkling_nn.h"

typedef struct {
    int32_t rows; /* vectors the layer is applied to, one after another; 1 for a plain dense layer */
    int32_t inputs;
    int32_t outputs;
    const INKLING_FLASH int8_t *weights; /* outputs x inputs */
    const INKLING_FLASH int32_t *bias;
    inkling_output out;
} inkling_dense_layer;

static void inkling_dense(const inkling_dense_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t row = 0; row < layer->rows; row++) {
        const INKLING_FLASH int8_t *weights = layer->weights;
        for (int32_t o = 0; o < layer->outputs; o++) {
            uint32_t sum = (uint32_t)layer->bias[o];
            for (int32_t i = 0; i < layer->inputs; i++) {
                sum += (uint32_t)(x[i] * weights[i]);
            }
            *y++ = inkling_requantise(sum, o, &layer->out);
            weights += layer->inputs;
        }
        x += layer->inputs;
    }
}

#endif
