/* Inkling: the impulse and its labels under the names of the Edge Impulse inferencing interface. */
#ifndef EI_MODEL_VARIABLES_H
#define EI_MODEL_VARIABLES_H

#include "edge-impulse-sdk/classifier/ei_model_types.h"
#include "model-parameters/model_metadata.h"
#include "model/inkling.h"

#define ei_classifier_inferencing_categories inkling_labels

extern ei_impulse_handle_t ei_default_impulse;

#endif
