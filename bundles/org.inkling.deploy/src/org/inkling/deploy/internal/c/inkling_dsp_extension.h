/* Inkling: the instructions of the Cortex-M DSP extension (Cortex-M4, M7, M33 and others) that the packed kernels use, and C that gives
 * the same bits. */
#ifndef INKLING_DSP_EXTENSION_H
#define INKLING_DSP_EXTENSION_H

#include "inkling_nn.h"

#ifdef __AVR__
#error "weights packed for Cortex-M: export with processor=any for AVR, where int has 16 bits and tables stay in flash"
#endif

/* Without optimisation the compiler has too few registers for the assembly; INKLING_PORTABLE leaves it out on request. */
#if defined(__ARM_FEATURE_DSP) && defined(__GNUC__) && defined(__OPTIMIZE__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M' \
    && !defined(__ARM_BIG_ENDIAN) && !defined(INKLING_PORTABLE)
#define INKLING_DSP_EXTENSION 1

/* A parameter that only assembly uses. */
#define INKLING_IN_REGISTER __attribute__((unused))

/* Bytes 0 and 2 of a word as two signed halves. */
static inline uint32_t inkling_even_bytes(uint32_t word)
{
    uint32_t value;
    __asm__("sxtb16 %0, %1" : "=r"(value) : "r"(word));
    return value;
}

/* Bytes 1 and 3. */
static inline uint32_t inkling_odd_bytes(uint32_t word)
{
    uint32_t value;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(value) : "r"(word));
    return value;
}

/* The low halves of two words, and the low half of one with the high half of the other. */
static inline uint32_t inkling_low_halves(uint32_t low, uint32_t high)
{
    uint32_t value;
    __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(value) : "r"(low), "r"(high));
    return value;
}

static inline uint32_t inkling_low_high_halves(uint32_t low, uint32_t high)
{
    uint32_t value;
    __asm__("pkhbt %0, %1, %2" : "=r"(value) : "r"(low), "r"(high));
    return value;
}

/* SMMLAR multiplies, adds the zero point above, rounds and takes the upper word; SSAT clamps. */
static inline int8_t inkling_requantise_full(int32_t sum, int32_t multiplier, int32_t zero_point)
{
    int32_t value;
    __asm__("smmlar %0, %1, %2, %3\n\tssat %0, #8, %0" : "=&r"(value) : "r"(sum), "r"(multiplier), "r"(zero_point));
    return (int8_t)value;
}

#else

static inline uint32_t inkling_even_bytes(uint32_t word)
{
    const uint32_t low = word & 0xffu, high = word >> 16 & 0xffu;
    return (((low ^ 0x80u) - 0x80u) & 0xffffu) | ((high ^ 0x80u) - 0x80u) << 16;
}

static inline uint32_t inkling_odd_bytes(uint32_t word)
{
    return inkling_even_bytes(word >> 8);
}

static inline uint32_t inkling_low_halves(uint32_t low, uint32_t high)
{
    return (low & 0xffffu) | high << 16;
}

static inline uint32_t inkling_low_high_halves(uint32_t low, uint32_t high)
{
    return (low & 0xffffu) | (high & 0xffff0000u);
}

static inline int8_t inkling_requantise_full(int32_t sum, int32_t multiplier, int32_t zero_point)
{
    const int64_t scaled = (int64_t)sum * multiplier + (int64_t)zero_point * 4294967296LL + 2147483648LL;
    return inkling_clamp((int32_t)(scaled >> 32), -128, 127);
}

#endif

#endif
