/* A sketch as people write it for an Arduino export: a rolling window, a signal from a buffer, a smoothed label. */
#include <@HEADER@>

#define CONVERT_G_TO_MS2 9.80665f

#if !defined(EI_CLASSIFIER_SENSOR) || EI_CLASSIFIER_SENSOR != EI_CLASSIFIER_SENSOR_ACCELEROMETER
#error "Invalid model for current sensor"
#endif

static bool debug_nn = false; // Set this to true to see e.g. features generated from the raw signal
static float buffer[EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE] = { 0 };
static ei_classifier_smooth_t smooth;

void ei_printf(const char *format, ...)
{
    static char print_buf[128] = { 0 };
    va_list args;
    va_start(args, format);
    int r = vsnprintf(print_buf, sizeof(print_buf), format, args);
    va_end(args);
    if (r > 0) {
        Serial.write(print_buf);
    }
}

void setup()
{
    Serial.begin(115200);
    Serial.println("Edge Impulse Inferencing Demo");
    ei_classifier_smooth_init(&smooth, 10, 7, 0.8, 0.3);
}

void loop()
{
    for (size_t ix = 0; ix < EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE; ix += EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME) {
        uint64_t next_tick = micros() + (EI_CLASSIFIER_INTERVAL_MS * 1000);
        for (int axis = 0; axis < EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME; axis++) {
            buffer[ix + axis] = analogRead(A0 + axis) / 512.0f * CONVERT_G_TO_MS2;
        }
        while (micros() < next_tick) {
        }
    }
    signal_t signal;
    int err = numpy::signal_from_buffer(buffer, EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE, &signal);
    if (err != 0) {
        ei_printf("Failed to create signal from buffer (%d)\n", err);
        return;
    }
    ei_impulse_result_t result = { 0 };
    err = run_classifier(&signal, &result, debug_nn);
    if (err != EI_IMPULSE_OK) {
        ei_printf("ERR: Failed to run classifier (%d)\n", err);
        return;
    }
    ei_printf("(DSP: %d ms., Classification: %d ms., Anomaly: %d ms.): \n", result.timing.dsp, result.timing.classification,
        result.timing.anomaly);
    for (size_t ix = 0; ix < EI_CLASSIFIER_LABEL_COUNT; ix++) {
        ei_printf("    %s: ", result.classification[ix].label);
        ei_printf_float(result.classification[ix].value);
        ei_printf("\n");
    }
    ei_printf("%s\n", ei_classifier_smooth_update(&smooth, &result));
}
