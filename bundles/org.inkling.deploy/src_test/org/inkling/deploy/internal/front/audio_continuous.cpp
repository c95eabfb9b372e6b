// A program that gets slices of 16-bit audio from a double buffer and classifies them as they come.
#define EI_CLASSIFIER_SLICES_PER_MODEL_WINDOW 3

#include <cstdio>
#include <cstdlib>

#include "edge-impulse-sdk/classifier/ei_run_classifier.h"

typedef struct {
    signed short *buffers[2];
    unsigned char buf_select;
    unsigned int n_samples;
} inference_t;

static inference_t inference;

static bool microphone_inference_start(uint32_t n_samples)
{
    inference.buffers[0] = (signed short *)ei_malloc(n_samples * sizeof(signed short));
    inference.buffers[1] = (signed short *)ei_malloc(n_samples * sizeof(signed short));
    inference.buf_select = 0;
    inference.n_samples = n_samples;
    return inference.buffers[0] != NULL && inference.buffers[1] != NULL;
}

static bool microphone_inference_record(void)
{
    for (unsigned int i = 0; i < inference.n_samples; i++) {
        int sample;
        if (scanf("%d", &sample) != 1) {
            return false;
        }
        inference.buffers[inference.buf_select][i] = (signed short)sample;
    }
    inference.buf_select ^= 1;
    return true;
}

static int microphone_audio_signal_get_data(size_t offset, size_t length, float *out_ptr)
{
    numpy::int16_to_float(&inference.buffers[inference.buf_select ^ 1][offset], out_ptr, length);
    return 0;
}

int main()
{
    ei_printf("Sensor %d, %d slices of %d, %d Hz\n", EI_CLASSIFIER_SENSOR == EI_CLASSIFIER_SENSOR_MICROPHONE,
        EI_CLASSIFIER_SLICES_PER_MODEL_WINDOW, EI_CLASSIFIER_SLICE_SIZE, (int)EI_CLASSIFIER_FREQUENCY);
    run_classifier_init();
    if (!microphone_inference_start(EI_CLASSIFIER_SLICE_SIZE)) {
        return 1;
    }
    while (microphone_inference_record()) {
        signal_t signal;
        signal.total_length = EI_CLASSIFIER_SLICE_SIZE;
        signal.get_data = &microphone_audio_signal_get_data;
        ei_impulse_result_t result = { 0 };

        EI_IMPULSE_ERROR r = run_classifier_continuous(&signal, &result, false);
        if (r != EI_IMPULSE_OK) {
            ei_printf("ERR: Failed to run classifier (%d)\n", r);
            return 1;
        }
        for (size_t ix = 0; ix < EI_CLASSIFIER_LABEL_COUNT; ix++) {
            ei_printf("%s: %.5f\n", result.classification[ix].label, result.classification[ix].value);
        }
    }
    ei_free(inference.buffers[0]);
    ei_free(inference.buffers[1]);
    run_classifier_deinit();
    return 0;
}
