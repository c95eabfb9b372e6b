/* Inkling: rows of a convolution over all channels with packed weights, see inkling_gemm.h.
 *
 * Input and output may be whole tensors or rings that keep a few rows. Two pixels are read before either is written, so that y may lie on x
 * when no later pixel needs what is overwritten. */
#ifndef INKLING_CONV_ROWS_H
#define INKLING_CONV_ROWS_H

#include "inkling_rows.h"

typedef struct {
    int32_t in_height, in_width, in_channels;
    int32_t in_slots; /* rows of x that are kept: row r lies at row r % in_slots */
    int32_t kernel_height, kernel_width;
    int32_t stride_height, stride_width;
    int32_t pad_top, pad_left;
    int32_t zero_point; /* of the input: padding reads it */
    inkling_gemm_matrix matrix;
    inkling_rows out;
} inkling_conv_rows_layer;

/* Words first, and no call of memcpy that would have to be linked. */
static inline void inkling_copy_bytes(const int8_t *from, int8_t *to, int32_t count)
{
    for (; count >= 4; count -= 4, from += 4, to += 4) {
        uint32_t word;
        memcpy(&word, from, 4);
        memcpy(to, &word, 4);
    }
    for (; count > 0; count--) {
        *to++ = *from++;
    }
}

static inline void inkling_fill_bytes(int8_t *to, int32_t value, int32_t count)
{
    for (; count > 0; count--) {
        *(volatile int8_t *)to++ = (int8_t)value;
    }
}

/* Copies the taps of one output pixel. Up to three bytes more may be written. */
static void inkling_patch(const inkling_conv_rows_layer *layer, const int8_t *x, int32_t top, int32_t left, int8_t *patch)
{
    const int32_t channels = layer->in_channels, width = layer->in_width, row = layer->kernel_width * channels;
    const int32_t before = left < 0 ? -left * channels : 0;
    const int32_t over = left + layer->kernel_width - width, after = over > 0 ? over * channels : 0;
    const int inside = top >= 0 && left >= 0 && over <= 0 && top + layer->kernel_height < layer->in_height;
    if (inside && layer->in_slots == layer->in_height) {
        /* no copy of single bytes: it may read some of the next row */
        const int8_t *from = x + (top * width + left) * channels;
        for (int32_t i = layer->kernel_height; i > 0; i--, from += width * channels, patch += row) {
            inkling_copy_bytes(from, patch, (row + 3) & ~3);
        }
        return;
    }
    for (int32_t i = top; i < top + layer->kernel_height; i++, patch += row) {
        if (i < 0 || i >= layer->in_height) {
            inkling_fill_bytes(patch, layer->zero_point, row);
        } else {
            const int8_t *from = x + (i % layer->in_slots * width + left) * channels;
            inkling_fill_bytes(patch, layer->zero_point, before);
            inkling_copy_bytes(from + before, patch + before, row - before - after);
            inkling_fill_bytes(patch + row - after, layer->zero_point, after);
        }
    }
}

/* Four taps of two pixels: taps 0 and 2 of each, then 1 and 3; the weights are packed in that order. count is a multiple of 4. */
static inline uint32_t *inkling_widen(const int8_t *first, const int8_t *second, int32_t count, uint32_t *wide)
{
    for (const int8_t *const end = first + count; first != end; first += 4, second += 4, wide += 4) {
        uint32_t a, b;
        memcpy(&a, first, 4);
        memcpy(&b, second, 4);
        wide[0] = inkling_even_bytes(a);
        wide[1] = inkling_even_bytes(b);
        wide[2] = inkling_odd_bytes(a);
        wide[3] = inkling_odd_bytes(b);
    }
    return wide;
}

/* Widens the taps of two output pixels. patches holds 2 bytes for each tap. */
static inline void inkling_widen_pixels(const inkling_conv_rows_layer *layer, const int8_t *x,
        const inkling_rows_pixel *pixels, uint32_t *wide, int8_t *patches)
{
    const int32_t top[2] = {pixels[0].row * layer->stride_height - layer->pad_top, pixels[1].row * layer->stride_height - layer->pad_top};
    const int32_t left[2] = {pixels[0].column * layer->stride_width - layer->pad_left,
                             pixels[1].column * layer->stride_width - layer->pad_left};
    const int32_t taps = layer->matrix.taps, height = layer->kernel_height, width = layer->kernel_width, pitch = layer->in_width;
    const int32_t channels = layer->in_channels, slots = layer->in_slots, row = width * channels;
    const int inside = top[0] >= 0 && top[1] + height <= layer->in_height && left[0] >= 0 && left[1] >= 0 && left[0] + width <= pitch
                       && left[1] + width <= pitch;
    if (inside && row % 4 == 0) {
        for (int32_t i = 0; i < height; i++) {
            wide = inkling_widen(x + ((top[0] + i) % slots * pitch + left[0]) * channels,
                    x + ((top[1] + i) % slots * pitch + left[1]) * channels, row, wide);
        }
    } else {
        inkling_patch(layer, x, top[0], left[0], patches);
        inkling_patch(layer, x, top[1], left[1], patches + taps);
        inkling_widen(patches, patches + taps, taps, wide);
    }
}

/* Pixels of a pointwise convolution: their taps lie as they are read. */
static inline void inkling_widen_points(const inkling_conv_rows_layer *layer, const int8_t *x, const inkling_rows_pixel *pixels,
        uint32_t *wide)
{
    const int32_t channels = layer->in_channels, pitch = layer->in_width * channels;
    const int8_t *const first = x + pixels[0].row % layer->in_slots * pitch + pixels[0].column * channels;
    const int8_t *second = first + channels;
    if (pixels[1].row != pixels[0].row || pixels[1].column == pixels[0].column) {
        second = x + pixels[1].row % layer->in_slots * pitch + pixels[1].column * channels;
    }
    inkling_widen(first, second, channels, wide);
}

/* Rows row to row + rows - 1; those behind the last are padding for the layer that follows. scratch holds 6 bytes for each tap and 8 for
 * each four channels, aligned to 4. */
static void inkling_conv_rows(const inkling_conv_rows_layer *layer, const int8_t *x, int8_t *y, int32_t row, int32_t rows, int8_t *scratch)
{
    uint32_t *const wide = (uint32_t *)(void *)scratch;
    int8_t *const patches = scratch + 4 * layer->matrix.taps;
    const int32_t end = inkling_rows_end(&layer->out, row, rows);
    inkling_rows_pixel at = inkling_rows_start(&layer->out, y, row);
#ifdef INKLING_PLANES
    inkling_rows_padding(&layer->out, &layer->matrix, y, row, rows);
#endif
    while (at.row < end) {
        inkling_rows_pixel pixels[2];
        pixels[0] = at;
        pixels[1] = at;
        inkling_rows_next(&layer->out, y, &at);
        if (at.row < end) {
            pixels[1] = at;
            inkling_rows_next(&layer->out, y, &at);
        }
        if (layer->kernel_height * layer->kernel_width * layer->stride_height * layer->stride_width == 1 && layer->in_channels % 4 == 0) {
            inkling_widen_points(layer, x, pixels, wide);
        } else {
            inkling_widen_pixels(layer, x, pixels, wide, patches);
        }
        inkling_rows_write(&layer->out, &layer->matrix, wide, pixels[0].y, pixels[1].y, patches + 2 * layer->matrix.taps);
    }
}

#endif
