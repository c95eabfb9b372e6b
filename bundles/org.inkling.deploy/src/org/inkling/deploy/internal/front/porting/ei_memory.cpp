/* Inkling: memory for programs that ask for it. The library itself does not, so this file is linked only into those. All weak. */
#include "edge-impulse-sdk/porting/ei_classifier_porting.h"

#include <stdlib.h>

INKLING_WEAK void *ei_malloc(size_t size)
{
    return malloc(size);
}

INKLING_WEAK void *ei_calloc(size_t nitems, size_t size)
{
    return calloc(nitems, size);
}

INKLING_WEAK void ei_free(void *ptr)
{
    free(ptr);
}
