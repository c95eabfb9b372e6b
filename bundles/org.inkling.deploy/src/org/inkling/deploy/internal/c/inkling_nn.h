/* Inkling: what every int8 kernel needs.
 *
 * All tensors are int8, channels last. A kernel works on one window and keeps no state.
 * Sums are modulo 2^32, in unsigned arithmetic, so that their order does not matter. Turning them into int32 and shifting a negative
 * number right are left to the compiler by C99; all compilers for the processors of interest take two's complement and round down. */
#ifndef INKLING_NN_H
#define INKLING_NN_H

#include <stdint.h>
#include <string.h>

#include "inkling_flash.h"

/* How an int32 sum becomes an int8 output:
 * zero_point + round(sum * multiplier / 2^(32 - shift)), rounded once, halves upwards, then kept within low..high.
 * With shift 0 that is (sum * multiplier + zero_point * 2^32 + 2^31) >> 32, one SMMLAR instruction on a Cortex-M4. */
typedef struct {
    const INKLING_FLASH int32_t *multiplier; /* one for each output channel, or a single one */
    int32_t per_channel;       /* 1: one multiplier for each channel, 0: the same for all */
    int32_t shift;             /* 0 unless a layer makes values larger */
    int32_t zero_point;
    int32_t low;               /* a fused activation narrows these; else -128 and 127 */
    int32_t high;
} inkling_output;

static inline int32_t inkling_at_least(int32_t value, int32_t low)
{
    return value < low ? low : value;
}

static inline int32_t inkling_at_most(int32_t value, int32_t high)
{
    return value > high ? high : value;
}

static inline int8_t inkling_clamp(int32_t value, int32_t low, int32_t high)
{
    return (int8_t)(value < low ? low : value > high ? high : value);
}

static inline int8_t inkling_requantise(uint32_t sum, int32_t channel, const inkling_output *out)
{
    const int64_t half = (int64_t)1 << (31 - out->shift);
    const int64_t scaled = (int64_t)(int32_t)sum * out->multiplier[channel * out->per_channel] + half;
    return inkling_clamp(out->zero_point + (int32_t)(scaled >> (32 - out->shift)), out->low, out->high);
}

#endif
