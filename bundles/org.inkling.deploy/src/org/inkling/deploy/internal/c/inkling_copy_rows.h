/* Inkling: moves rows of bytes from one pitch to another: concatenation, and the inside of a padded tensor. */
#ifndef INKLING_COPY_ROWS_H
#define INKLING_COPY_ROWS_H

#include "inkling_nn.h"

static void inkling_copy_rows(int32_t rows, int32_t width, const int8_t *x, int32_t x_pitch, int8_t *y, int32_t y_pitch)
{
    for (int32_t row = 0; row < rows; row++) {
        memcpy(y + row * y_pitch, x + row * x_pitch, (size_t)width);
    }
}

#endif
