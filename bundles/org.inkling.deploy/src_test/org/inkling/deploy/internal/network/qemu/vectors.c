/* Vector table for QEMU's mps2-an386: newlib's start-up code does the rest through semihosting. */
extern void _start(void);
extern char stack_top[];

__attribute__((section(".vectors"), used)) const void *const vectors[2] = {stack_top, (const void *)_start};
