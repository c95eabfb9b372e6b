/* Inkling: pixels times a packed weight matrix, two pixels by four outputs at a time: the inside of convolutions.
 *
 * wide holds two pixels as 16-bit values: taps 0 and 1 of the first, taps 0 and 1 of the second, taps 2 and 3 of the first, and so on.
 *
 * weights is one stream in the order it is read. For each group of four outputs a, b, c, d:
 * - four sums to start from: bias a, 256 * bias b + bias a, bias c, 256 * bias d + bias c;
 * - for each two taps a word for a, b and one for c, d: in each half 256 * (weight of b) + (weight of a);
 * - four multipliers.
 * With INKLING_SMALL defined the code is smaller and slower.
 * Such a half, taken as it is, gives the sum 256 * B + A; its low byte gives A; so four products need only one widening (SXTB16) of weights
 * that take one byte each. The generator sees to it that A and B have at most 24 bits. Missing taps and outputs have weight 0. */
#ifndef INKLING_GEMM_H
#define INKLING_GEMM_H

#include "inkling_dsp_extension.h"

typedef struct {
    int32_t taps;     /* a multiple of 4 */
    int32_t channels; /* outputs, a multiple of 4 */
    const int32_t *weights;
    int32_t zero_point;
} inkling_gemm_matrix;

#ifdef INKLING_DSP_EXTENSION

/* Two taps of two pixels for four outputs: 15 cycles for 16 products. r0 pixels, r1 weights, r2-r5 and r6-r9 sums of the two pixels. */
#define INKLING_GEMM_STEP \
    "ldr r12, [r0], #4\n\t" \
    "ldr lr, [r0], #4\n\t" \
    "ldr r10, [r1], #4\n\t" \
    "ldr r11, [r1], #4\n\t" \
    "smlad r3, r12, r10, r3\n\t" \
    "smlad r7, lr, r10, r7\n\t" \
    "sxtb16 r10, r10\n\t" \
    "smlad r5, r12, r11, r5\n\t" \
    "smlad r9, lr, r11, r9\n\t" \
    "sxtb16 r11, r11\n\t" \
    "smlad r2, r12, r10, r2\n\t" \
    "smlad r6, lr, r10, r6\n\t" \
    "smlad r4, r12, r11, r4\n\t" \
    "smlad r8, lr, r11, r8\n\t"

#ifndef INKLING_SMALL

#define INKLING_GEMM_STEPS INKLING_GEMM_STEP INKLING_GEMM_STEP INKLING_GEMM_STEP INKLING_GEMM_STEP

/* Where to enter eight steps of 56 bytes so that those left over are made first, into r7; r4 taps. The address of Thumb code is odd. */
#define INKLING_GEMM_ENTRY \
    "lsrs r7, r4, #1\n\t" \
    "subs r7, r7, #1\n\t" \
    "and r7, r7, #7\n\t" \
    "movs r9, #56\n\t" \
    "mul r7, r7, r9\n\t" \
    "adr r9, 3f\n\t" \
    "sub r7, r9, r7\n\t" \
    "subs r7, r7, #55\n\t"

#define INKLING_GEMM_LOOP \
    "bx r10\n\t" \
    ".balign 4\n" \
    "2:\n\t" INKLING_GEMM_STEPS INKLING_GEMM_STEPS "\n"

#else

/* Two steps, which always come out even. */
#define INKLING_GEMM_ENTRY "movs r7, #0\n\t"
#define INKLING_GEMM_LOOP "2:\n\t" INKLING_GEMM_STEP INKLING_GEMM_STEP "\n"

#endif

/* From here on all registers are taken; what changes once for each group lies on the stack:
 * 0 wide, 4 y, 8 second, 12 end of wide, 16 end of y, 20 zero point, 24 where to enter the steps, 28 pitch. */
#define INKLING_GEMM_SUMS \
    "push {r1-r8}\n\t" \
    "mov r1, r0\n" \
    "1:\n\t" \
    "ldr r2, [r1], #4\n\t" \
    "ldr r3, [r1], #4\n\t" \
    "ldr r4, [r1], #4\n\t" \
    "ldr r5, [r1], #4\n\t" \
    "ldr r0, [sp]\n\t" \
    "ldr r10, [sp, #24]\n\t" \
    "mov r6, r2\n\t" \
    "mov r7, r3\n\t" \
    "mov r8, r4\n\t" \
    "mov r9, r5\n\t" \
    INKLING_GEMM_LOOP \
    "3:\n\t" \
    "ldr r10, [sp, #12]\n\t" \
    "cmp r0, r10\n\t" \
    "bne 2b\n\t" \
    "ldr r10, [r1], #4\n\t" \
    "ldr r11, [r1], #4\n\t" \
    "ldr r12, [r1], #4\n\t" \
    "ldr lr, [r1], #4\n\t" \
    "ldr r0, [sp, #20]\n\t" \
    "sub r3, r3, r2\n\t" \
    "sub r5, r5, r4\n\t" \
    "sub r7, r7, r6\n\t" \
    "sub r9, r9, r8\n\t" \
    "asrs r3, r3, #8\n\t" \
    "asrs r5, r5, #8\n\t" \
    "asrs r7, r7, #8\n\t" \
    "asr r9, r9, #8\n\t" \
    "smmlar r2, r2, r10, r0\n\t" \
    "smmlar r3, r3, r11, r0\n\t" \
    "smmlar r4, r4, r12, r0\n\t" \
    "smmlar r5, r5, lr, r0\n\t" \
    "smmlar r6, r6, r10, r0\n\t" \
    "smmlar r7, r7, r11, r0\n\t" \
    "smmlar r8, r8, r12, r0\n\t" \
    "smmlar r9, r9, lr, r0\n\t" \
    "ssat r2, #8, r2\n\t" \
    "ssat r3, #8, r3\n\t" \
    "ssat r4, #8, r4\n\t" \
    "ssat r5, #8, r5\n\t" \
    "ssat r6, #8, r6\n\t" \
    "ssat r7, #8, r7\n\t" \
    "ssat r8, #8, r8\n\t" \
    "ssat r9, #8, r9\n\t"

/* All outputs of the first pixel at y as bytes, those of the second `second` bytes further. */
static __attribute__((naked, noinline, unused)) void inkling_gemm_bytes(INKLING_IN_REGISTER const inkling_gemm_matrix *matrix,
        INKLING_IN_REGISTER const uint32_t *wide, INKLING_IN_REGISTER int8_t *y, INKLING_IN_REGISTER int32_t second)
{
    __asm__ volatile(
        "push {r4-r11, lr}\n\t"
        "ldr r4, [r0]\n\t"
        "ldr r5, [r0, #4]\n\t"
        "ldr r6, [r0, #12]\n\t"
        "ldr r0, [r0, #8]\n\t" INKLING_GEMM_ENTRY
        "add r4, r1, r4, lsl #2\n\t"
        "add r5, r2, r5\n\t" INKLING_GEMM_SUMS
        "bfi r2, r3, #8, #8\n\t"
        "bfi r6, r7, #8, #8\n\t"
        "bfi r2, r4, #16, #8\n\t"
        "bfi r6, r8, #16, #8\n\t"
        "bfi r2, r5, #24, #8\n\t"
        "bfi r6, r9, #24, #8\n\t"
        "ldr r0, [sp, #4]\n\t"
        "ldr r3, [sp, #8]\n\t"
        "ldr r4, [sp, #16]\n\t"
        "str r6, [r0, r3]\n\t"
        "str r2, [r0], #4\n\t"
        "str r0, [sp, #4]\n\t"
        "cmp r0, r4\n\t"
        "bne 1b\n\t"
        "add sp, sp, #32\n\t"
        "pop {r4-r11, pc}\n\t");
}

/* Each output as a 16-bit value in a plane of its own, planes `pitch` bytes apart; those of the second pixel `second` bytes further. */
static __attribute__((naked, noinline, unused)) void inkling_gemm_planes(INKLING_IN_REGISTER const inkling_gemm_matrix *matrix,
        INKLING_IN_REGISTER const uint32_t *wide, INKLING_IN_REGISTER int8_t *y, INKLING_IN_REGISTER int32_t second,
        INKLING_IN_REGISTER int32_t pitch)
{
    __asm__ volatile(
        "push {r4-r11, lr}\n\t"
        "ldr r8, [sp, #36]\n\t"
        "ldr r4, [r0]\n\t"
        "ldr r5, [r0, #4]\n\t"
        "ldr r6, [r0, #12]\n\t"
        "ldr r0, [r0, #8]\n\t" INKLING_GEMM_ENTRY
        "add r4, r1, r4, lsl #2\n\t"
        "mla r5, r5, r8, r2\n\t" INKLING_GEMM_SUMS
        "ldr r0, [sp, #4]\n\t"
        "ldr r10, [sp, #8]\n\t"
        "ldr r11, [sp, #28]\n\t"
        "ldr r12, [sp, #16]\n\t"
        "strh r6, [r0, r10]\n\t"
        "strh r2, [r0]\n\t"
        "add r0, r0, r11\n\t"
        "strh r7, [r0, r10]\n\t"
        "strh r3, [r0]\n\t"
        "add r0, r0, r11\n\t"
        "strh r8, [r0, r10]\n\t"
        "strh r4, [r0]\n\t"
        "add r0, r0, r11\n\t"
        "strh r9, [r0, r10]\n\t"
        "strh r5, [r0]\n\t"
        "add r0, r0, r11\n\t"
        "str r0, [sp, #4]\n\t"
        "cmp r0, r12\n\t"
        "bne 1b\n\t"
        "add sp, sp, #32\n\t"
        "pop {r4-r11, pc}\n\t");
}

#else

/* Output c of one of the two pixels. */
static int8_t inkling_gemm_output(const inkling_gemm_matrix *matrix, const int16_t *pixel, int32_t c)
{
    const int32_t *group = matrix->weights + c / 4 * (2 * matrix->taps / 2 + 8), *weights = group + 4 + c % 4 / 2;
    const uint32_t low = (uint32_t)group[c % 4 / 2 * 2];
    uint32_t sum = low;
    if (c % 2 == 1) {
        sum = (uint32_t)((int32_t)((uint32_t)group[c % 4] - low) >> 8);
    }
    for (int32_t tap = 0; tap < matrix->taps; tap++) {
        const uint32_t word = (uint32_t)weights[tap / 2 * 2];
        const int32_t half = (int16_t)(tap % 2 == 0 ? word & 0xffffu : word >> 16);
        const int32_t a = (int8_t)(half & 255);
        sum += (uint32_t)(pixel[tap / 2 * 4 + tap % 2] * (c % 2 == 0 ? a : (half - a) >> 8));
    }
    return inkling_requantise_full((int32_t)sum, group[matrix->taps + 4 + c % 4], matrix->zero_point);
}

static inline void inkling_gemm_bytes(const inkling_gemm_matrix *matrix, const uint32_t *wide, int8_t *y, int32_t second)
{
    const int16_t *const pixels = (const int16_t *)(const void *)wide;
    for (int32_t c = 0; c < matrix->channels; c++) {
        y[second + c] = inkling_gemm_output(matrix, pixels + 2, c);
        y[c] = inkling_gemm_output(matrix, pixels, c);
    }
}

static inline void inkling_gemm_planes(const inkling_gemm_matrix *matrix, const uint32_t *wide, int8_t *y, int32_t second, int32_t pitch)
{
    const int16_t *const pixels = (const int16_t *)(const void *)wide;
    for (int32_t c = 0; c < matrix->channels; c++, y += pitch) {
        const int16_t first = inkling_gemm_output(matrix, pixels, c), other = inkling_gemm_output(matrix, pixels + 2, c);
        memcpy(y + second, &other, 2);
        memcpy(y, &first, 2);
    }
}

#endif

#endif
