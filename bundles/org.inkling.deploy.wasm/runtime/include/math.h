/* The part of <math.h> that the signal processing needs, without a C library. */
#ifndef INKLING_WASM_MATH_H
#define INKLING_WASM_MATH_H

static inline float sqrtf(float x)
{
    return __builtin_sqrtf(x); /* an instruction of WebAssembly, correctly rounded */
}

static inline float floorf(float x)
{
    return __builtin_floorf(x); /* an instruction as well */
}

/* Natural and decimal logarithm of a positive number, computed in double precision and rounded once. */
float logf(float x);
float log10f(float x);

#endif
