/* Inkling: rows of a depthwise convolution with a 3 x 3 kernel and the pointwise convolution behind it.
 *
 * The input lies in planes of 16-bit values with their padding, see inkling_rows.h. The depthwise outputs go, as 16-bit values too, where
 * inkling_gemm.h wants its pixels, so nothing is widened or gathered on the way.
 *
 * weights holds for each channel three words, one for each kernel row: its three weights, the first in the lowest byte, and above them the
 * lowest, middle and highest byte of the bias; then the multiplier. */
#ifndef INKLING_DEPTHWISE_ROWS_H
#define INKLING_DEPTHWISE_ROWS_H

#include "inkling_rows.h"

typedef struct {
    int32_t channels, stride;
    inkling_rows in;           /* planes */
    int32_t height, width;     /* of the output */
    int32_t wide_channels;     /* channels, up to a multiple of 4 */
    const int32_t *weights;
    int32_t in_zero_point, zero_point;
} inkling_depthwise_rows_layer;

/* One row of outputs, all channels. */
typedef struct {
    const int8_t *rows[3];     /* first channel of the three rows read */
    int8_t *y;
    int32_t plane;             /* bytes from one channel to the next */
    const int32_t *weights, *weights_end;
    int32_t zero_point;
    int32_t second;            /* bytes from the first of two outputs to the second */
    int32_t step;              /* bytes from two outputs to the next two */
    int32_t length;            /* bytes of a row that are read for whole fours of outputs */
    int32_t rest;              /* whether one or two outputs follow them */
} inkling_depthwise_line;

#ifdef INKLING_DSP_EXTENSION

/* Four outputs take the words a, b, c of a row, r8 to r10: the first output is a . (w0, w1) + low half of b * w2.
 * r11 and r12 hold weights 0 and 1, and 1 and 2; r4 to r7 the sums. */
#define INKLING_LINE_ROW(x, w, w_next, more, first4, first5, first6, first7) \
    "ldr r8, [" x "], #4\n\t" \
    "ldr r9, [" x "], #4\n\t" \
    "ldr r10, [" x "]\n\t" \
    "ldr r11, [sp, #" w "]\n\t" \
    "ldr r12, [sp, #" w_next "]\n\t" more \
    "smlad r4, r8, r11, " first4 "\n\t" \
    "smlatb r5, r8, r11, " first5 "\n\t" \
    "smlad r6, r9, r11, " first6 "\n\t" \
    "smlatb r7, r9, r11, " first7 "\n\t" \
    "smlabt r4, r9, r12, r4\n\t" \
    "smlad r5, r9, r12, r5\n\t" \
    "smlabt r6, r10, r12, r6\n\t" \
    "smlad r7, r10, r12, r7\n\t"

/* With stride 2 four outputs take five words. */
#define INKLING_LINE_ROW_2(x, w, w_next, more, first4, first5, first6, first7) \
    "ldr r8, [" x "], #4\n\t" \
    "ldr r9, [" x "], #4\n\t" \
    "ldr r10, [" x "], #4\n\t" \
    "ldr r11, [sp, #" w "]\n\t" \
    "ldr r12, [sp, #" w_next "]\n\t" more \
    "smlad r4, r8, r11, " first4 "\n\t" \
    "smlad r5, r9, r11, " first5 "\n\t" \
    "smlad r6, r10, r11, " first6 "\n\t" \
    "smlabt r4, r9, r12, r4\n\t" \
    "smlabt r5, r10, r12, r5\n\t" \
    "ldr r8, [" x "], #4\n\t" \
    "ldr r9, [" x "]\n\t" \
    "smlad r7, r8, r11, " first7 "\n\t" \
    "smlabt r6, r8, r12, r6\n\t" \
    "smlabt r7, r9, r12, r7\n\t"

/* Two outputs of a row, where no four are left. */
#define INKLING_LINE_END(x, w, w_next, more, first4, first5) \
    "ldr r8, [" x "]\n\t" \
    "ldr r9, [" x ", #4]\n\t" \
    "ldr r11, [sp, #" w "]\n\t" \
    "ldr r12, [sp, #" w_next "]\n\t" more \
    "smlad r4, r8, r11, " first4 "\n\t" \
    "smlatb r5, r8, r11, " first5 "\n\t" \
    "smlabt r4, r9, r12, r4\n\t" \
    "smlad r5, r9, r12, r5\n\t"

#define INKLING_LINE_END_2(x, w, w_next, more, first4, first5) \
    "ldr r8, [" x "]\n\t" \
    "ldr r9, [" x ", #4]\n\t" \
    "ldr r10, [" x ", #8]\n\t" \
    "ldr r11, [sp, #" w "]\n\t" \
    "ldr r12, [sp, #" w_next "]\n\t" more \
    "smlad r4, r8, r11, " first4 "\n\t" \
    "smlad r5, r9, r11, " first5 "\n\t" \
    "smlabt r4, r9, r12, r4\n\t" \
    "smlabt r5, r10, r12, r5\n\t"

/* Widens the three weights in the low bytes of a word and puts them on the stack. */
#define INKLING_LINE_WEIGHTS(word, w, w_next) \
    "sxtb16 r8, " word "\n\t" \
    "sxtb16 r9, " word ", ror #8\n\t" \
    "pkhbt r10, r8, r9, lsl #16\n\t" \
    "pkhbt r9, r9, r8\n\t" \
    "str r10, [sp, #" w "]\n\t" \
    "str r9, [sp, #" w_next "]\n\t"

/* On the stack: 0 to 20 weights, 24 bias, 28 multiplier, 32 end of the first row, 36 to the next channel's outputs; then as in
 * inkling_depthwise_line: 40, 44, 48 rows, 52 y, 56 plane, 60 end of weights, 64 zero point, 68 second, 72 step, 76 length, 80 rest.
 * r1 points to the weights, r2 to the outputs; r0, r3 and lr to the rows. */
#define INKLING_LINE(row, row_end) \
    "push {r4-r11, lr}\n\t" \
    "ldr r1, [r0, #20]\n\t" \
    "sub sp, sp, #88\n\t" \
    "ldm r0!, {r4-r8}\n\t" \
    "add r0, r0, #4\n\t" \
    "add r12, sp, #40\n\t" \
    "stm r12!, {r4-r8}\n\t" \
    "ldm r0, {r4-r9}\n\t" \
    "stm r12, {r4-r9}\n\t" \
    "movs r4, #2\n\t" \
    "str r4, [sp, #36]\n" \
    "1:\n\t" \
    "ldr r4, [r1], #4\n\t" \
    "ldr r5, [r1], #4\n\t" \
    "ldr r6, [r1], #4\n\t" \
    "ldr r7, [r1], #4\n\t" \
    "ldr r0, [sp, #40]\n\t" \
    "ldr r3, [sp, #44]\n\t" \
    "ldr lr, [sp, #48]\n\t" \
    "ldr r2, [sp, #52]\n\t" \
    "ldr r12, [sp, #56]\n\t" \
    "ldr r11, [sp, #76]\n\t" \
    "str r7, [sp, #28]\n\t" \
    INKLING_LINE_WEIGHTS("r4", "0", "4") \
    INKLING_LINE_WEIGHTS("r5", "8", "12") \
    INKLING_LINE_WEIGHTS("r6", "16", "20") \
    "lsrs r4, r4, #24\n\t" \
    "lsrs r5, r5, #24\n\t" \
    "asrs r6, r6, #24\n\t" \
    "orr r4, r4, r5, lsl #8\n\t" \
    "orr r4, r4, r6, lsl #16\n\t" \
    "str r4, [sp, #24]\n\t" \
    "add r8, r0, r11\n\t" \
    "str r8, [sp, #32]\n\t" \
    "add r4, r0, r12\n\t" \
    "add r5, r3, r12\n\t" \
    "add r6, lr, r12\n\t" \
    "ldr r8, [sp, #36]\n\t" \
    "str r4, [sp, #40]\n\t" \
    "str r5, [sp, #44]\n\t" \
    "str r6, [sp, #48]\n\t" \
    "add r7, r2, r8\n\t" \
    "rsb r8, r8, #8\n\t" \
    "str r7, [sp, #52]\n\t" \
    "str r8, [sp, #36]\n\t" \
    "cmp r11, #0\n\t" \
    "beq 3f\n" \
    "2:\n\t" \
    row("r0", "0", "4", "ldr r7, [sp, #24]\n\t", "r7", "r7", "r7", "r7") \
    row("r3", "8", "12", "", "r4", "r5", "r6", "r7") \
    row("lr", "16", "20", "", "r4", "r5", "r6", "r7") \
    "ldr r8, [sp, #28]\n\t" \
    "ldr r9, [sp, #64]\n\t" \
    "ldr r10, [sp, #68]\n\t" \
    "ldr r11, [sp, #72]\n\t" \
    "ldr r12, [sp, #32]\n\t" \
    "smmlar r4, r4, r8, r9\n\t" \
    "smmlar r5, r5, r8, r9\n\t" \
    "smmlar r6, r6, r8, r9\n\t" \
    "smmlar r7, r7, r8, r9\n\t" \
    "ssat r4, #8, r4\n\t" \
    "ssat r5, #8, r5\n\t" \
    "ssat r6, #8, r6\n\t" \
    "ssat r7, #8, r7\n\t" \
    "strh r4, [r2]\n\t" \
    "strh r5, [r2, r10]\n\t" \
    "add r2, r2, r11\n\t" \
    "strh r6, [r2]\n\t" \
    "strh r7, [r2, r10]\n\t" \
    "add r2, r2, r11\n\t" \
    "cmp r0, r12\n\t" \
    "bne 2b\n" \
    "3:\n\t" \
    "ldr r6, [sp, #60]\n\t" \
    "ldr r7, [sp, #80]\n\t" \
    "cmp r7, #0\n\t" \
    "beq 4f\n\t" \
    row_end("r0", "0", "4", "ldr r5, [sp, #24]\n\t", "r5", "r5") \
    row_end("r3", "8", "12", "", "r4", "r5") \
    row_end("lr", "16", "20", "", "r4", "r5") \
    "ldr r8, [sp, #28]\n\t" \
    "ldr r9, [sp, #64]\n\t" \
    "ldr r10, [sp, #68]\n\t" \
    "smmlar r4, r4, r8, r9\n\t" \
    "smmlar r5, r5, r8, r9\n\t" \
    "ssat r4, #8, r4\n\t" \
    "ssat r5, #8, r5\n\t" \
    "strh r4, [r2]\n\t" \
    "strh r5, [r2, r10]\n" \
    "4:\n\t" \
    "cmp r1, r6\n\t" \
    "bne 1b\n\t" \
    "add sp, sp, #88\n\t" \
    "pop {r4-r11, pc}\n\t"

static __attribute__((naked, noinline, unused)) void inkling_line(INKLING_IN_REGISTER const inkling_depthwise_line *line)
{
    __asm__ volatile(INKLING_LINE(INKLING_LINE_ROW, INKLING_LINE_END));
}

static __attribute__((naked, noinline, unused)) void inkling_line_2(INKLING_IN_REGISTER const inkling_depthwise_line *line)
{
    __asm__ volatile(INKLING_LINE(INKLING_LINE_ROW_2, INKLING_LINE_END_2));
}

#else

static void inkling_line_channel(const inkling_depthwise_line *line, int32_t stride, int32_t channel, int16_t *y)
{
    const int32_t *const weights = line->weights + 4 * channel;
    const uint32_t high = (uint32_t)weights[2] >> 24;
    const int32_t bias = (int32_t)((uint32_t)weights[0] >> 24 | (uint32_t)weights[1] >> 24 << 8 | high << 16
                                   | (high > 127 ? 0xff000000u : 0u));
    for (int32_t n = 0; n < line->length / 2 / stride + 2 * line->rest; n++) {
        int32_t sum = bias;
        for (int32_t i = 0; i < 3; i++) {
            const int16_t *const x = (const int16_t *)(const void *)(line->rows[i] + channel * line->plane) + n * stride;
            const uint32_t w = (uint32_t)weights[i];
            sum += x[0] * (int8_t)(w & 255u) + x[1] * (int8_t)(w >> 8 & 255u) + x[2] * (int8_t)(w >> 16 & 255u);
        }
        y[n / 2 * (line->step / 2) + n % 2 * (line->second / 2)] = inkling_requantise_full(sum, weights[3], line->zero_point);
    }
}

static void inkling_line_by(const inkling_depthwise_line *line, int32_t stride)
{
    for (int32_t c = 0; c < (int32_t)(line->weights_end - line->weights) / 4; c++) {
        inkling_line_channel(line, stride, c, (int16_t *)(void *)line->y + c / 2 * 4 + c % 2);
    }
}

static inline void inkling_line(const inkling_depthwise_line *line)
{
    inkling_line_by(line, 1);
}

static inline void inkling_line_2(const inkling_depthwise_line *line)
{
    inkling_line_by(line, 2);
}

#endif

/* Rows row to row + rows - 1 of the depthwise outputs, as pixels for inkling_gemm.h. There is room for an output more in each row, and for
 * reading as much behind the planes. */
static void inkling_depthwise_rows(const inkling_depthwise_rows_layer *layer, const int8_t *x, int8_t *wide, int32_t row, int32_t rows)
{
    const int32_t stride = layer->stride, pitch = 4 * layer->wide_channels;
    const int32_t end = row + rows < layer->height ? row + rows : layer->height;
    inkling_depthwise_line line;
    int32_t pixel = 0;
    line.plane = layer->in.plane_bytes;
    line.weights = layer->weights;
    line.weights_end = layer->weights + 4 * layer->channels;
    line.zero_point = layer->zero_point;
    line.step = pitch;
    line.length = (layer->width + 1) / 4 * 8 * stride;
    line.rest = layer->width % 4 == 1 || layer->width % 4 == 2;
    for (; row < end; row++, pixel += layer->width) {
        for (int32_t i = 0; i < 3; i++) {
            line.rows[i] = x + (row * stride + i) % layer->in.slots * layer->in.slot_bytes;
        }
        line.y = wide + (pixel >> 1) * pitch + (pixel & 1) * 4;
        line.second = pixel & 1 ? pitch - 4 : 4;
        if (stride == 1) {
            inkling_line(&line);
        } else {
            inkling_line_2(&line);
        }
    }
}

/* The pointwise convolution of the pixels in wide: rows row to row + rows - 1. */
static void inkling_pointwise_rows(const inkling_gemm_matrix *matrix, const inkling_rows *out, const int8_t *wide, int8_t *y, int32_t row,
        int32_t rows, int8_t *scratch)
{
    const int32_t end = inkling_rows_end(out, row, rows);
    inkling_rows_pixel at = inkling_rows_start(out, y, row);
    inkling_rows_padding(out, matrix, y, row, rows);
    while (at.row < end) {
        int8_t *const first = at.y;
        inkling_rows_next(out, y, &at);
        inkling_rows_write(out, matrix, (const uint32_t *)(const void *)wide, first, at.row < end ? at.y : first, scratch);
        if (at.row < end) {
            inkling_rows_next(out, y, &at);
        }
        wide += 4 * matrix->taps;
    }
}

/* Zeros in planes before the first row comes: padding stays as it is, all else is written later. */
static inline void inkling_planes_clear(int8_t *planes, int32_t bytes, int32_t zero_point)
{
    const uint32_t two = (uint32_t)(zero_point & 0xffff) * 0x10001u;
    uint32_t *word = (uint32_t *)(void *)planes;
    for (uint32_t *const end = word + bytes / 16 * 4; word != end; word += 4) {
        word[0] = two;
        word[1] = two;
        word[2] = two;
        word[3] = two;
    }
    for (int32_t k = 0; k < bytes / 4 % 4; k++) {
        word[k] = two;
    }
}

#endif
