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
    for (int32_t i = 0; i < layer->count; i++) {
        const int32_t sum = layer->offset + layer->left * a[i] + layer->right * b[i];
        y[i] = inkling_clamp(sum >> layer->shift, layer->low, layer->high);
    }
}

#endif
