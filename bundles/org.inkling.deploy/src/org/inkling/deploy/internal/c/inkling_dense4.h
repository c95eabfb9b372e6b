/* Inkling: fully connected layer, four outputs at a time.
 *
 * Weights lie as the inner loop reads them: for each group of four outputs a, b, c, d, for each four inputs, four words: inputs 0 and 2 for
 * a, b and for c, d, then inputs 1 and 3. Each half is 256 * (weight of b) + (weight of a), see inkling_gemm.h; bias holds what such sums
 * start from: bias a, 256 * bias b + bias a, the same for c, d.
 * Missing inputs and outputs have weight 0, so what stands behind x does not matter; y takes whole groups. */
#ifndef INKLING_DENSE4_H
#define INKLING_DENSE4_H

#include "inkling_dsp_extension.h"

typedef struct {
    int32_t inputs;            /* a multiple of 4 */
    int32_t outputs;           /* a multiple of 4 */
    const int32_t *weights;
    const int32_t *bias;
    const int32_t *multiplier; /* four for each group, or four for all */
    int32_t step;              /* from one group's multipliers to the next's: 4 or 0 */
    int32_t zero_point;
} inkling_dense4_layer;

#ifdef INKLING_DSP_EXTENSION

/* Four inputs for four outputs: 20 cycles for 16 products. */
#define INKLING_DENSE_STEP \
    "ldr %[even], [%[x]], #4\n\t" \
    "ldr %[a], [%[w]], #4\n\t" \
    "ldr %[b], [%[w]], #4\n\t" \
    "ldr %[c], [%[w]], #4\n\t" \
    "ldr %[d], [%[w]], #4\n\t" \
    "sxtb16 %[odd], %[even], ror #8\n\t" \
    "sxtb16 %[even], %[even]\n\t" \
    "smlad %[s1], %[even], %[a], %[s1]\n\t" \
    "smlad %[s3], %[even], %[b], %[s3]\n\t" \
    "smlad %[s1], %[odd], %[c], %[s1]\n\t" \
    "smlad %[s3], %[odd], %[d], %[s3]\n\t" \
    "sxtb16 %[a], %[a]\n\t" \
    "sxtb16 %[b], %[b]\n\t" \
    "sxtb16 %[c], %[c]\n\t" \
    "sxtb16 %[d], %[d]\n\t" \
    "smlad %[s0], %[even], %[a], %[s0]\n\t" \
    "smlad %[s2], %[even], %[b], %[s2]\n\t" \
    "smlad %[s0], %[odd], %[c], %[s0]\n\t" \
    "smlad %[s2], %[odd], %[d], %[s2]\n\t"

static inline const int32_t *inkling_dot4(const int8_t *x, const int8_t *end, const int32_t *weights, int32_t *sum)
{
    int32_t s0 = sum[0], s1 = sum[1], s2 = sum[2], s3 = sum[3];
    uint32_t even, odd, a, b, c, d;
    __asm__ volatile(
#ifndef INKLING_SMALL
        "sub %[even], %[end], %[x]\n\t"
        "tst %[even], #4\n\t"
        "bne 2f\n"
        "1:\n\t" INKLING_DENSE_STEP
        "2:\n\t"
#else
        "1:\n\t"
#endif
        INKLING_DENSE_STEP
        "cmp %[x], %[end]\n\t"
        "bne 1b\n\t"
        : [x] "+r"(x), [w] "+r"(weights), [s0] "+r"(s0), [s1] "+r"(s1), [s2] "+r"(s2), [s3] "+r"(s3), [even] "=&r"(even), [odd] "=&r"(odd),
          [a] "=&r"(a), [b] "=&r"(b), [c] "=&r"(c), [d] "=&r"(d)
        : [end] "r"(end)
        : "cc", "memory");
    sum[0] = s0;
    sum[1] = (s1 - s0) >> 8;
    sum[2] = s2;
    sum[3] = (s3 - s2) >> 8;
    return weights;
}

#else

static inline const int32_t *inkling_dot4(const int8_t *x, const int8_t *end, const int32_t *weights, int32_t *sum)
{
    for (int32_t i = 1; i < 4; i += 2) {
        sum[i] = (int32_t)((uint32_t)sum[i] - (uint32_t)sum[i - 1]) >> 8;
    }
    for (; x != end; x += 4) {
        for (int32_t k = 0; k < 4; k++, weights++) {
            for (int32_t i = 0; i < 2; i++) {
                const uint32_t word = (uint32_t)*weights;
                const int32_t half = (int16_t)(i == 0 ? word & 0xffffu : word >> 16), low = (int8_t)(half & 255);
                const int32_t input = x[k / 2 + 2 * i];
                sum[k % 2 * 2] += input * low;
                sum[k % 2 * 2 + 1] += input * ((half - low) >> 8);
            }
        }
    }
    return weights;
}

#endif

static void inkling_dense4(const inkling_dense4_layer *layer, const int8_t *x, int8_t *y)
{
    const int8_t *const end = x + layer->inputs;
    const int32_t *weights = layer->weights;
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
