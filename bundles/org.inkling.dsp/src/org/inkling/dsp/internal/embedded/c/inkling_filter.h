/* Inkling: cascade of second-order sections (biquads), transposed direct form II. */
#ifndef INKLING_FILTER_H
#define INKLING_FILTER_H

/* Filters in place, from rest. sections holds b0 b1 b2 a1 a2 of each section (a0 is 1). */
static inline void inkling_filter(float *x, int n, const float *sections, int count)
{
    for (int s = 0; s < count; s++, sections += 5) {
        const float b0 = sections[0], b1 = sections[1], b2 = sections[2], a1 = sections[3], a2 = sections[4];
        float z1 = 0.0f, z2 = 0.0f;
        for (int i = 0; i < n; i++) {
            const float in = x[i], out = b0 * in + z1;
            z1 = b1 * in - a1 * out + z2;
            z2 = b2 * in - a2 * out;
            x[i] = out;
        }
    }
}

#endif
