/* Inkling: fully connected layer, four outputs at a time.
 *
 * Weights lie as the inner loop reads them: for each group of four outputs, for each group of four inputs, four inputs of the first output,
 * of the second, third, fourth. Missing inputs and outputs have weight 0, so what stands behind x does not matter; y takes whole groups. */
#ifndef INKLING_DENSE4_H
#define INKLING_DENSE4_H

#include "inkling_dsp_extension.h"

typedef struct {
    int32_t inputs;            /* a multiple of 4 */
    int32_t outputs;           /* a multiple of 4 */
    const int8_t *weights;
    const int32_t *bias;
    const int32_t *multiplier; /* four for each group, or four for all */
    int32_t step;              /* from one group's multipliers to the next's: 4 or 0 */
    int32_t zero_point;
} inkling_dense4_layer;

#ifdef INKLING_DSP_EXTENSION

/* SXTB16 widens bytes 0 and 2, then 1 and 3, of inputs and weights alike; SMLAD adds two products. 27 cycles for 16 products. */
static inline const int8_t *inkling_dot4(const int8_t *x, const int8_t *end, const int8_t *weights, int32_t *sum)
{
    int32_t s0 = sum[0], s1 = sum[1], s2 = sum[2], s3 = sum[3];
    uint32_t even, odd, a, b, t;
    __asm__ volatile(
        "1:\n\t"
        "ldr %[even], [%[x]], #4\n\t"
        "ldr %[a], [%[w]], #4\n\t"
        "ldr %[b], [%[w]], #4\n\t"
        "sxtb16 %[odd], %[even], ror #8\n\t"
        "sxtb16 %[even], %[even]\n\t"
        "sxtb16 %[t], %[a]\n\t"
        "sxtb16 %[a], %[a], ror #8\n\t"
        "smlad %[s0], %[even], %[t], %[s0]\n\t"
        "sxtb16 %[t], %[b]\n\t"
        "smlad %[s0], %[odd], %[a], %[s0]\n\t"
        "sxtb16 %[b], %[b], ror #8\n\t"
        "smlad %[s1], %[even], %[t], %[s1]\n\t"
        "smlad %[s1], %[odd], %[b], %[s1]\n\t"
        "ldr %[a], [%[w]], #4\n\t"
        "ldr %[b], [%[w]], #4\n\t"
        "cmp %[x], %[end]\n\t"
        "sxtb16 %[t], %[a]\n\t"
        "sxtb16 %[a], %[a], ror #8\n\t"
        "smlad %[s2], %[even], %[t], %[s2]\n\t"
        "sxtb16 %[t], %[b]\n\t"
        "smlad %[s2], %[odd], %[a], %[s2]\n\t"
        "sxtb16 %[b], %[b], ror #8\n\t"
        "smlad %[s3], %[even], %[t], %[s3]\n\t"
        "smlad %[s3], %[odd], %[b], %[s3]\n\t"
        "bne 1b\n\t"
        : [x] "+r"(x), [w] "+r"(weights), [s0] "+r"(s0), [s1] "+r"(s1), [s2] "+r"(s2), [s3] "+r"(s3), [even] "=&r"(even), [odd] "=&r"(odd),
          [a] "=&r"(a), [b] "=&r"(b), [t] "=&r"(t)
        : [end] "r"(end)
        : "cc", "memory");
    sum[0] = s0;
    sum[1] = s1;
    sum[2] = s2;
    sum[3] = s3;
    return weights;
}

#else

static inline const int8_t *inkling_dot4(const int8_t *x, const int8_t *end, const int8_t *weights, int32_t *sum)
{
    uint32_t total[4] = {(uint32_t)sum[0], (uint32_t)sum[1], (uint32_t)sum[2], (uint32_t)sum[3]};
    for (; x != end; x += 4) {
        for (int32_t o = 0; o < 4; o++, weights += 4) {
            total[o] += (uint32_t)(x[0] * weights[0] + x[1] * weights[1] + x[2] * weights[2] + x[3] * weights[3]);
        }
    }
    for (int32_t o = 0; o < 4; o++) {
        sum[o] = (int32_t)total[o];
    }
    return weights;
}

#endif

static void inkling_dense4(const inkling_dense4_layer *layer, const int8_t *x, int8_t *y)
{
    const int8_t *weights = layer->weights, *const end = x + layer->inputs;
    const int32_t *bias = layer->bias, *const bias_end = bias + layer->outputs, *multiplier = layer->multiplier;
    for (; bias != bias_end; bias += 4, multiplier += layer->step, y += 4) {
        int32_t sum[4] = {bias[0], bias[1], bias[2], bias[3]};
        weights = inkling_dot4(x, end, weights, sum);
        y[0] = inkling_requantise_full(sum[0], multiplier[0], layer->zero_point);
        y[1] = inkling_requantise_full(sum[1], multiplier[1], layer->zero_point);
        y[2] = inkling_requantise_full(sum[2], multiplier[2], layer->zero_point);
        y[3] = inkling_requantise_full(sum[3], multiplier[3], layer->zero_point);
    }
}

#endif
