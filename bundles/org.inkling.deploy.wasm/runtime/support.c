/* Inkling: what a C library would have given. Compiled with -fno-builtin, or these loops would call themselves. */
#include "support.h"

#include <math.h>

void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
    uint8_t *t = to;
    const uint8_t *f = from;
    while (n-- > 0) {
        *t++ = *f++;
    }
    return to;
}

void *memset(void *to, int value, size_t n)
{
    uint8_t *t = to;
    while (n-- > 0) {
        *t++ = (uint8_t)value;
    }
    return to;
}

/* x = m * 2^e with m around 1, ln m = 2 artanh((m - 1) / (m + 1)); the first term left out is below 1e-14. */
static double logarithm(double x)
{
    union {
        double value;
        uint64_t bits;
    } number = {x};
    int exponent = (int)(number.bits >> 52) - 1023;
    number.bits = (number.bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL;
    if (number.value > 1.4142135623730951) {
        number.value *= 0.5;
        exponent++;
    }
    const double t = (number.value - 1.0) / (number.value + 1.0), t2 = t * t;
    double sum = 0.0;
    for (int k = 15; k >= 1; k -= 2) {
        sum = sum * t2 + 1.0 / (double)k;
    }
    return 2.0 * t * sum + 0.6931471805599453 * (double)exponent;
}

/* 0, infinity and not-a-number as in C. */
static double whole_logarithm(float x)
{
    if (x > 0.0f && x <= 3.4028235e38f) {
        return logarithm((double)x); /* subnormal numbers of float are normal ones of double */
    }
    return x == 0.0f ? -__builtin_inf() : x > 0.0f ? (double)x : __builtin_nan("");
}

float logf(float x)
{
    return (float)whole_logarithm(x);
}

float log10f(float x)
{
    return (float)(whole_logarithm(x) * 0.4342944819032518);
}
