/* Inkling: float32 layers that work value by value, and the mean over height and width. Each may write over its input. */
#ifndef INKLING_FLOAT_ELEMENTS_H
#define INKLING_FLOAT_ELEMENTS_H

#include "inkling_float.h"

static inline void inkling_float_add(int32_t count, float low, float high, const float *a, const float *b, float *y)
{
    const inkling_float_range range = {low, high};
    for (int32_t i = 0; i < count; i++) {
        y[i] = inkling_float_clamp(a[i] + b[i], &range);
    }
}

static inline void inkling_float_relu(int32_t count, float low, float high, const float *x, float *y)
{
    const inkling_float_range range = {low, high};
    for (int32_t i = 0; i < count; i++) {
        y[i] = inkling_float_clamp(x[i], &range);
    }
}

static inline void inkling_float_logistic(int32_t count, const float *x, float *y)
{
    for (int32_t i = 0; i < count; i++) {
        y[i] = 1.0f / (1.0f + expf(-x[i]));
    }
}

static inline void inkling_float_mean(int32_t pixels, int32_t channels, const float *x, float *y)
{
    for (int32_t c = 0; c < channels; c++) {
        float sum = 0.0f;
        for (int32_t i = 0; i < pixels; i++) {
            sum += x[i * channels + c];
        }
        y[c] = sum / (float)pixels;
    }
}

/* Softmax of each row; beta times the values go into it. */
static inline void inkling_float_softmax(int32_t rows, int32_t classes, float beta, const float *x, float *y)
{
    for (int32_t row = 0; row < rows; row++, x += classes, y += classes) {
        float most = x[0], sum = 0.0f;
        for (int32_t i = 1; i < classes; i++) {
            most = x[i] > most ? x[i] : most;
        }
        for (int32_t i = 0; i < classes; i++) {
            y[i] = expf((x[i] - most) * beta);
            sum += y[i];
        }
        for (int32_t i = 0; i < classes; i++) {
            y[i] /= sum;
        }
    }
}

#endif
