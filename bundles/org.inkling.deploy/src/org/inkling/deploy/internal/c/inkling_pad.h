/* Inkling: zeros (the zero point) around a tensor of up to four dimensions. */
#ifndef INKLING_PAD_H
#define INKLING_PAD_H

#include "inkling_nn.h"

typedef struct {
    int32_t in[4], out[4], before[4];
    int32_t zero_point;
} inkling_pad_layer;

static void inkling_pad(const inkling_pad_layer *layer, const int8_t *x, int8_t *y)
{
    const int32_t *in = layer->in, *out = layer->out, *before = layer->before;
    memset(y, layer->zero_point, (size_t)(out[0] * out[1] * out[2] * out[3]));
    for (int32_t i = 0; i < in[0]; i++) {
        for (int32_t j = 0; j < in[1]; j++) {
            for (int32_t k = 0; k < in[2]; k++) {
                const int32_t row = ((i + before[0]) * out[1] + j + before[1]) * out[2] + k + before[2];
                memcpy(y + row * out[3] + before[3], x, (size_t)in[3]);
                x += in[3];
            }
        }
    }
}

#endif
