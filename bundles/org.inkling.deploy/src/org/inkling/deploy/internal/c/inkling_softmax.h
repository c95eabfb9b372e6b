/* Inkling: softmax in integers. exp(-scale * d) = fine[d & 15] * coarse[d >> 4], factors of 2^15. May write over its input. */
#ifndef INKLING_SOFTMAX_H
#define INKLING_SOFTMAX_H

#include "inkling_nn.h"

typedef struct {
    int32_t rows, classes;
    const INKLING_FLASH uint16_t *fine;   /* 16 */
    const INKLING_FLASH uint16_t *coarse; /* 16 */
} inkling_softmax_layer;

static uint32_t inkling_softmax_exp(const inkling_softmax_layer *layer, int32_t d)
{
    return ((uint32_t)layer->fine[d & 15] * layer->coarse[d >> 4] + 16384u) >> 15;
}

static void inkling_softmax(const inkling_softmax_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t row = 0; row < layer->rows; row++) {
        int32_t most = -128;
        uint32_t sum = 0;
        for (int32_t i = 0; i < layer->classes; i++) {
            most = x[i] > most ? x[i] : most;
        }
        for (int32_t i = 0; i < layer->classes; i++) {
            sum += inkling_softmax_exp(layer, most - x[i]);
        }
        for (int32_t i = 0; i < layer->classes; i++) {
            const uint32_t share = (256u * inkling_softmax_exp(layer, most - x[i]) + sum / 2u) / sum;
            y[i] = (int8_t)((int32_t)(share > 255u ? 255u : share) - 128);
        }
        x += layer->classes;
        y += layer->classes;
    }
}

#endif
