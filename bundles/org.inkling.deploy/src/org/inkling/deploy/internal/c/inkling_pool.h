/* Inkling: the window of a pooling layer. Taps outside the picture are left out. */
#ifndef INKLING_POOL_H
#define INKLING_POOL_H

#include "inkling_nn.h"

typedef struct {
    int32_t in_height, in_width, channels;
    int32_t out_height, out_width;
    int32_t pool_height, pool_width;
    int32_t stride_height, stride_width;
    int32_t pad_top, pad_left;
    int32_t low, high; /* of the output */
} inkling_pool_layer;

#endif
