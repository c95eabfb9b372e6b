// Inkling: a model as a Linux program that speaks the runner protocol of .eim files: JSON messages on a UNIX socket or standard input.
//
//   ./model.eim /tmp/runner.sock     waits for one client on that socket
//   ./model.eim stdin                reads standard input, answers on standard output
//   ./model.eim --print-metadata     what the model is, then ends
//
//   {"hello":1,"id":1}
//   {"classify":[…],"id":2}               one window of features
//   {"classify_continuous":[…],"id":3}    the next slice of a stream
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "edge-impulse-sdk/classifier/ei_run_classifier.h"
#include "eim_names.h"

namespace {

const size_t LARGEST_MESSAGE = 64u << 20;

bool ready = false; // after hello

double now_ms()
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1000.0 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e6;
}

std::string format(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

std::string format(const char *pattern, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, pattern);
    std::vsnprintf(text, sizeof(text), pattern, arguments);
    va_end(arguments);
    return text;
}

std::string quoted(const std::string &text)
{
    std::string json = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += format("\\u%04x", static_cast<unsigned>(c));
        } else {
            json += c;
        }
    }
    return json + "\"";
}

// ---- reading JSON: only as much as the messages need

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

size_t skip_spaces(const std::string &json, size_t at)
{
    while (at < json.size() && is_space(json[at])) {
        at++;
    }
    return at;
}

// The end of the value that starts at `at`, npos when it does not end.
size_t end_of_value(const std::string &json, size_t at)
{
    int depth = 0;
    bool text = false;
    for (size_t i = at; i < json.size(); i++) {
        const char c = json[i];
        if (text) {
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                text = false;
                if (depth == 0) {
                    return i + 1;
                }
            }
        } else if (c == '"') {
            text = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            if (depth == 0) {
                return i;
            }
            if (--depth == 0) {
                return i + 1;
            }
        } else if (depth == 0 && (c == ',' || is_space(c))) {
            return i;
        }
    }
    return std::string::npos;
}

// The value of a key of the outermost object; false when it is not there or the text is no object.
bool find(const std::string &json, const char *key, std::string &value)
{
    size_t at = skip_spaces(json, 0);
    if (at >= json.size() || json[at] != '{') {
        return false;
    }
    at = skip_spaces(json, at + 1);
    while (at < json.size() && json[at] == '"') {
        const size_t end = end_of_value(json, at);
        if (end == std::string::npos) {
            return false;
        }
        const std::string name = json.substr(at + 1, end - at - 2);
        at = skip_spaces(json, end);
        if (at >= json.size() || json[at] != ':') {
            return false;
        }
        at = skip_spaces(json, at + 1);
        const size_t value_end = end_of_value(json, at);
        if (value_end == std::string::npos || value_end == at) {
            return false;
        }
        if (name == key) {
            value = json.substr(at, value_end - at);
            return true;
        }
        at = skip_spaces(json, value_end);
        if (at < json.size() && json[at] == ',') {
            at = skip_spaces(json, at + 1);
        }
    }
    return false;
}

// Whether the text is an array of finite numbers, which are put behind one another.
bool numbers(const std::string &json, std::vector<float> &values)
{
    if (json.empty() || json[0] != '[') {
        return false;
    }
    const char *at = json.c_str() + skip_spaces(json, 1);
    if (*at == ']') {
        return true;
    }
    for (;;) {
        if (*at != '-' && (*at < '0' || *at > '9')) {
            return false;
        }
        char *end = nullptr;
        values.push_back(std::strtof(at, &end));
        if (end == at || !std::isfinite(values.back())) {
            return false;
        }
        while (is_space(*end)) {
            end++;
        }
        if (*end == ']') {
            return true;
        }
        if (*end != ',') {
            return false;
        }
        at = end + 1;
        while (is_space(*at)) {
            at++;
        }
    }
}

// ---- answers

std::string failed(const std::string &id, const std::string &error)
{
    return "{\"id\":" + id + ",\"success\":false,\"error\":" + quoted(error) + "}";
}

std::string metadata(const std::string &id)
{
    std::string labels;
    for (int i = 0; i < EI_CLASSIFIER_LABEL_COUNT; i++) {
        labels += (i == 0 ? "" : ",") + quoted(ei_classifier_inferencing_categories[i]);
    }
    std::string json = "{\"id\":" + id + ",\"success\":true,\"project\":{";
    json += format("\"id\":%d,\"owner\":", EI_CLASSIFIER_PROJECT_ID) + quoted(EI_CLASSIFIER_PROJECT_OWNER) + ",\"name\":"
        + quoted(EI_CLASSIFIER_PROJECT_NAME)
        + format(",\"deploy_version\":%d,\"impulse_id\":1,\"impulse_name\":", EI_CLASSIFIER_PROJECT_DEPLOY_VERSION)
        + quoted(EIM_IMPULSE_NAME) + "},\"model_parameters\":{";
    json += format("\"input_features_count\":%d,\"sensor\":%d,\"frequency\":%.9g,\"interval_ms\":%.9g,\"axis_count\":%d,",
        EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE, EI_CLASSIFIER_SENSOR, static_cast<double>(EI_CLASSIFIER_FREQUENCY),
        static_cast<double>(EI_CLASSIFIER_INTERVAL_MS), EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME);
    json += "\"image_input_width\":0,\"image_input_height\":0,\"image_input_frames\":0,\"image_channel_count\":0,"
        "\"image_resize_mode\":\"none\",";
    json += format("\"label_count\":%d,\"has_anomaly\":0,\"has_object_tracking\":false,\"has_visual_anomaly_detection\":false,\"labels\":[",
        EI_CLASSIFIER_LABEL_COUNT) + labels + "],\"model_type\":\"classification\",";
    json += format("\"slice_size\":%d,\"use_continuous_mode\":%s,\"has_performance_calibration\":false,\"inferencing_engine\":%d,"
        "\"thresholds\":[]},\"inferencing_engine\":{\"engine_type\":%d,\"properties\":[\"Inkling\"]}}", EI_CLASSIFIER_SLICE_SIZE,
        EI_CLASSIFIER_SENSOR == EI_CLASSIFIER_SENSOR_MICROPHONE ? "true" : "false", EI_CLASSIFIER_INFERENCING_ENGINE,
        EI_CLASSIFIER_INFERENCING_ENGINE);
    return json;
}

std::string classify(const std::string &id, const char *kind, const std::string &features, bool continuous, double received)
{
    std::vector<float> values;
    if (!ready) {
        return failed(id, "Invalid message, should initialize first");
    }
    if (!numbers(features, values)) {
        return failed(id, std::string("Invalid features in '") + kind + "', expected an array of numbers");
    }
    const size_t expected = continuous
        ? EI_CLASSIFIER_SLICE_SIZE * EI_CLASSIFIER_RAW_SAMPLES_PER_FRAME
        : EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE;
    if (values.size() != expected) {
        return failed(id, format("Invalid number of features in '%s', expected %d but got %d", kind, static_cast<int>(expected),
            static_cast<int>(values.size())));
    }
    const double parsed = now_ms();
    signal_t signal;
    ei_impulse_result_t result;
    numpy::signal_from_buffer(values.data(), values.size(), &signal);
    const EI_IMPULSE_ERROR error = continuous
        ? run_classifier_continuous(&signal, &result, false)
        : run_classifier(&signal, &result, false);
    if (error != EI_IMPULSE_OK) {
        return failed(id, format("Failed to run classifier (%d)", static_cast<int>(error)));
    }
    std::string scores;
    for (int i = 0; i < EI_CLASSIFIER_LABEL_COUNT; i++) {
        scores += (i == 0 ? "" : ",") + quoted(result.classification[i].label)
            + format(":%.9g", static_cast<double>(result.classification[i].value));
    }
    return "{\"id\":" + id + ",\"success\":true,\"result\":{\"classification\":{" + scores + "}},\"timing\":{"
        + format("\"dsp\":%.3f,\"classification\":%.3f,\"anomaly\":0,\"json\":%.3f,\"stdin\":0,\"msg_handler\":%.3f}}",
            static_cast<double>(result.timing.dsp_us) / 1000.0, static_cast<double>(result.timing.classification_us) / 1000.0,
            parsed - received, now_ms() - received);
}

std::string handle(const std::string &message)
{
    const double received = now_ms();
    std::string value, id = "0";
    if (find(message, "id", value) && value.find_first_not_of("0123456789") == std::string::npos && value.size() < 19) {
        id = value;
    }
    if (find(message, "hello", value)) {
        ready = true;
        run_classifier_init();
        return metadata(id);
    }
    if (find(message, "classify", value)) {
        return classify(id, "classify", value, false, received);
    }
    if (find(message, "classify_continuous", value)) {
        return classify(id, "classify_continuous", value, true, received);
    }
    if (find(message, "classify_shm", value) || find(message, "classify_continuous_shm", value)) {
        return failed(id, "Shared memory is not supported by this model, send the features");
    }
    if (find(message, "set_threshold", value)) {
        return failed(id, "This model has no thresholds");
    }
    return failed(id, "Failed to handle message");
}

// ---- messages: objects found by counting braces

class Messages {
public:
    // Takes a piece of input and gives the messages it completes.
    std::vector<std::string> take(const char *data, size_t size)
    {
        std::vector<std::string> complete;
        for (size_t i = 0; i < size; i++) {
            const char c = data[i];
            if (depth == 0 && c != '{') {
                outside(c, complete);
                continue;
            }
            if (pending.size() < LARGEST_MESSAGE) {
                pending += c;
            }
            count(c);
            if (depth == 0) {
                complete.push_back(pending.size() < LARGEST_MESSAGE ? pending : "");
                pending.clear();
            }
        }
        return complete;
    }

private:
    std::string pending;
    int depth = 0;
    bool text = false;
    bool escaped = false;
    bool garbage = false;

    // What is no object is answered once a line.
    void outside(char c, std::vector<std::string> &complete)
    {
        if (c == '\n' || c == '\0') {
            if (garbage) {
                complete.push_back("");
            }
            garbage = false;
        } else if (!is_space(c)) {
            garbage = true;
        }
    }

    void count(char c)
    {
        if (text) {
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '"') {
                text = false;
            }
        } else if (c == '"') {
            text = true;
        } else if (c == '{') {
            depth++;
        } else if (c == '}') {
            depth--;
        }
    }
};

bool send_all(int to, const std::string &answer)
{
    for (size_t sent = 0; sent < answer.size();) {
        const ssize_t n = write(to, answer.data() + sent, answer.size() - sent);
        if (n <= 0 && errno != EINTR) {
            return false;
        }
        sent += n > 0 ? static_cast<size_t>(n) : 0;
    }
    return true;
}

int serve(int from, int to, bool zero)
{
    Messages messages;
    std::vector<char> buffer(1 << 16);
    for (;;) {
        const ssize_t n = read(from, buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return 0;
        }
        for (const std::string &message : messages.take(buffer.data(), static_cast<size_t>(n))) {
            std::string answer = handle(message) + "\n";
            if (zero) {
                answer += '\0';
            }
            if (!send_all(to, answer)) {
                return 0;
            }
        }
    }
}

int serve_socket(const char *path)
{
    struct sockaddr_un address;
    std::memset(&address, 0, sizeof(address));
    address.sun_family = AF_UNIX;
    if (std::strlen(path) >= sizeof(address.sun_path)) {
        std::fprintf(stderr, "%s: the path of a socket has at most %d characters\n", path, static_cast<int>(sizeof(address.sun_path)) - 1);
        return 1;
    }
    std::strcpy(address.sun_path, path);
    const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    unlink(path);
    if (listener < 0 || bind(listener, reinterpret_cast<struct sockaddr *>(&address), sizeof(address)) != 0 || listen(listener, 1) != 0) {
        std::fprintf(stderr, "%s: %s\n", path, std::strerror(errno));
        return 1;
    }
    std::printf("Waiting for connection on %s...\n", path);
    std::fflush(stdout);
    const int client = accept(listener, nullptr, nullptr);
    if (client < 0) {
        std::fprintf(stderr, "%s: %s\n", path, std::strerror(errno));
        return 1;
    }
    const int code = serve(client, client, true);
    close(client);
    close(listener);
    unlink(path);
    return code;
}

} // namespace

int main(int count, char **arguments)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (count < 2) {
        std::fprintf(stderr, "Usage: %s SOCKET | stdin | --print-metadata\n", arguments[0]);
        return 1;
    }
    const std::string mode = arguments[1];
    if (mode == "--print-metadata") {
        return send_all(STDOUT_FILENO, metadata("1") + "\n") ? 0 : 1;
    }
    return mode == "stdin" ? serve(STDIN_FILENO, STDOUT_FILENO, false) : serve_socket(arguments[1]);
}
