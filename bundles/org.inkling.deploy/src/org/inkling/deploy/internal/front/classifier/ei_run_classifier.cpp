/* Inkling: the Edge Impulse inferencing interface on top of model/inkling.h. */
#include "edge-impulse-sdk/classifier/ei_run_classifier.h"

#include <string.h>

#include "model/inkling.h"

static inkling_context context; /* all working memory of the library */

#ifndef INKLING_NO_WINDOW
static float window[INKLING_WINDOW_SIZE]; /* the last values of continuous classification, or a copy of a signal */
#endif

static size_t filled; /* values at the end of the window that continuous classification has seen */

/* Ring of the scores the moving average is made of. */
static float history[INKLING_MAX_AVERAGE][INKLING_CLASS_COUNT];
static int history_at;

extern const ei_impulse_t inkling_impulse;
const ei_impulse_t inkling_impulse = {
    EI_CLASSIFIER_PROJECT_ID,
    EI_CLASSIFIER_PROJECT_OWNER,
    EI_CLASSIFIER_PROJECT_NAME,
    EI_CLASSIFIER_PROJECT_DEPLOY_VERSION,
    EI_CLASSIFIER_NN_INPUT_FRAME_SIZE,
    EI_CLASSIFIER_RAW_SAMPLE_COUNT,
    EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME,
    EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE,
    EI_CLASSIFIER_INPUT_WIDTH,
    EI_CLASSIFIER_INPUT_HEIGHT,
    EI_CLASSIFIER_INPUT_FRAMES,
    EI_CLASSIFIER_INTERVAL_MS,
    EI_CLASSIFIER_FREQUENCY,
    EI_CLASSIFIER_LABEL_COUNT,
    EI_CLASSIFIER_HAS_ANOMALY != 0,
    EI_CLASSIFIER_SENSOR,
    EI_CLASSIFIER_FUSION_AXES_STRING,
    EI_CLASSIFIER_SLICE_SIZE,
    EI_CLASSIFIER_SLICES_PER_MODEL_WINDOW,
    EI_CLASSIFIER_INFERENCING_ENGINE,
    inkling_labels,
};

ei_impulse_handle_t ei_default_impulse = {&inkling_impulse};

static void clear(ei_impulse_result_t *result)
{
    memset(result, 0, sizeof(*result));
    for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
        result->classification[i].label = inkling_labels[i];
    }
}

static void print_features(const float *features)
{
    ei_printf("Features: ");
    for (int i = 0; i < INKLING_FEATURE_COUNT; i++) {
        ei_printf_float(features[i]);
        ei_printf(" ");
    }
    ei_printf("\n");
}

static EI_IMPULSE_ERROR classify(const float *values, ei_impulse_result_t *result, bool debug)
{
    inkling_result scores;
    const uint64_t start = ei_read_timer_us();
#ifdef INKLING_WINDOW_IS_INPUT
    const float *const features = values;
#else
    float *const features = context.arena + INKLING_FEATURES_AT;
    inkling_features(&context, values, features);
#endif
    const uint64_t extracted = ei_read_timer_us();
    if (debug) {
        print_features(features);
    }
    if (ei_run_impulse_check_canceled() == EI_IMPULSE_CANCELED) {
        return EI_IMPULSE_CANCELED;
    }
    const uint64_t begin = ei_read_timer_us();
    inkling_infer(&context, features, &scores);
    const uint64_t end = ei_read_timer_us();
    for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
        result->classification[i].value = scores.scores[i];
        if (debug) {
            ei_printf("%s: ", inkling_labels[i]);
            ei_printf_float(scores.scores[i]);
            ei_printf("\n");
        }
    }
    result->timing.dsp_us = (int64_t)(extracted - start);
    result->timing.classification_us = (int64_t)(end - begin);
    result->timing.dsp = (int)(result->timing.dsp_us / 1000);
    result->timing.classification = (int)(result->timing.classification_us / 1000);
    return EI_IMPULSE_OK;
}

void run_classifier_init(void)
{
    filled = 0;
    history_at = 0;
    memset(history, 0, sizeof(history));
}

void run_classifier_init(ei_impulse_handle_t *handle)
{
    (void)handle;
    run_classifier_init();
}

void run_classifier_deinit(void)
{
    run_classifier_init();
}

void run_classifier_deinit(ei_impulse_handle_t *handle)
{
    (void)handle;
    run_classifier_init();
}

EI_IMPULSE_ERROR run_classifier(signal_t *signal, ei_impulse_result_t *result, bool debug)
{
    clear(result);
    if (signal->total_length != INKLING_WINDOW_SIZE) {
        return EI_IMPULSE_ERROR_SHAPES_DONT_MATCH;
    }
    const float *const values = signal->get_data.buffer();
    if (values != NULL) {
        return classify(values, result, debug);
    }
#ifdef INKLING_NO_WINDOW
    return EI_IMPULSE_ALLOC_FAILED;
#else
    filled = 0;
    if (!signal->get_data || signal->get_data(0, INKLING_WINDOW_SIZE, window) != 0) {
        return EI_IMPULSE_DSP_ERROR;
    }
    return classify(window, result, debug);
#endif
}

EI_IMPULSE_ERROR run_classifier(ei_impulse_handle_t *handle, signal_t *signal, ei_impulse_result_t *result, bool debug)
{
    (void)handle;
    return run_classifier(signal, result, debug);
}

EI_IMPULSE_ERROR process_impulse(ei_impulse_handle_t *handle, signal_t *signal, ei_impulse_result_t *result, bool debug)
{
    (void)handle;
    return run_classifier(signal, result, debug);
}

#ifndef INKLING_NO_WINDOW

/* Puts the scores into the ring and gives the mean of the last few. */
static void average_scores(ei_impulse_result_t *result, int count)
{
    count = count < 1 ? 1 : count > INKLING_MAX_AVERAGE ? INKLING_MAX_AVERAGE : count;
    for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
        float sum = 0.0f;
        history[history_at][i] = result->classification[i].value;
        for (int back = 0; back < count; back++) {
            sum += history[(history_at + INKLING_MAX_AVERAGE - back) % INKLING_MAX_AVERAGE][i];
        }
        result->classification[i].value = sum / (float)count;
    }
    history_at = (history_at + 1) % INKLING_MAX_AVERAGE;
}

EI_IMPULSE_ERROR inkling_run_continuous(signal_t *signal, ei_impulse_result_t *result, bool debug, int average)
{
    const size_t slice = signal->total_length;
    clear(result);
    if (slice == 0 || slice > INKLING_WINDOW_SIZE || slice % INKLING_AXIS_COUNT != 0) {
        return EI_IMPULSE_ERROR_SHAPES_DONT_MATCH;
    }
    memmove(window, window + slice, (INKLING_WINDOW_SIZE - slice) * sizeof(float));
    if (!signal->get_data || signal->get_data(0, slice, window + INKLING_WINDOW_SIZE - slice) != 0) {
        run_classifier_init();
        return EI_IMPULSE_DSP_ERROR;
    }
    filled = filled + slice < INKLING_WINDOW_SIZE ? filled + slice : INKLING_WINDOW_SIZE;
    if (filled < INKLING_WINDOW_SIZE) {
        return EI_IMPULSE_OK;
    }
    const EI_IMPULSE_ERROR error = classify(window, result, debug);
    if (error == EI_IMPULSE_OK) {
        average_scores(result, average);
    }
    return error;
}

#endif
