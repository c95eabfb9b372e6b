// Keeps the last window of a sensor and classifies it again and again.
#include <@HEADER@>

#define NEW_FRAMES @STEP@ // new frames between two classifications

static inkling_context context; // all working memory there is
static float window[INKLING_WINDOW_SIZE];

// One frame: @AXES@, in the units of the dataset. An analog sensor stands for yours; read your sensor here instead.
static void read_frame(float *frame)
{
    for (int axis = 0; axis < INKLING_AXIS_COUNT; axis++) {
        frame[axis] = ((float)analogRead(A0 + axis) - 512.0f) * 0.06f;
    }
}

void setup()
{
    Serial.begin(115200);
}

void loop()
{
    static unsigned long next = micros();
    static int missing = INKLING_FRAME_COUNT;
    if ((long)(micros() - next) < 0) {
        return;
    }
    next += (unsigned long)(INKLING_INTERVAL_MS * 1000.0f);
    memmove(window, window + INKLING_AXIS_COUNT, sizeof(window) - INKLING_AXIS_COUNT * sizeof(float));
    read_frame(window + INKLING_WINDOW_SIZE - INKLING_AXIS_COUNT);
    if (--missing > 0) {
        return;
    }
    missing = NEW_FRAMES;
    inkling_result result;
    inkling_classify(&context, window, &result);
    Serial.println(result.label == INKLING_UNCERTAIN ? "uncertain" : inkling_labels[result.label]);
}
