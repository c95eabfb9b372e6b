/* Inkling: what every float32 kernel needs. All tensors are float, channels last; a kernel works on one window and keeps no state. */
#ifndef INKLING_FLOAT_H
#define INKLING_FLOAT_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "inkling_flash.h"

/* What a fused activation lets through; without one, all. */
typedef struct {
    float low, high;
} inkling_float_range;

static inline float inkling_float_clamp(float value, const inkling_float_range *range)
{
    return value < range->low ? range->low : value > range->high ? range->high : value;
}

#endif
