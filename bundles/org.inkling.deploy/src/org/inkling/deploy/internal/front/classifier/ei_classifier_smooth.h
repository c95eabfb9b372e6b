/* Inkling: a label that was on top in several of the last results, under the names of the Edge Impulse inferencing interface. */
#ifndef EI_CLASSIFIER_SMOOTH_H
#define EI_CLASSIFIER_SMOOTH_H

#include "edge-impulse-sdk/classifier/ei_classifier_types.h"
#include "model-parameters/model_variables.h"

/* Most results that can be looked back on; define it before the include for more. */
#ifndef EI_CLASSIFIER_SMOOTH_MAX_READINGS
#define EI_CLASSIFIER_SMOOTH_MAX_READINGS 64
#endif

typedef struct ei_classifier_smooth {
    int16_t last_readings[EI_CLASSIFIER_SMOOTH_MAX_READINGS]; /* a label, or one of the two below */
    size_t last_readings_size;
    size_t min_readings_same;
    float classifier_confidence;
    float anomaly_confidence;
} ei_classifier_smooth_t;

enum {
    EI_CLASSIFIER_SMOOTH_UNCERTAIN = -1,
    EI_CLASSIFIER_SMOOTH_ANOMALY = -2
};

/* n_readings: results looked back on; min_readings_same: how many of them must have the label;
 * classifier_confidence: score a label needs; anomaly_confidence: anomaly above which a result counts as one. */
static inline void ei_classifier_smooth_init(ei_classifier_smooth_t *smooth, size_t n_readings, uint8_t min_readings_same,
        float classifier_confidence = 0.8f, float anomaly_confidence = 0.3f)
{
    smooth->last_readings_size = n_readings < EI_CLASSIFIER_SMOOTH_MAX_READINGS ? n_readings : EI_CLASSIFIER_SMOOTH_MAX_READINGS;
    smooth->min_readings_same = min_readings_same;
    smooth->classifier_confidence = classifier_confidence;
    smooth->anomaly_confidence = anomaly_confidence;
    for (size_t i = 0; i < EI_CLASSIFIER_SMOOTH_MAX_READINGS; i++) {
        smooth->last_readings[i] = EI_CLASSIFIER_SMOOTH_UNCERTAIN;
    }
}

/* Takes a result and gives the label, "uncertain" or "anomaly". */
static inline const char *ei_classifier_smooth_update(ei_classifier_smooth_t *smooth, const ei_impulse_result_t *result)
{
    int16_t reading = EI_CLASSIFIER_SMOOTH_UNCERTAIN;
    for (int16_t i = 0; i < EI_CLASSIFIER_LABEL_COUNT; i++) {
        if (result->classification[i].value >= smooth->classifier_confidence) {
            reading = i;
        }
    }
    if (EI_CLASSIFIER_HAS_ANOMALY && result->anomaly > smooth->anomaly_confidence) {
        reading = EI_CLASSIFIER_SMOOTH_ANOMALY;
    }
    for (size_t i = 1; i < smooth->last_readings_size; i++) {
        smooth->last_readings[i - 1] = smooth->last_readings[i];
    }
    if (smooth->last_readings_size > 0) {
        smooth->last_readings[smooth->last_readings_size - 1] = reading;
    }
    int16_t best = EI_CLASSIFIER_SMOOTH_UNCERTAIN;
    size_t most = 0;
    for (int16_t candidate = EI_CLASSIFIER_SMOOTH_ANOMALY; candidate < EI_CLASSIFIER_LABEL_COUNT; candidate++) {
        size_t count = 0;
        for (size_t i = 0; i < smooth->last_readings_size; i++) {
            count += smooth->last_readings[i] == candidate ? 1 : 0;
        }
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    if (most < smooth->min_readings_same || best == EI_CLASSIFIER_SMOOTH_UNCERTAIN) {
        return "uncertain";
    }
    return best == EI_CLASSIFIER_SMOOTH_ANOMALY ? "anomaly" : ei_classifier_inferencing_categories[best];
}

/* There is nothing to free. */
static inline void ei_classifier_smooth_free(ei_classifier_smooth_t *smooth)
{
    (void)smooth;
}

#endif
