/* Inkling: maximum pooling, channels last, four channels at a time. */
#ifndef INKLING_MAX_POOL4_H
#define INKLING_MAX_POOL4_H

#include "inkling_dsp_extension.h"
#include "inkling_pool.h"

/* The larger of each of four signed bytes. */
#ifdef INKLING_DSP_EXTENSION
static inline uint32_t inkling_larger_bytes(uint32_t a, uint32_t b)
{
    uint32_t value;
    __asm__("ssub8 %0, %1, %2\n\tsel %0, %1, %2" : "=&r"(value) : "r"(a), "r"(b) : "cc");
    return value;
}
#else
static inline uint32_t inkling_larger_bytes(uint32_t a, uint32_t b)
{
    int8_t x[4], y[4];
    memcpy(x, &a, 4);
    memcpy(y, &b, 4);
    for (int32_t i = 0; i < 4; i++) {
        x[i] = x[i] > y[i] ? x[i] : y[i];
    }
    memcpy(&a, x, 4);
    return a;
}
#endif

/* channels is a multiple of 4; the output is not clamped. May write over x. */
static void inkling_max_pool4(const inkling_pool_layer *layer, const int8_t *x, int8_t *y)
{
    const int32_t channels = layer->channels, pitch = layer->in_width * channels;
    for (int32_t row = 0; row < layer->out_height; row++) {
        const int32_t top = row * layer->stride_height - layer->pad_top;
        const int32_t first_row = inkling_at_least(top, 0), rows = inkling_at_most(top + layer->pool_height, layer->in_height) - first_row;
        for (int32_t column = 0; column < layer->out_width; column++) {
            const int32_t left = column * layer->stride_width - layer->pad_left;
            const int32_t first_column = inkling_at_least(left, 0);
            const int32_t columns = inkling_at_most(left + layer->pool_width, layer->in_width) - first_column;
            const int8_t *from = x + first_row * pitch + first_column * channels, *const end = from + channels;
            for (; from != end; from += 4, y += 4) {
                const int8_t *line = from;
                uint32_t best = 0x80808080u;
                int32_t i = rows;
                do {
                    const int8_t *at = line;
                    int32_t j = columns;
                    do {
                        uint32_t value;
                        memcpy(&value, at, 4);
                        best = inkling_larger_bytes(best, value);
                        at += channels;
                    } while (--j > 0);
                    line += pitch;
                } while (--i > 0);
                memcpy(y, &best, 4);
            }
        }
    }
}

#endif
