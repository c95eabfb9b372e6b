/* Inkling: an impulse in WebAssembly. Generic code; the impulse is data that the exporter puts behind it at __heap_base: first this
 * header, then weights, tables and plans, then working memory. The exporter knows where that is, so all places are addresses. */
#include "features.h"
#include "network.h"
#include "support.h"

#include <math.h>

typedef struct {
    const float *window; /* written by the caller */
    float *features;
    int32_t feature_count;
    float *scratch;      /* of the signal processing */
    const int32_t *plan; /* of the signal processing */
    const float *mean;   /* null: no standardisation */
    const float *scale;
    const int32_t *network;
    int8_t *input;
    float input_step;
    float input_zero;
    const int8_t *output;
    int32_t output_count;
    float output_step;
    float output_zero;
    float *scores;
} inkling_header;

extern const inkling_header __heap_base;

#define EXPORT(name) __attribute__((export_name(name), noinline))

/* The int8 value nearest to a real number, as org.inkling.nn.Quantization does it. */
static int8_t quantise(float real, float step, float zero)
{
    const float steps = floorf(real / step + 0.5f), value = steps + zero;
    if (steps != steps) {
        return (int8_t)zero;
    }
    return (int8_t)(value < -128.0f ? -128.0f : value > 127.0f ? 127.0f : value);
}

/* From the window to the features. */
EXPORT("extract") void inkling_extract(void)
{
    const inkling_header *h = &__heap_base;
    inkling_run_plan(h->plan, h->window, h->features, h->scratch);
}

/* From the int8 input to the int8 output. */
EXPORT("infer") void inkling_infer(void)
{
    inkling_run_network(__heap_base.network);
}

/* From the window to the scores. */
EXPORT("classify") void inkling_classify(void)
{
    const inkling_header *h = &__heap_base;
    inkling_extract();
    for (int i = 0; i < h->feature_count; i++) {
        const float feature = h->features[i];
        h->input[i] = quantise(h->mean ? (feature - h->mean[i]) * h->scale[i] : feature, h->input_step, h->input_zero);
    }
    inkling_infer();
    for (int i = 0; i < h->output_count; i++) {
        h->scores[i] = h->output_step * ((float)h->output[i] - h->output_zero);
    }
}
