// A program that keeps the last window of an accelerometer, classifies it again and again, and smooths the label.
#include <cstdio>
#include <cstring>

#include "edge-impulse-sdk/classifier/ei_classifier_smooth.h"
#include "edge-impulse-sdk/classifier/ei_run_classifier.h"
#include "edge-impulse-sdk/dsp/numpy.hpp"
#include "model-parameters/model_metadata.h"

#define RUN_EVERY_FRAMES 2

static float buffer[EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE] = { 0 };
static float inference_buffer[EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE];

static bool debug_nn = false;

static bool read_sensor(float *axes)
{
    for (int i = 0; i < EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME; i++) {
        if (scanf("%f", axes + i) != 1) {
            return false;
        }
    }
    return true;
}

int main()
{
    if (EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME != 2) {
        ei_printf("ERR: EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME should be equal to 2\n");
        return 1;
    }
    ei_printf("Inferencing settings:\n\tInterval: %.2f ms.\n\tFrame size: %d\n\tSample length: %d ms.\n\tNo. of classes: %d\n",
        (float)EI_CLASSIFIER_INTERVAL_MS, EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE, (int)(EI_CLASSIFIER_RAW_SAMPLE_COUNT * EI_CLASSIFIER_INTERVAL_MS),
        (int)(sizeof(ei_classifier_inferencing_categories) / sizeof(ei_classifier_inferencing_categories[0])));

    ei_classifier_smooth_t smooth;
    ei_classifier_smooth_init(&smooth, 4 /* no. of readings */, 3 /* min. readings the same */, 0.6 /* min. confidence */, 0.3);

    float frame[EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME];
    for (int frames = 1; read_sensor(frame); frames++) {
        memmove(buffer, buffer + EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME,
            (EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE - EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME) * sizeof(float));
        memcpy(buffer + EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE - EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME, frame, sizeof(frame));
        if (frames % RUN_EVERY_FRAMES != 0) {
            continue;
        }
        memcpy(inference_buffer, buffer, sizeof(buffer));

        signal_t signal;
        int err = numpy::signal_from_buffer(inference_buffer, EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE, &signal);
        if (err != 0) {
            ei_printf("ERR: signal_from_buffer (%d)\n", err);
            return 1;
        }
        ei_impulse_result_t result = { 0 };
        err = run_classifier(&signal, &result, debug_nn);
        if (err != EI_IMPULSE_OK) {
            ei_printf("ERR: Failed to run classifier (%d)\n", err);
            return 1;
        }
        const char *prediction = ei_classifier_smooth_update(&smooth, &result);
        ei_printf("%s ", prediction);
        for (size_t ix = 0; ix < EI_CLASSIFIER_LABEL_COUNT; ix++) {
            ei_printf("%.5f", result.classification[ix].value);
            if (ix != EI_CLASSIFIER_LABEL_COUNT - 1) {
                ei_printf(", ");
            }
        }
        ei_printf("\n");
    }
    ei_classifier_smooth_free(&smooth);
    return 0;
}
