/* Inkling: rows of outputs: a whole tensor or a ring that keeps some rows, as bytes with channels last or as planes of 16-bit values.
 *
 * In planes each channel has its rows for itself, with the padding the layer that follows needs: a depthwise convolution reads them so;
 * only networks that have them define INKLING_PLANES. */
#ifndef INKLING_ROWS_H
#define INKLING_ROWS_H

#include "inkling_gemm.h"

typedef struct {
    int32_t height, width;
    int32_t slots;      /* row r lies in slot (r + above) % slots */
    int32_t above;      /* rows of padding above the first */
    int32_t below;      /* rows of padding below the last, for planes */
    int32_t slot_bytes;
    int32_t pixel_bytes;
    int32_t plane_bytes; /* from one channel to the next; 0 for bytes with channels last */
} inkling_rows;

/* The row behind the last of those asked for that are there. */
static inline int32_t inkling_rows_end(const inkling_rows *out, int32_t row, int32_t rows)
{
    return row + rows < out->height ? row + rows : out->height;
}

static inline int8_t *inkling_rows_row(const inkling_rows *out, int8_t *y, int32_t row)
{
    return y + (row + out->above) % out->slots * out->slot_bytes;
}

/* A pixel and where its first channel lies. */
typedef struct {
    int8_t *y;
    int32_t row, column;
} inkling_rows_pixel;

static inline inkling_rows_pixel inkling_rows_start(const inkling_rows *out, int8_t *y, int32_t row)
{
    const inkling_rows_pixel at = {inkling_rows_row(out, y, row), row, 0};
    return at;
}

static inline void inkling_rows_next(const inkling_rows *out, int8_t *y, inkling_rows_pixel *at)
{
    at->y += out->pixel_bytes;
    if (++at->column == out->width) {
        at->column = 0;
        at->y = inkling_rows_row(out, y, ++at->row);
    }
}

#ifdef INKLING_PLANES

/* Fills those rows that are padding below the last with zeros. */
static void inkling_rows_padding(const inkling_rows *out, const inkling_gemm_matrix *matrix, int8_t *y, int32_t row, int32_t rows)
{
    const int16_t zero_point = (int16_t)matrix->zero_point;
    const int32_t width = out->width, most = out->height + out->below, end = row + rows < most ? row + rows : most;
    for (int32_t r = row < out->height ? out->height : row; r < end; r++) {
        int8_t *plane = inkling_rows_row(out, y, r);
        for (int32_t c = matrix->channels; c > 0; c--, plane += out->plane_bytes) {
            for (int16_t *to = (int16_t *)(void *)plane, *const last = to + width; to != last; to++) {
                *to = zero_point;
            }
        }
    }
}

#endif

/* The outputs of two pixels; the first counts when both are the same. scratch holds 8 bytes for each four channels. */
static inline void inkling_rows_write(const inkling_rows *out, const inkling_gemm_matrix *matrix, const uint32_t *wide, int8_t *first,
        int8_t *second, int8_t *scratch)
{
#ifdef INKLING_PLANES
    if (out->plane_bytes > 0) {
        inkling_gemm_planes(matrix, wide, first, (int32_t)(second - first), out->plane_bytes);
        return;
    }
#endif
    if (out->pixel_bytes == matrix->channels) {
        inkling_gemm_bytes(matrix, wide, first, (int32_t)(second - first));
    } else {
        /* the last group has outputs nobody wants */
        inkling_gemm_bytes(matrix, wide, scratch, matrix->channels);
        for (int32_t c = 0; c < out->pixel_bytes; c++) {
            second[c] = scratch[matrix->channels + c];
            first[c] = scratch[c];
        }
    }
}

#endif
