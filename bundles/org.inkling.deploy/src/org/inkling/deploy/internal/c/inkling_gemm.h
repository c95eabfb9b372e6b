/* Inkling: rows times a packed weight matrix, three rows by two outputs at a time: the inside of convolutions.
 *
 * weights is one stream in the order it is read. For each pair of outputs: two biases; for each four taps a word of four weights of the
 * first output (tap 0 in the lowest byte) and one of the second; two multipliers. Missing taps have weight 0. */
#ifndef INKLING_GEMM_H
#define INKLING_GEMM_H

#include "inkling_dsp_extension.h"

typedef struct {
    int32_t taps;     /* a multiple of 4 */
    int32_t channels; /* outputs, a multiple of 2 */
    const int32_t *weights;
    int32_t zero_point;
} inkling_gemm_matrix;

#ifdef INKLING_DSP_EXTENSION

/* Four taps of three rows for two outputs: weights are widened once for three rows. 27 cycles for 24 products. */
#define INKLING_GEMM_STEP \
    "ldr r7, [%[w]], #4\n\t" \
    "ldr r9, [%[w]], #4\n\t" \
    "ldr r11, [%[x]], #4\n\t" \
    "ldr r12, [%[x]], #4\n\t" \
    "sxtb16 r8, r7, ror #8\n\t" \
    "sxtb16 r7, r7\n\t" \
    "sxtb16 r10, r9, ror #8\n\t" \
    "sxtb16 r9, r9\n\t" \
    "smlad %[a0], r11, r7, %[a0]\n\t" \
    "smlad %[b0], r11, r9, %[b0]\n\t" \
    "smlad %[a0], r12, r8, %[a0]\n\t" \
    "smlad %[b0], r12, r10, %[b0]\n\t" \
    "ldr r11, [%[x]], #4\n\t" \
    "ldr r12, [%[x]], #4\n\t" \
    "smlad %[a1], r11, r7, %[a1]\n\t" \
    "smlad %[b1], r11, r9, %[b1]\n\t" \
    "smlad %[a1], r12, r8, %[a1]\n\t" \
    "smlad %[b1], r12, r10, %[b1]\n\t" \
    "ldr r11, [%[x]], #4\n\t" \
    "ldr r12, [%[x]], #4\n\t" \
    "smlad %[a2], r11, r7, %[a2]\n\t" \
    "smlad %[b2], r11, r9, %[b2]\n\t" \
    "smlad %[a2], r12, r8, %[a2]\n\t" \
    "smlad %[b2], r12, r10, %[b2]\n\t"

/* Widens three rows once for all outputs: for each four taps, taps 0 and 2, then 1 and 3 of each row. */
static inline void inkling_widen(const int8_t *const *x, int32_t taps, uint32_t *wide)
{
    for (int32_t k = 0; k < taps; k += 4) {
        uint32_t a, b, c;
        memcpy(&a, x[0] + k, 4);
        memcpy(&b, x[1] + k, 4);
        memcpy(&c, x[2] + k, 4);
        wide[0] = inkling_even_bytes(a);
        wide[1] = inkling_odd_bytes(a);
        wide[2] = inkling_even_bytes(b);
        wide[3] = inkling_odd_bytes(b);
        wide[4] = inkling_even_bytes(c);
        wide[5] = inkling_odd_bytes(c);
        wide += 6;
    }
}

/* wide holds 6 bytes for each tap. All registers are taken, so what changes once for each pair of outputs stays in memory. */
static __attribute__((noinline)) void inkling_gemm(const inkling_gemm_matrix *matrix, const int8_t *const *x, int8_t *const *y,
        int8_t *wide)
{
    const uint32_t *const rows = (const uint32_t *)(const void *)wide, *const end = rows + matrix->taps / 4 * 6, *at;
    const int32_t *weights = matrix->weights, zero_point = matrix->zero_point, odd = matrix->taps & 4;
    int8_t *to = y[0], *const to_end = to + matrix->channels;
    const int32_t second = (int32_t)(y[1] - to), third = (int32_t)(y[2] - to);
    int32_t a0, b0, a1, b1, a2, b2;
    inkling_widen(x, matrix->taps, (uint32_t *)(void *)wide);
    __asm__ volatile(
        "1:\n\t"
        "ldr %[a0], [%[w]], #4\n\t"
        "ldr %[b0], [%[w]], #4\n\t"
        "ldr %[x], %[rows]\n\t"
        "ldr r11, %[odd]\n\t"
        "mov %[a1], %[a0]\n\t"
        "mov %[b1], %[b0]\n\t"
        "mov %[a2], %[a0]\n\t"
        "mov %[b2], %[b0]\n\t"
        "cmp r11, #0\n\t"
        "beq 2f\n\t" INKLING_GEMM_STEP
        "ldr r11, %[end]\n\t"
        "cmp %[x], r11\n\t"
        "beq 3f\n\t"
        "2:\n\t" INKLING_GEMM_STEP INKLING_GEMM_STEP
        "ldr r11, %[end]\n\t"
        "cmp %[x], r11\n\t"
        "bne 2b\n\t"
        "3:\n\t"
        "ldr r7, [%[w]], #4\n\t"
        "ldr r8, [%[w]], #4\n\t"
        "ldr r9, %[zero]\n\t"
        "ldr r10, %[to]\n\t"
        "ldr r11, %[second]\n\t"
        "ldr r12, %[third]\n\t"
        "ldr %[x], %[to_end]\n\t"
        "smmlar %[a0], %[a0], r7, r9\n\t"
        "smmlar %[b0], %[b0], r8, r9\n\t"
        "smmlar %[a1], %[a1], r7, r9\n\t"
        "smmlar %[b1], %[b1], r8, r9\n\t"
        "smmlar %[a2], %[a2], r7, r9\n\t"
        "smmlar %[b2], %[b2], r8, r9\n\t"
        "ssat %[a0], #8, %[a0]\n\t"
        "ssat %[b0], #8, %[b0]\n\t"
        "ssat %[a1], #8, %[a1]\n\t"
        "ssat %[b1], #8, %[b1]\n\t"
        "ssat %[a2], #8, %[a2]\n\t"
        "ssat %[b2], #8, %[b2]\n\t"
        "bfi %[a0], %[b0], #8, #8\n\t"
        "bfi %[a1], %[b1], #8, #8\n\t"
        "bfi %[a2], %[b2], #8, #8\n\t"
        "strh %[a2], [r10, r12]\n\t"
        "strh %[a1], [r10, r11]\n\t"
        "strh %[a0], [r10], #2\n\t"
        "str r10, %[to]\n\t"
        "cmp r10, %[x]\n\t"
        "bne 1b\n\t"
        : [a0] "=&r"(a0), [b0] "=&r"(b0), [a1] "=&r"(a1), [b1] "=&r"(b1), [a2] "=&r"(a2), [b2] "=&r"(b2), [x] "=&r"(at), [w] "+r"(weights),
          [to] "+m"(to)
        : [rows] "m"(rows), [end] "m"(end), [odd] "m"(odd), [zero] "m"(zero_point), [second] "m"(second), [third] "m"(third),
          [to_end] "m"(to_end)
        : "r7", "r8", "r9", "r10", "r11", "r12", "cc", "memory");
}

#else

static void inkling_gemm(const inkling_gemm_matrix *matrix, const int8_t *const *x, int8_t *const *y, int8_t *wide)
{
    const int32_t pitch = matrix->taps / 2 + 4;
    /* the rows are copied, because y may lie where x does */
    for (int32_t row = 0; row < 3; row++) {
        memcpy(wide + row * matrix->taps, x[row], (size_t)matrix->taps);
    }
    for (int32_t row = 0; row < 3; row++) {
        for (int32_t c = 0; c < matrix->channels; c++) {
            const int8_t *from = wide + row * matrix->taps;
            const int32_t *weights = matrix->weights + c / 2 * pitch + c % 2;
            uint32_t sum = (uint32_t)*weights;
            for (weights += 2; from != wide + (row + 1) * matrix->taps; from += 4, weights += 2) {
                const uint32_t w = (uint32_t)*weights;
                sum += (uint32_t)(from[0] * (int8_t)(w & 255u) + from[1] * (int8_t)(w >> 8 & 255u) + from[2] * (int8_t)(w >> 16 & 255u)
                                  + from[3] * (int8_t)(w >> 24));
            }
            y[row][c] = inkling_requantise_full((int32_t)sum, *weights, matrix->zero_point);
        }
    }
}

#endif

#endif
