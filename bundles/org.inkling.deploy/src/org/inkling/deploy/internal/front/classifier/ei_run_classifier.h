/* Inkling: classification under the names of the Edge Impulse inferencing interface, so that a program written for it compiles unchanged.
 *
 *     signal_t signal;
 *     numpy::signal_from_buffer(features, EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE, &signal);
 *     ei_impulse_result_t result;
 *     run_classifier(&signal, &result, false);
 *
 * Behind it is model/inkling.h, which a new program had better call itself. No heap. The working memory and one window are static, so
 * these functions belong to one thread; programs whose signals all come from signal_from_buffer and that do not call
 * run_classifier_continuous can leave the window out with INKLING_NO_WINDOW. */
#ifndef EI_RUN_CLASSIFIER_H
#define EI_RUN_CLASSIFIER_H

#include "edge-impulse-sdk/classifier/ei_classifier_types.h"
#include "edge-impulse-sdk/classifier/ei_model_types.h"
#include "edge-impulse-sdk/dsp/numpy.hpp"
#include "edge-impulse-sdk/porting/ei_classifier_porting.h"
#include "model-parameters/model_metadata.h"
#include "model-parameters/model_variables.h"

using namespace ei;

/* Forgets the slices seen so far. */
void run_classifier_init(void);
void run_classifier_init(ei_impulse_handle_t *handle);

/* The same. */
void run_classifier_deinit(void);
void run_classifier_deinit(ei_impulse_handle_t *handle);

/* Classifies one window of EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE values, frame after frame. debug prints the features and scores. */
EI_IMPULSE_ERROR run_classifier(signal_t *signal, ei_impulse_result_t *result, bool debug = false);
EI_IMPULSE_ERROR run_classifier(ei_impulse_handle_t *handle, signal_t *signal, ei_impulse_result_t *result, bool debug = false);
EI_IMPULSE_ERROR process_impulse(ei_impulse_handle_t *handle, signal_t *signal, ei_impulse_result_t *result, bool debug = false);

/* Slices whose mean the moving average is; at most INKLING_MAX_AVERAGE. */
#define INKLING_MAX_AVERAGE 16
EI_IMPULSE_ERROR inkling_run_continuous(signal_t *signal, ei_impulse_result_t *result, bool debug, int average);

/* Takes the next slice, any number of frames up to a window, and classifies the window that ends with it. Until there is a whole window
 * all scores are 0. enable_maf: scores are the mean over the last half of a window's slices, which starts from zeros.
 * The number of slices is that of the file that includes this, so it is inline. */
static inline EI_IMPULSE_ERROR run_classifier_continuous(signal_t *signal, ei_impulse_result_t *result, bool debug = false,
        bool enable_maf = true)
{
    return inkling_run_continuous(signal, result, debug, enable_maf ? EI_CLASSIFIER_SLICES_PER_MODEL_WINDOW >> 1 : 1);
}

static inline EI_IMPULSE_ERROR run_classifier_continuous(ei_impulse_handle_t *handle, signal_t *signal, ei_impulse_result_t *result,
        bool debug = false, bool enable_maf = true)
{
    (void)handle;
    return run_classifier_continuous(signal, result, debug, enable_maf);
}

#endif
