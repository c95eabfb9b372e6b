// Classifies one window that was copied into the sketch: the scores are those of the workbench.
#include <@HEADER@>

#include <avr/pgmspace.h>

#include "sample.h" // a window of the dataset; paste another one there

static inkling_context context; // all working memory there is
static float window[INKLING_WINDOW_SIZE];

void setup()
{
    Serial.begin(115200);
}

void loop()
{
    inkling_result result;
    memcpy_P(window, sample_window, sizeof(window));
    const unsigned long start = micros();
    inkling_classify(&context, window, &result);
    const unsigned long took = micros() - start;
    Serial.print(result.label == INKLING_UNCERTAIN ? "uncertain" : inkling_labels[result.label]);
    for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
        Serial.print("  ");
        Serial.print(inkling_labels[i]);
        Serial.print(": ");
        Serial.print(result.scores[i], 5);
    }
    Serial.print("  in us: ");
    Serial.println(took);
    delay(1000);
}
