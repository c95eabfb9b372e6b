/* Runs a network on windows kept in flash and writes its outputs to the serial line, in hexadecimal. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <stdint.h>

#include "inkling_network.h"
#include "windows.h"

static const __flash int8_t windows[WINDOWS * INPUTS] = WINDOW_VALUES;

static int8_t arena[INKLING_NETWORK_ARENA] __attribute__((aligned(4)));

static void put(char c)
{
    while (!(UCSR0A & (1 << UDRE0))) {
    }
    UCSR0A |= 1 << TXC0;
    UDR0 = (uint8_t)c;
}

int main(void)
{
    UBRR0 = 0;
    UCSR0B = 1 << TXEN0;
    for (uint16_t w = 0; w < WINDOWS; w++) {
        for (uint16_t i = 0; i < sizeof(arena); i++) {
            arena[i] = 0x55;
        }
        for (uint16_t i = 0; i < INPUTS; i++) {
            arena[INKLING_NETWORK_INPUT + i] = windows[(uint32_t)w * INPUTS + i];
        }
        inkling_network(arena);
        for (uint16_t i = 0; i < OUTPUTS; i++) {
            const uint8_t value = (uint8_t)arena[INKLING_NETWORK_OUTPUT + i];
            put("0123456789abcdef"[value >> 4]);
            put("0123456789abcdef"[value & 15]);
            if (i % 32 == 31 || i == OUTPUTS - 1) {
                put('\n');
            }
        }
    }
    while (!(UCSR0A & (1 << TXC0))) {
    }
    cli();
    sleep_enable();
    sleep_cpu();
    return 0;
}
