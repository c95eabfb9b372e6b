/* Inkling: a result as text, under the names of the Edge Impulse inferencing interface. */
#ifndef EI_PRINT_RESULTS_H
#define EI_PRINT_RESULTS_H

#include "edge-impulse-sdk/classifier/ei_run_classifier.h"

static inline void ei_print_results(ei_impulse_handle_t *handle, ei_impulse_result_t *result)
{
    (void)handle;
    if (result->timing.dsp > 0 || result->timing.classification > 0) {
        ei_printf("Timing: DSP %d ms, inference %d ms, anomaly %d ms\r\n", result->timing.dsp, result->timing.classification,
            result->timing.anomaly);
    } else {
        ei_printf("Timing: DSP %ld us, inference %ld us, anomaly %ld us\r\n", (long)result->timing.dsp_us,
            (long)result->timing.classification_us, (long)result->timing.anomaly_us);
    }
    ei_printf("#Classification predictions:\r\n");
    for (int i = 0; i < EI_CLASSIFIER_LABEL_COUNT; i++) {
        ei_printf("  %s: ", result->classification[i].label);
        ei_printf_float(result->classification[i].value);
        ei_printf("\r\n");
    }
}

static inline void display_results(ei_impulse_handle_t *handle, ei_impulse_result_t *result)
{
    ei_print_results(handle, result);
}

static inline void display_results(ei_impulse_result_t *result)
{
    ei_print_results(&ei_default_impulse, result);
}

#endif
