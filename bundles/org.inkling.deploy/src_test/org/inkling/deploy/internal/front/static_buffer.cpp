// A program as people write it for a C++ export: one window of features in the source, classified once.
#include <stdio.h>

#include "edge-impulse-sdk/classifier/ei_run_classifier.h"

static const float features[] = {
    // raw features of one window go here
    @FEATURES@
};

int raw_feature_get_data(size_t offset, size_t length, float *out_ptr);

int main(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    if (sizeof(features) / sizeof(float) != EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE) {
        printf("The size of your 'features' array is not correct. Expected %d items, but had %u\n", EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE,
            (unsigned)(sizeof(features) / sizeof(float)));
        return 1;
    }

    ei_impulse_result_t result = { 0 };

    signal_t signal;
    signal.total_length = sizeof(features) / sizeof(features[0]);
    signal.get_data = &raw_feature_get_data;

    EI_IMPULSE_ERROR res = run_classifier(&signal, &result, false /* debug */);
    printf("run_classifier returned: %d\n", res);
    if (res != 0) {
        return 1;
    }

#if EI_CLASSIFIER_OBJECT_DETECTION == 1
    for (size_t ix = 0; ix < result.bounding_boxes_count; ix++) {
        ei_impulse_result_bounding_box_t bb = result.bounding_boxes[ix];
        if (bb.value == 0) {
            continue;
        }
        printf("%s (%f) [ x: %u ]\n", bb.label, bb.value, bb.x);
    }
#else
    for (size_t ix = 0; ix < EI_CLASSIFIER_LABEL_COUNT; ix++) {
        printf("%s: %.5f\n", ei_classifier_inferencing_categories[ix], result.classification[ix].value);
    }
#endif
#if EI_CLASSIFIER_HAS_ANOMALY == 1
    printf("anomaly: %.3f\n", result.anomaly);
#endif
    return result.timing.dsp < 0 || result.timing.classification < 0 || result.timing.anomaly < 0;
}

int raw_feature_get_data(size_t offset, size_t length, float *out_ptr)
{
    for (size_t i = 0; i < length; i++) {
        out_ptr[i] = (features + offset)[i];
    }
    return 0;
}
