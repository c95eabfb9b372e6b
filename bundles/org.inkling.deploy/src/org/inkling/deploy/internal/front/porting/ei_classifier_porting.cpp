/* Inkling: clock and output of a computer or an Arduino board; elsewhere the clock stands and nothing is written. All weak. */
#include "edge-impulse-sdk/porting/ei_classifier_porting.h"

#include <stdarg.h>
#include <stdio.h>

#if defined(ARDUINO)
#include <Arduino.h>
#elif defined(__unix__) || defined(__APPLE__)
#define INKLING_POSIX 1
#include <time.h>
#include <unistd.h>
#endif

INKLING_WEAK EI_IMPULSE_ERROR ei_run_impulse_check_canceled()
{
    return EI_IMPULSE_OK;
}

INKLING_WEAK uint64_t ei_read_timer_us()
{
#if defined(ARDUINO)
    return micros();
#elif defined(INKLING_POSIX)
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
#else
    return 0;
#endif
}

INKLING_WEAK uint64_t ei_read_timer_ms()
{
#if defined(ARDUINO)
    return millis();
#else
    return ei_read_timer_us() / 1000u;
#endif
}

INKLING_WEAK EI_IMPULSE_ERROR ei_sleep(int32_t time_ms)
{
#if defined(ARDUINO)
    delay((unsigned long)time_ms);
#elif defined(INKLING_POSIX)
    usleep((unsigned int)time_ms * 1000u);
#else
    (void)time_ms;
#endif
    return EI_IMPULSE_OK;
}

INKLING_WEAK void ei_serial_set_baudrate(int baudrate)
{
    (void)baudrate;
}

INKLING_WEAK void ei_putchar(char c)
{
#if defined(ARDUINO)
    Serial.write((uint8_t)c);
#elif defined(INKLING_POSIX)
    putchar(c);
#else
    (void)c;
#endif
}

INKLING_WEAK char ei_getchar(void)
{
#if defined(ARDUINO)
    return Serial.available() > 0 ? (char)Serial.read() : (char)0;
#elif defined(INKLING_POSIX)
    return (char)getchar();
#else
    return 0;
#endif
}

INKLING_WEAK void ei_printf(const char *format, ...)
{
#if defined(ARDUINO)
    char text[128];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    Serial.write(text);
#elif defined(INKLING_POSIX)
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
#else
    (void)format;
#endif
}

INKLING_WEAK void ei_printf_float(float f)
{
    char text[16];
    int at = 0;
    if (f != f) {
        ei_printf("nan");
        return;
    }
    if (f < 0.0f) {
        ei_printf("-");
        f = -f;
    }
    if (f >= 42949.0f) {
        /* too large for five digits after the point in 32 bits */
        ei_printf("%lu", (unsigned long)(f < 4294967040.0f ? f : 4294967040.0f));
        return;
    }
    uint32_t steps = (uint32_t)(f * 100000.0f + 0.5f);
    for (int digit = 0; digit < 5 || steps > 0 || digit < 6; digit++) {
        if (digit == 5) {
            text[at++] = '.';
        }
        text[at++] = (char)('0' + steps % 10u);
        steps /= 10u;
    }
    while (at > 0) {
        ei_printf("%c", text[--at]);
    }
}
