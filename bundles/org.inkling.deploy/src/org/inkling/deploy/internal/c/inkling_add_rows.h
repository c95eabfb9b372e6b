/* Inkling: sum of rows that have just been made and rows of another tensor, which may be a ring. May write over the latter. */
#ifndef INKLING_ADD_ROWS_H
#define INKLING_ADD_ROWS_H

#include "inkling_add.h"

typedef struct {
    inkling_add_layer add;  /* of one row */
    int32_t height;
    int32_t a_slots, b_slots, y_slots; /* row r lies at row r % slots */
} inkling_add_rows_layer;

static void inkling_add_rows(const inkling_add_rows_layer *layer, const int8_t *a, const int8_t *b, int8_t *y, int32_t row, int32_t rows)
{
    const int32_t pitch = layer->add.count;
    for (const int32_t end = row + rows < layer->height ? row + rows : layer->height; row < end; row++) {
        inkling_add(&layer->add, a + row % layer->a_slots * pitch, b + row % layer->b_slots * pitch, y + row % layer->y_slots * pitch);
    }
}

#endif
