/* Inkling: signal processing by a plan. */
#ifndef INKLING_FEATURES_H
#define INKLING_FEATURES_H

#include <stdint.h>

/* Carries out the steps of a plan (see org.inkling.api.dsp.DspPlan) up to code 0. */
void inkling_run_plan(const int32_t *plan, const float *window, float *features, float *scratch);

#endif
