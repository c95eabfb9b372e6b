// Classifies windows of sensor data with the exported impulse.
//
//   ./classify                  the sample window that came with the export
//   ./classify FILE             windows of a text file, one a line, numbers between spaces or commas; "-" reads standard input
//   ./classify --features …     prints the features of each window as well

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "model/inkling.h"
#include "sample.h"

namespace {

inkling_context context; // all working memory there is

void classify(const float *window, bool features)
{
    if (features) {
        float values[INKLING_FEATURE_COUNT];
        inkling_features(&context, window, values);
        std::printf("features");
        for (float value : values) {
            std::printf("\t%.9g", static_cast<double>(value));
        }
        std::printf("\n");
    }
    inkling_result result;
    inkling_classify(&context, window, &result);
    std::printf("%s", result.label == INKLING_UNCERTAIN ? "uncertain" : inkling_labels[result.label]);
    for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
        std::printf("\t%s=%.9g", inkling_labels[i], static_cast<double>(result.scores[i]));
    }
    std::printf("\n");
}

bool parse(const std::string &line, std::vector<float> &window)
{
    window.clear();
    const char *at = line.c_str();
    for (;;) {
        at += std::strspn(at, " \t\r,");
        if (*at == '\0') {
            return true;
        }
        char *end = nullptr;
        window.push_back(std::strtof(at, &end));
        if (end == at) {
            return false;
        }
        at = end;
    }
}

int classifyAll(std::istream &in, const char *name, bool features)
{
    std::string line;
    std::vector<float> window;
    for (int number = 1; std::getline(in, line); number++) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        if (!parse(line, window) || window.size() != INKLING_WINDOW_SIZE) {
            std::fprintf(stderr, "%s:%d: a window has %d numbers (%d frames of %d axes), found %d\n", name, number, INKLING_WINDOW_SIZE,
                    INKLING_FRAME_COUNT, INKLING_AXIS_COUNT, static_cast<int>(window.size()));
            return 1;
        }
        classify(window.data(), features);
    }
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    bool features = false;
    const char *file = nullptr;
    for (int i = 1; i < count; i++) {
        if (std::strcmp(arguments[i], "--features") == 0) {
            features = true;
        } else {
            file = arguments[i];
        }
    }
    if (file == nullptr) {
        classify(sample_window, features);
        return 0;
    }
    if (std::strcmp(file, "-") == 0) {
        return classifyAll(std::cin, "standard input", features);
    }
    std::ifstream in(file);
    if (!in) {
        std::fprintf(stderr, "%s: cannot be read\n", file);
        return 1;
    }
    return classifyAll(in, file, features);
}
