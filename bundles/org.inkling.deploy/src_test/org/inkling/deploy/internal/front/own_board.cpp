// A program that brings the functions of its board itself and uses handles, lambdas, std::function and moving averages.
#include <functional>
#include <stdarg.h>
#include <stdio.h>
#include <string>
#include <vector>

#include "edge-impulse-sdk/classifier/ei_print_results.h"
#include "edge-impulse-sdk/classifier/ei_run_classifier.h"
#include "edge-impulse-sdk/porting/ei_classifier_porting.h"
#include "tflite-model/trained_model_ops_define.h"

static std::string output;
static uint64_t clock_us = 0;
static bool canceled = false;

EI_IMPULSE_ERROR ei_run_impulse_check_canceled()
{
    return canceled ? EI_IMPULSE_CANCELED : EI_IMPULSE_OK;
}

uint64_t ei_read_timer_us()
{
    return clock_us += 1500;
}

uint64_t ei_read_timer_ms()
{
    return ei_read_timer_us() / 1000;
}

__attribute__((format(printf, 1, 2))) void ei_printf(const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    output += text;
}

static int check(bool condition, const char *what)
{
    if (!condition) {
        printf("failed: %s\n", what);
    }
    return condition ? 0 : 1;
}

int main()
{
    std::vector<float> window = { @FEATURES@ };
    int failed = 0;
    ei_impulse_result_t result;

    signal_t signal;
    signal.total_length = window.size();
    failed += check(run_classifier(&signal, &result) == EI_IMPULSE_DSP_ERROR, "a signal without data");
    int calls = 0;
    signal.get_data = [&window, &calls](size_t offset, size_t length, float *out) {
        calls++;
        std::copy(window.begin() + offset, window.begin() + offset + length, out);
        return 0;
    };
    failed += check(process_impulse(&ei_default_impulse, &signal, &result, false) == EI_IMPULSE_OK && calls > 0, "a lambda");
    failed += check(result.timing.dsp == 1 && result.timing.classification_us == 1500, "the clock of the board");
    const ei_impulse_result_t first = result;

    std::vector<float> other = window;
    std::function<int(size_t, size_t, float *)> function = [other](size_t offset, size_t length, float *out) {
        std::copy(other.begin() + offset, other.begin() + offset + length, out);
        return 0;
    };
    signal.get_data = function;
    signal_t copy = signal;
    signal.get_data = nullptr;
    failed += check(signal.get_data == nullptr && copy.get_data != nullptr, "an empty signal");
    failed += check(run_classifier(&ei_default_impulse, &copy, &result, true) == EI_IMPULSE_OK, "a std::function");
    for (int i = 0; i < EI_CLASSIFIER_LABEL_COUNT; i++) {
        failed += check(result.classification[i].value == first.classification[i].value, "the same scores");
    }
    failed += check(output.find("Features: ") != std::string::npos, "features of a debugged run");

    copy.total_length--;
    failed += check(run_classifier(&copy, &result) == EI_IMPULSE_ERROR_SHAPES_DONT_MATCH, "a short signal");
    copy.total_length++;
    canceled = true;
    failed += check(run_classifier(&copy, &result) == EI_IMPULSE_CANCELED, "a cancelled run");
    canceled = false;
    copy.get_data = [](size_t, size_t, float *) { return -1; };
    failed += check(run_classifier(&copy, &result) == EI_IMPULSE_DSP_ERROR, "a broken sensor");

    // The average starts from zeros and covers half of the slices.
    run_classifier_init();
    numpy::signal_from_buffer(window.data(), window.size(), &signal);
    for (int i = 0; i < EI_CLASSIFIER_SLICES_PER_MODEL_WINDOW / 2; i++) {
        failed += check(run_classifier_continuous(&signal, &result, false, true) == EI_IMPULSE_OK, "a slice");
        float sum = 0;
        for (int c = 0; c < EI_CLASSIFIER_LABEL_COUNT; c++) {
            sum += result.classification[c].value - (float)(i + 1) / (EI_CLASSIFIER_SLICES_PER_MODEL_WINDOW / 2) * first.classification[c].value;
        }
        failed += check(sum > -1e-5f && sum < 1e-5f, "the moving average");
    }
    run_classifier_init();
    failed += check(run_classifier_continuous(&signal, &result, false, false) == EI_IMPULSE_OK
            && result.classification[0].value == first.classification[0].value, "without the average");

    failed += check(ei_default_impulse.impulse->label_count == EI_CLASSIFIER_LABEL_COUNT
            && ei_default_impulse.impulse->dsp_input_frame_size == window.size()
            && std::string(ei_default_impulse.impulse->categories[0]) == ei_classifier_inferencing_categories[0], "the handle");

    output.clear();
    display_results(&ei_default_impulse, &result);
    failed += check(output.find("#Classification predictions:\r\n  ") != std::string::npos, "printed results");
    output.clear();
    ei_printf_float(-12.345678f);
    ei_printf(" ");
    ei_printf_float(0.996094f);
    ei_printf(" ");
    ei_printf_float(3e9f);
    failed += check(output == "-12.34568 0.99609 3000000000", output.c_str());
    printf("%d failed\n", failed);
    return failed;
}
