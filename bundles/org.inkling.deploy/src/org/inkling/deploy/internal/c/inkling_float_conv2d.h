/* Inkling: two-dimensional convolution in float32, channels last; a one-dimensional one has height 1. */
#ifndef INKLING_FLOAT_CONV2D_H
#define INKLING_FLOAT_CONV2D_H

#include "inkling_float_window.h"

typedef struct {
    inkling_float_window window;
    const INKLING_FLASH float *weights; /* output channel, kernel row, kernel column, input channel */
    const INKLING_FLASH float *bias;
    inkling_float_range range;
} inkling_float_conv2d_layer;

static float inkling_float_conv2d_pixel(const inkling_float_conv2d_layer *layer, const float *x, int32_t channel, int32_t top, int32_t left)
{
    const inkling_float_window *const window = &layer->window;
    const int32_t taps = window->kernel_height * window->kernel_width, channels = window->in_channels;
    const INKLING_FLASH float *weights = layer->weights + channel * taps * channels;
    float sum = layer->bias[channel];
    for (int32_t tap = 0; tap < taps; tap++, weights += channels) {
        const float *const pixel = inkling_float_tap(window, x, top, left, tap);
        for (int32_t c = 0; pixel != NULL && c < channels; c++) {
            sum += pixel[c] * weights[c];
        }
    }
    return inkling_float_clamp(sum, &layer->range);
}

static void inkling_float_conv2d(const inkling_float_conv2d_layer *layer, const float *x, float *y)
{
    const inkling_float_window *const window = &layer->window;
    for (int32_t row = 0; row < window->out_height; row++) {
        for (int32_t column = 0; column < window->out_width; column++) {
            for (int32_t c = 0; c < window->out_channels; c++) {
                *y++ = inkling_float_conv2d_pixel(layer, x, c, row * window->stride_height - window->pad_top,
                        column * window->stride_width - window->pad_left);
            }
        }
    }
}

#endif
