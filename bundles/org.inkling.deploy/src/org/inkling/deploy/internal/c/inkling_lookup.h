/* Inkling: any function of one value as a table of 256, entry 0 for -128. May write over its input. */
#ifndef INKLING_LOOKUP_H
#define INKLING_LOOKUP_H

#include "inkling_nn.h"

static void inkling_lookup(const INKLING_FLASH int8_t *table, int32_t count, const int8_t *x, int8_t *y)
{
    for (int32_t i = 0; i < count; i++) {
        y[i] = table[x[i] + 128];
    }
}

#endif
