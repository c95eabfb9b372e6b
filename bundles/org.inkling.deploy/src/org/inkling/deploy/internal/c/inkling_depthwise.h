/* Inkling: depthwise convolution: output channel c reads input channel c / multiplier.
 *
 * Padding and zero_point as in inkling_conv2d.h. */
#ifndef INKLING_DEPTHWISE_H
#define INKLING_DEPTHWISE_H

#include "inkling_nn.h"

typedef struct {
    int32_t in_height, in_width, in_channels;
    int32_t out_height, out_width, out_channels;
    int32_t kernel_height, kernel_width;
    int32_t stride_height, stride_width;
    int32_t dilation_height, dilation_width;
    int32_t pad_top, pad_left;
    int32_t zero_point;    /* of the input, 0 when folded */
    const INKLING_FLASH int8_t *weights; /* kernel row, kernel column, output channel */
    const INKLING_FLASH int32_t *bias;
    inkling_output out;
} inkling_depthwise_layer;

static uint32_t inkling_depthwise_pixel(const inkling_depthwise_layer *layer, const int8_t *x, int32_t channel, int32_t top, int32_t left)
{
    const int32_t in_channel = channel / (layer->out_channels / layer->in_channels);
    const INKLING_FLASH int8_t *weights = layer->weights + channel;
    uint32_t sum = (uint32_t)layer->bias[channel];
    for (int32_t i = 0; i < layer->kernel_height; i++) {
        const int32_t row = top + i * layer->dilation_height;
        for (int32_t j = 0; j < layer->kernel_width; j++) {
            const int32_t column = left + j * layer->dilation_width;
            if (row >= 0 && row < layer->in_height && column >= 0 && column < layer->in_width) {
                const int8_t value = x[(row * layer->in_width + column) * layer->in_channels + in_channel];
                sum += (uint32_t)((value - layer->zero_point) * *weights);
            }
            weights += layer->out_channels;
        }
    }
    return sum;
}

static void inkling_depthwise(const inkling_depthwise_layer *layer, const int8_t *x, int8_t *y)
{
    for (int32_t row = 0; row < layer->out_height; row++) {
        for (int32_t column = 0; column < layer->out_width; column++) {
            const int32_t top = row * layer->stride_height - layer->pad_top;
            const int32_t left = column * layer->stride_width - layer->pad_left;
            for (int32_t c = 0; c < layer->out_channels; c++) {
                const uint32_t sum = inkling_depthwise_pixel(layer, x, c, top, left);
                *y++ = inkling_requantise(sum, c, &layer->out);
            }
        }
    }
}

#endif
