/* Inkling: what a program can ask about the impulse at run time, under the names of the Edge Impulse inferencing interface. */
#ifndef EI_MODEL_TYPES_H
#define EI_MODEL_TYPES_H

#include <stdint.h>

#include "edge-impulse-sdk/classifier/ei_classifier_types.h"

typedef struct {
    uint32_t project_id;
    const char *project_owner;
    const char *project_name;
    uint32_t deploy_version;

    uint32_t nn_input_frame_size;
    uint32_t raw_sample_count;
    uint32_t raw_samples_per_frame;
    uint32_t dsp_input_frame_size;
    uint32_t input_width;
    uint32_t input_height;
    uint32_t input_frames;
    float interval_ms;
    float frequency;

    uint16_t label_count;
    bool has_anomaly;
    int sensor;
    const char *fusion_string;
    uint32_t slice_size;
    uint32_t slices_per_model_window;
    int inferencing_engine;

    const char *const *categories;
} ei_impulse_t;

typedef struct {
    const ei_impulse_t *impulse;
} ei_impulse_handle_t;

#endif
