/* Inkling: where constant tables lie.
 *
 * Most processors read flash like memory, and const is enough. An AVR copies const data to its small memory at the start; there the
 * tables get the address space of the flash, which GNU C has (not strict C99, not C++, where they are copied). */
#ifndef INKLING_FLASH_H
#define INKLING_FLASH_H

#ifdef __FLASH
#define INKLING_FLASH __flash
#else
#define INKLING_FLASH
#endif

#endif
