/* Inkling: mean over height and width of each channel. */
#ifndef INKLING_MEAN_H
#define INKLING_MEAN_H

#include "inkling_nn.h"

typedef struct {
    int32_t pixels, channels;
    int32_t zero_point; /* of the input */
    inkling_output out;
} inkling_mean_layer;

static void inkling_mean_pool(const inkling_mean_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t c = 0; c < layer->channels; c++) {
        uint32_t sum = 0;
        for (int32_t i = 0; i < layer->pixels; i++) {
            sum += (uint32_t)(x[i * layer->channels + c] - layer->zero_point);
        }
        y[c] = inkling_requantise(sum, 0, &layer->out);
    }
}

#endif
