/* Inkling: an int8 network by a plan, and the layers without weights. */
#include "network.h"

static void pool(const inkling_pool *l)
{
    const inkling_window *w = &l->window;
    const int32_t pixels = w->output_height * w->output_width, channels = w->channels;
    int32_t *values = l->work;
    int8_t *out = l->out;
    for (int32_t p = 0; p < pixels; p++, out += channels) {
        const int32_t top = inkling_top(w, p), left = inkling_left(w, p);
        int32_t count = 0;
        for (int32_t c = 0; c < channels; c++) {
            values[c] = l->maximum ? -128 : 0;
        }
        for (int32_t i = 0; i < w->kernel_height; i++) {
            for (int32_t j = 0; j < w->kernel_width; j++) {
                const int32_t y = top + i, x = left + j;
                if ((uint32_t)y >= (uint32_t)w->height || (uint32_t)x >= (uint32_t)w->width) {
                    continue;
                }
                const int8_t *in = l->in + (y * w->width + x) * channels;
                count++;
                for (int32_t c = 0; c < channels; c++) {
                    values[c] = !l->maximum ? values[c] + in[c] : in[c] > values[c] ? in[c] : values[c];
                }
            }
        }
        for (int32_t c = 0; c < channels; c++) {
            const int32_t v = values[c];
            out[c] = (int8_t)inkling_clamp(l->maximum ? v : (v > 0 ? v + count / 2 : v - count / 2) / count, l->low, l->high);
        }
    }
}

static void add(const inkling_add *l)
{
    const int8_t *a = l->a, *b = l->b;
    int8_t *out = l->out;
    for (int32_t i = 0; i < l->count; i++) {
        out[i] = (int8_t)inkling_clamp((l->offset + l->left * a[i] + l->right * b[i]) >> l->shift, l->low, l->high);
    }
}

static void copy(const inkling_copy *l)
{
    for (int32_t o = 0; o < l->outer_count; o++) {
        for (int32_t i = 0; i < l->count; i++) {
            const int8_t *in = l->in + o * l->outer_in_step + i * l->in_step;
            int8_t *out = l->out + o * l->outer_out_step + i * l->out_step;
            for (int32_t k = 0; k < l->bytes; k++) {
                out[k] = in[k];
            }
        }
    }
}

static void resize(const inkling_resize *l)
{
    const int32_t *row = l->row_table, *column = l->column_table;
    int8_t *out = l->out;
    for (int32_t y = 0; y < l->rows; y++) {
        for (int32_t x = 0; x < l->columns; x++) {
            const int8_t *in = l->in + (row[y] * l->width + column[x]) * l->channels;
            for (int32_t c = 0; c < l->channels; c++) {
                *out++ = in[c];
            }
        }
    }
}

static void lookup(const inkling_lookup *l)
{
    const int8_t *in = l->in, *table = l->table;
    int8_t *out = l->out;
    for (int32_t i = 0; i < l->count; i++) {
        out[i] = table[in[i] + 128];
    }
}

static uint32_t exponential(const inkling_softmax *l, int32_t d)
{
    return ((uint32_t)l->fine[d & 15] * (uint32_t)l->coarse[d >> 4] + (1u << 14)) >> 15;
}

static void softmax(const inkling_softmax *l)
{
    const int8_t *in = l->in;
    int8_t *out = l->out;
    for (int32_t r = 0; r < l->rows; r++, in += l->width, out += l->width) {
        int32_t most = -128;
        uint32_t sum = 0; /* up to 65,536 classes */
        for (int32_t i = 0; i < l->width; i++) {
            most = in[i] > most ? in[i] : most;
        }
        for (int32_t i = 0; i < l->width; i++) {
            sum += exponential(l, most - in[i]);
        }
        for (int32_t i = 0; i < l->width; i++) {
            const uint32_t q = (256 * exponential(l, most - in[i]) + sum / 2) / sum;
            out[i] = (int8_t)((q > 255 ? 255 : (int32_t)q) - 128);
        }
    }
}

void inkling_run_network(const int32_t *plan)
{
    for (; *plan != INKLING_END; plan += plan[1]) {
        const void *layer = plan + 2;
        switch (*plan) {
        case INKLING_CONVOLUTION:
            inkling_convolution_layer(layer);
            break;
        case INKLING_DEPTHWISE:
            inkling_depthwise_layer(layer);
            break;
        case INKLING_POOL:
            pool(layer);
            break;
        case INKLING_ADD:
            add(layer);
            break;
        case INKLING_COPY:
            copy(layer);
            break;
        case INKLING_RESIZE:
            resize(layer);
            break;
        case INKLING_LOOKUP:
            lookup(layer);
            break;
        case INKLING_SOFTMAX:
            softmax(layer);
            break;
        }
    }
}
