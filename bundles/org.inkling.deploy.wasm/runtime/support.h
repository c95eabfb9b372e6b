/* Inkling: what a C library would have given. */
#ifndef INKLING_SUPPORT_H
#define INKLING_SUPPORT_H

#include <stddef.h>
#include <stdint.h>

void *memcpy(void *restrict to, const void *restrict from, size_t n);
void *memset(void *to, int value, size_t n);

#endif
