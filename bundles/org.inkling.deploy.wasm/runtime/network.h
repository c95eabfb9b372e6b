/* Inkling: an int8 network by a plan. */
#ifndef INKLING_NETWORK_H
#define INKLING_NETWORK_H

#include <stdint.h>

/* Carries out the layers of a plan up to code 0. A layer is: code, number of words, the fields of its structure below. */
void inkling_run_network(const int32_t *plan);

enum {
    INKLING_END,
    INKLING_CONVOLUTION,
    INKLING_DEPTHWISE,
    INKLING_POOL,
    INKLING_ADD,
    INKLING_COPY,
    INKLING_RESIZE,
    INKLING_LOOKUP,
    INKLING_SOFTMAX
};

/* How a kernel slides over an image, channels innermost. */
typedef struct {
    int32_t height, width, channels; /* of the input */
    int32_t kernel_height, kernel_width;
    int32_t stride_height, stride_width;
    int32_t dilation_height, dilation_width;
    int32_t pad_top, pad_left;
    int32_t output_height, output_width;
} inkling_window;

/* From an accumulator to int8: zero + ((acc * multiplier + 2^(31 - shift)) >> (32 - shift)), clamped. Rounds once. */
typedef struct {
    const int32_t *multipliers; /* one per channel */
    int32_t shift;
    int32_t zero;
    int32_t low, high;
} inkling_scaling;

/* Dense layers, convolutions, depthwise convolutions. Channels come in groups of 8, filled up with zeros, and products in pairs:
 * weights[group][pair][channel of the group][2]; int8 for convolutions, int16 for depthwise ones. */
typedef struct {
    const int8_t *in;
    int8_t *out;
    inkling_window window;
    int32_t rows;    /* 1: each output reads as many values as the kernel has that follow those of the output before */
    int32_t values;  /* under the kernel */
    int32_t outputs; /* channels of the output */
    const void *weights;
    const int32_t *bias; /* the zero point of the input folded in */
    inkling_scaling scaling;
    int32_t input_zero;
    void *work;      /* see the exporter for its size */
} inkling_linear;

/* Maximum, or mean rounded half away from zero. */
typedef struct {
    const int8_t *in;
    int8_t *out;
    inkling_window window;
    int32_t maximum;
    int32_t low, high;
    int32_t *work; /* one per channel */
} inkling_pool;

/* (offset + left * a + right * b) >> shift, clamped. */
typedef struct {
    const int8_t *a, *b;
    int8_t *out;
    int32_t count;
    int32_t left, right, offset, shift;
    int32_t low, high;
} inkling_add;

/* Pieces of bytes in two nested loops; steps of 0 fill. */
typedef struct {
    const int8_t *in;
    int8_t *out;
    int32_t bytes;
    int32_t count, in_step, out_step;
    int32_t outer_count, outer_in_step, outer_out_step;
} inkling_copy;

/* Nearest neighbour: input row and column of each output row and column as tables. */
typedef struct {
    const int8_t *in;
    int8_t *out;
    int32_t width, channels; /* of the input */
    int32_t rows;
    const int32_t *row_table;
    int32_t columns;
    const int32_t *column_table;
} inkling_resize;

/* Any function of one int8 value. */
typedef struct {
    const int8_t *in;
    int8_t *out;
    int32_t count;
    const int8_t *table;
} inkling_lookup;

/* Softmax in integers: e(d) = (fine[d & 15] * coarse[d >> 4] + 2^14) >> 15. */
typedef struct {
    const int8_t *in;
    int8_t *out;
    int32_t rows, width;
    const int32_t *fine, *coarse; /* 16 each */
} inkling_softmax;

/* Layers with weights. */
void inkling_convolution_layer(const inkling_linear *l);
void inkling_depthwise_layer(const inkling_linear *l);

static inline int32_t inkling_clamp(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* The definition of org.inkling.nn.Requantizer. */
static inline int32_t inkling_requantise(int32_t sum, int32_t multiplier, int32_t shift, int32_t zero)
{
    return zero + (int32_t)(((int64_t)sum * multiplier + ((int64_t)1 << (31 - shift))) >> (32 - shift));
}

/* Row of the input under the first value of the kernel at an output pixel, possibly in the padding. */
static inline int32_t inkling_top(const inkling_window *w, int32_t pixel)
{
    return pixel / w->output_width * w->stride_height - w->pad_top;
}

/* The column alike. */
static inline int32_t inkling_left(const inkling_window *w, int32_t pixel)
{
    return pixel % w->output_width * w->stride_width - w->pad_left;
}

#endif
