/* Classifies windows from standard input until there is none: for each the int8 outputs, the scores and the features. */
#include <stdio.h>

#include "model/inkling.h"

int main(void)
{
    static inkling_context context;
    static float window[INKLING_WINDOW_SIZE], features[INKLING_FEATURE_COUNT];
    inkling_result result;
    setvbuf(stdin, NULL, _IONBF, 0);
    while (fread(window, sizeof window, 1, stdin) == 1) {
        inkling_features(&context, window, features);
        inkling_classify(&context, window, &result);
        fwrite(result.outputs, sizeof result.outputs, 1, stdout);
        fwrite(result.scores, sizeof result.scores, 1, stdout);
        fwrite(features, sizeof features, 1, stdout);
        fflush(stdout);
    }
    return 0;
}
