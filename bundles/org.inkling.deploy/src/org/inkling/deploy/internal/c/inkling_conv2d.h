/* Inkling: two-dimensional convolution, channels last; a one-dimensional one has height 1.
 *
 * Without padding the generator folds the zero point of the input into the bias and gives zero_point 0.
 * With padding zero_point stays, so that a tap outside the picture counts as an exact zero by being left out. */
#ifndef INKLING_CONV2D_H
#define INKLING_CONV2D_H

#include "inkling_nn.h"

typedef struct {
    int32_t in_height, in_width, in_channels;
    int32_t out_height, out_width, out_channels;
    int32_t kernel_height, kernel_width;
    int32_t stride_height, stride_width;
    int32_t dilation_height, dilation_width;
    int32_t pad_top, pad_left;
    int32_t zero_point;    /* of the input, 0 when folded */
    const INKLING_FLASH int8_t *weights; /* output channel, kernel row, kernel column, input channel */
    const INKLING_FLASH int32_t *bias;
    inkling_output out;
} inkling_conv2d_layer;

static uint32_t inkling_conv2d_pixel(const inkling_conv2d_layer *layer, const int8_t *x, int32_t channel, int32_t top, int32_t left)
{
    const int32_t channels = layer->in_channels;
    const INKLING_FLASH int8_t *weights = layer->weights + channel * layer->kernel_height * layer->kernel_width * channels;
    uint32_t sum = (uint32_t)layer->bias[channel];
    for (int32_t i = 0; i < layer->kernel_height; i++) {
        const int32_t row = top + i * layer->dilation_height;
        if (row < 0 || row >= layer->in_height) {
            weights += layer->kernel_width * channels;
            continue;
        }
        for (int32_t j = 0; j < layer->kernel_width; j++) {
            const int32_t column = left + j * layer->dilation_width;
            if (column >= 0 && column < layer->in_width) {
                const int8_t *pixel = x + (row * layer->in_width + column) * channels;
                for (int32_t c = 0; c < channels; c++) {
                    sum += (uint32_t)((pixel[c] - layer->zero_point) * weights[c]);
                }
            }
            weights += channels;
        }
    }
    return sum;
}

static void inkling_conv2d(const inkling_conv2d_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t row = 0; row < layer->out_height; row++) {
        for (int32_t column = 0; column < layer->out_width; column++) {
            const int32_t top = row * layer->stride_height - layer->pad_top;
            const int32_t left = column * layer->stride_width - layer->pad_left;
            for (int32_t c = 0; c < layer->out_channels; c++) {
                const uint32_t sum = inkling_conv2d_pixel(layer, x, c, top, left);
                *y++ = inkling_requantise(sum, c, &layer->out);
            }
        }
    }
}

#endif
