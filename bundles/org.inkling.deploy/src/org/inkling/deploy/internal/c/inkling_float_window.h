/* Inkling: the window of a float32 convolution or pooling. Taps outside the picture are left out. */
#ifndef INKLING_FLOAT_WINDOW_H
#define INKLING_FLOAT_WINDOW_H

#include "inkling_float.h"

typedef struct {
    int32_t in_height, in_width, in_channels;
    int32_t out_height, out_width, out_channels;
    int32_t kernel_height, kernel_width;
    int32_t stride_height, stride_width;
    int32_t dilation_height, dilation_width;
    int32_t pad_top, pad_left;
} inkling_float_window;

/* The pixel under a tap of the window whose first tap lies at (top, left); NULL outside the picture. */
static inline const float *inkling_float_tap(const inkling_float_window *window, const float *x, int32_t top, int32_t left, int32_t tap)
{
    const int32_t row = top + tap / window->kernel_width * window->dilation_height;
    const int32_t column = left + tap % window->kernel_width * window->dilation_width;
    if (row < 0 || row >= window->in_height || column < 0 || column >= window->in_width) {
        return NULL;
    }
    return x + (row * window->in_width + column) * window->in_channels;
}

#endif
