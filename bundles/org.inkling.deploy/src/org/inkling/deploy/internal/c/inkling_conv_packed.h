/* Inkling: convolution over all channels with packed weights, see inkling_gemm.h. Padding reads the zero point of the input.
 * Three pixels are read before any of them is written, so that y may lie on x when no later pixel needs what is overwritten. */
#ifndef INKLING_CONV_PACKED_H
#define INKLING_CONV_PACKED_H

#include "inkling_gemm.h"

typedef struct {
    int32_t in_height, in_width, in_channels;
    int32_t out_height, out_width;
    int32_t kernel_height, kernel_width;
    int32_t stride_height, stride_width;
    int32_t pad_top, pad_left;
    int32_t zero_point; /* of the input */
    inkling_gemm_matrix matrix;
} inkling_conv_packed_layer;

/* Copies the taps of one output pixel: words where a kernel row lies inside, else byte by byte, so that memcpy need not be linked. */
static void inkling_patch(const inkling_conv_packed_layer *layer, const int8_t *x, int32_t top, int32_t left, int8_t *patch)
{
    const int32_t channels = layer->in_channels, row = layer->kernel_width * channels;
    const int inside = left >= 0 && left + layer->kernel_width <= layer->in_width;
    for (int32_t i = top; i < top + layer->kernel_height; i++) {
        const int32_t outside = i < 0 || i >= layer->in_height;
        const int8_t *from = x + (i * layer->in_width + left) * channels;
        if (inside && !outside) {
            int32_t k = 0;
            for (; k + 4 <= row; k += 4) {
                uint32_t word;
                memcpy(&word, from + k, 4);
                memcpy(patch + k, &word, 4);
            }
            for (; k < row; k++) {
                patch[k] = from[k];
            }
            patch += row;
            continue;
        }
        for (int32_t j = left; j < left + layer->kernel_width; j++, from += channels) {
            const int padding = outside || j < 0 || j >= layer->in_width;
            for (int32_t k = 0; k < channels; k++) {
                *patch++ = padding ? (int8_t)layer->zero_point : from[k];
            }
        }
    }
}

/* scratch holds 9 bytes for each tap, aligned to 4. */
static void inkling_conv_packed(const inkling_conv_packed_layer *layer, const int8_t *x, int8_t *y, int8_t *scratch)
{
    const int32_t taps = layer->matrix.taps;
    int8_t *const patches = scratch + 6 * taps;
    const int8_t *pixels[3] = {patches, patches, patches};
    int8_t *outputs[3] = {y, y, y};
    int32_t count = 0;
    const int32_t pitch = layer->in_width * layer->in_channels, last = layer->in_height * pitch - taps;
    for (int32_t row = 0; row < layer->out_height; row++) {
        const int32_t top = row * layer->stride_height - layer->pad_top;
        int32_t left = -layer->pad_left;
        for (int32_t column = 0; column < layer->out_width; column++, left += layer->stride_width) {
            const int32_t first = top * pitch + left * layer->in_channels;
            if (layer->kernel_height == 1 && left >= 0 && left + layer->kernel_width <= layer->in_width && first <= last) {
                pixels[count] = x + first; /* the taps are contiguous */
            } else {
                pixels[count] = patches + count * taps;
                inkling_patch(layer, x, top, left, patches + count * taps);
            }
            outputs[count] = y;
            y += layer->matrix.channels;
            if (++count == 3) {
                inkling_gemm(&layer->matrix, pixels, outputs, scratch);
                count = 0;
            }
        }
    }
    if (count > 0) {
        /* the last pixel stands in for the missing ones */
        for (int32_t i = count; i < 3; i++) {
            pixels[i] = pixels[count - 1];
            outputs[i] = outputs[count - 1];
        }
        inkling_gemm(&layer->matrix, pixels, outputs, scratch);
    }
}

#endif
