/* Inkling: depthwise convolution in float32: output channel c reads input channel c / multiplier. */
#ifndef INKLING_FLOAT_DEPTHWISE_H
#define INKLING_FLOAT_DEPTHWISE_H

#include "inkling_float_window.h"

typedef struct {
    inkling_float_window window;
    const INKLING_FLASH float *weights; /* kernel row, kernel column, output channel */
    const INKLING_FLASH float *bias;
    inkling_float_range range;
} inkling_float_depthwise_layer;

static float inkling_float_depthwise_pixel(const inkling_float_depthwise_layer *layer, const float *x, int32_t channel, int32_t top,
        int32_t left)
{
    const inkling_float_window *const window = &layer->window;
    const int32_t from = channel / (window->out_channels / window->in_channels);
    float sum = layer->bias[channel];
    for (int32_t tap = 0; tap < window->kernel_height * window->kernel_width; tap++) {
        const float *const pixel = inkling_float_tap(window, x, top, left, tap);
        if (pixel != NULL) {
            sum += pixel[from] * layer->weights[tap * window->out_channels + channel];
        }
    }
    return inkling_float_clamp(sum, &layer->range);
}

static void inkling_float_depthwise(const inkling_float_depthwise_layer *layer, const float *x, float *y)
{
    const inkling_float_window *const window = &layer->window;
    for (int32_t row = 0; row < window->out_height; row++) {
        for (int32_t column = 0; column < window->out_width; column++) {
            for (int32_t c = 0; c < window->out_channels; c++) {
                *y++ = inkling_float_depthwise_pixel(layer, x, c, row * window->stride_height - window->pad_top,
                        column * window->stride_width - window->pad_left);
            }
        }
    }
}

#endif
