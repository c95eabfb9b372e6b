/* Inkling: what a board provides, under the names of the Edge Impulse inferencing interface. A program may define any of these itself;
 * those in ei_classifier_porting.cpp and ei_memory.cpp are weak. */
#ifndef EI_CLASSIFIER_PORTING_H
#define EI_CLASSIFIER_PORTING_H

#include <stddef.h>
#include <stdint.h>

#include "edge-impulse-sdk/classifier/ei_classifier_types.h"

#if defined(__GNUC__)
#define INKLING_PRINTF_FORMAT __attribute__((format(printf, 1, 2)))
#define INKLING_WEAK __attribute__((weak))
#else
#define INKLING_PRINTF_FORMAT
#define INKLING_WEAK
#endif

#if defined(EI_C_LINKAGE) && EI_C_LINKAGE == 1
extern "C" {
#endif

/* EI_IMPULSE_CANCELED ends a classification. */
EI_IMPULSE_ERROR ei_run_impulse_check_canceled();

EI_IMPULSE_ERROR ei_sleep(int32_t time_ms);

uint64_t ei_read_timer_ms();

uint64_t ei_read_timer_us();

void ei_serial_set_baudrate(int baudrate);

void ei_putchar(char c);

char ei_getchar(void);

void ei_printf(const char *format, ...) INKLING_PRINTF_FORMAT;

/* A number with five digits after the point, without the floating point of printf. */
void ei_printf_float(float f);

/* The library itself allocates nothing. */
void *ei_malloc(size_t size);
void *ei_calloc(size_t nitems, size_t size);
void ei_free(void *ptr);

#if defined(EI_C_LINKAGE) && EI_C_LINKAGE == 1
}
#endif

#endif
