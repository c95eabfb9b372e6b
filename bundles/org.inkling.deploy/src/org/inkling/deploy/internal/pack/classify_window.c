/* Classifies the window in sample.h once: the scores are those of the workbench. Fill the window from your sensor instead. */
#include "model/inkling.h"
#include "sample.h"

static inkling_context context; /* all working memory there is */

/* The index of the class, or INKLING_UNCERTAIN. */
int classify_sample_window(void)
{
    inkling_result result;
    inkling_classify(&context, sample_window, &result);
    return result.label;
}
