/* Vector table for QEMU's mps2-an386: switches the floating-point unit on; newlib's start-up code does the rest through semihosting. */
extern void _start(void);
extern char stack_top[];

static void reset(void)
{
    *(volatile unsigned *)0xE000ED88 |= 0xFu << 20;
    __asm__ volatile("dsb\n\tisb");
    _start();
}

__attribute__((section(".vectors"), used)) const void *const vectors[2] = {stack_top, (const void *)reset};
