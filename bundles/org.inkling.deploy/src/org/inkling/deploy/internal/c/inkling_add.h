/* Inkling: sum of two tensors, (offset + left * a + right * b) >> shift: zero points and rounding are in the offset.
 * May write over either input. */
#ifndef INKLING_ADD_H
#define INKLING_ADD_H

#include "inkling_nn.h"

typedef struct {
    int32_t count;
    int32_t left, right; /* no sum exceeds 32 bits */
    int32_t offset;
    int32_t shift;
    int32_t low, high;
} inkling_add_layer;

static void inkling_add(const inkling_add_layer *layer, const int8_t *a, const int8_t *b, int8_t *y)
{
    /* copies: a byte that is written might be part of the layer, for all the compiler knows */
    const int32_t left = layer->left, right = layer->right, offset = layer->offset, shift = layer->shift;
    const int32_t low = layer->low, high = layer->high;
    for (const int8_t *const end = a + layer->count; a != end; a++, b++, y++) {
        *y = inkling_clamp((offset + left * *a + right * *b) >> shift, low, high);
    }
}

#endif
