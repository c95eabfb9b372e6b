/* Inkling: maximum and average pooling in float32, channels last; the average is that of the taps inside the picture. */
#ifndef INKLING_FLOAT_POOL_H
#define INKLING_FLOAT_POOL_H

#include "inkling_float_window.h"

typedef struct {
    inkling_float_window window;
    int32_t maximum; /* 1 for the maximum, 0 for the average */
    inkling_float_range range;
} inkling_float_pool_layer;

static float inkling_float_pool_pixel(const inkling_float_pool_layer *layer, const float *x, int32_t channel, int32_t top, int32_t left)
{
    const inkling_float_window *const window = &layer->window;
    float best = -INFINITY, sum = 0.0f;
    int32_t count = 0;
    for (int32_t tap = 0; tap < window->kernel_height * window->kernel_width; tap++) {
        const float *const pixel = inkling_float_tap(window, x, top, left, tap);
        if (pixel != NULL) {
            best = pixel[channel] > best ? pixel[channel] : best;
            sum += pixel[channel];
            count++;
        }
    }
    return inkling_float_clamp(layer->maximum ? best : sum / (float)count, &layer->range);
}

/* May write over x when there is no padding above or to the left. */
static void inkling_float_pool(const inkling_float_pool_layer *layer, const float *x, float *y)
{
    const inkling_float_window *const window = &layer->window;
    for (int32_t row = 0; row < window->out_height; row++) {
        for (int32_t column = 0; column < window->out_width; column++) {
            for (int32_t c = 0; c < window->out_channels; c++) {
                *y++ = inkling_float_pool_pixel(layer, x, c, row * window->stride_height - window->pad_top,
                        column * window->stride_width - window->pad_left);
            }
        }
    }
}

#endif
