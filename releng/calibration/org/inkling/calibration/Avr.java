package org.inkling.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ATmega2560 in simavr, which counts the cycles of the data sheet; the program reads them from timer 1. */
final class Avr implements Machine {

    private static final Pattern FIGURE = Pattern.compile("(CYCLES|STACK) (\\d+)");
    private static final int RAM = 6500;
    private static final int FLASH = 60_000;
    private static final String MAIN = """
            #include <avr/interrupt.h>
            #include <avr/io.h>
            #include <avr/sleep.h>
            #include <stdint.h>
            #include <stdio.h>
            extern void bench_prepare(void), bench_run(void);
            extern uint8_t _end;
            static volatile uint16_t high;
            static uint32_t from;
            static uint8_t *painted_to;
            ISR(TIMER1_OVF_vect) { high++; }
            static uint32_t now(void)
            {
                cli();
                uint16_t low = TCNT1, overflow = high;
                if ((TIFR1 & 1) && low < 0x8000) overflow++;
                sei();
                return (uint32_t)overflow << 16 | low;
            }
            static void put(char c) { while (!(UCSR0A & 32)) { } UDR0 = c; }
            static void number(const char *name, uint32_t value)
            {
                char text[12]; uint8_t i = 0;
                while (*name) put(*name++);
                do { text[i++] = '0' + value % 10; value /= 10; } while (value);
                while (i) put(text[--i]);
                put('\\n');
            }
            static void __attribute__((noinline)) paint(void) { painted_to = (uint8_t *)SP - 8; for (uint8_t *p = &_end + 1; p < painted_to; p++) *p = 0xc5; }
            static uint16_t used(void) { uint8_t *p = &_end + 1; while (*p == 0xc5) p++; return (uint16_t)(painted_to - p); }
            void __attribute__((noinline)) mark(void)
            {
                uint32_t at = now();
                number("CYCLES ", at - from);
                number("STACK ", used());
                paint();
                from = now();
            }
            int main(void)
            {
                UCSR0B = 8;
                TCCR1B = 1; TIMSK1 = 1;
                sei();
                bench_prepare();
                paint();
                from = now();
                bench_run();
                mark();
                cli();
                sleep_mode();
                return 0;
            }
            """;

    private final Path folder;
    private final int empty;
    private final int emptyData;
    private int programs;

    Avr(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Path emptyElf = link("empty", Map.of("bench.c", "void bench_prepare(void) {} void bench_run(void) {}"), "-Os");
        empty = size(emptyElf, ".text");
        emptyData = size(emptyElf, ".data");
    }

    @Override
    public boolean constantsInRam() {
        return true;
    }

    @Override
    public boolean holds(int ramBytes, int constantBytes) {
        return ramBytes < RAM && constantBytes < FLASH;
    }

    @Override
    public Run run(Map<String, String> files, String options) throws IOException, InterruptedException {
        Path elf = link("program" + programs++, files, options);
        List<Double> cycles = new ArrayList<>();
        List<Integer> stacks = new ArrayList<>();
        for (String line : Machine.command("timeout", "300", "simavr", "-m", "atmega2560", "-f", "16000000", elf.toString())) {
            // simavr puts colours around a line and a dot for the end of one
            Matcher matcher = FIGURE.matcher(line);
            if (matcher.find()) {
                if (matcher.group(1).equals("CYCLES")) {
                    cycles.add(Double.valueOf(matcher.group(2)));
                } else {
                    stacks.add(Integer.valueOf(matcher.group(2)));
                }
            }
        }
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < cycles.size(); i++) {
            regions.add(new Region(cycles.get(i), i < stacks.size() ? stacks.get(i) : 0));
        }
        return new Run(regions, size(elf, ".text") - empty, size(elf, ".data") - emptyData);
    }

    private Path link(String name, Map<String, String> files, String options) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve(name));
        Path elf = folder.resolve(name + ".elf");
        List<String> command = new ArrayList<>(List.of("avr-gcc", "-mmcu=atmega2560", "-std=gnu99", "-ffunction-sections", "-fdata-sections", "-w",
                "-Wl,--gc-sections", "-I" + sources, "-o", elf.toString()));
        command.addAll(List.of(options.split(" ")));
        Map<String, String> all = new TreeMap<>(files);
        all.put("main.c", MAIN);
        for (Map.Entry<String, String> file : all.entrySet()) {
            Path path = Files.writeString(sources.resolve(file.getKey()), file.getValue());
            if (file.getKey().endsWith(".c")) {
                command.add(path.toString());
            }
        }
        command.add("-lm");
        Machine.command(command.toArray(new String[0]));
        return elf;
    }

    private static int size(Path elf, String section) throws IOException, InterruptedException {
        for (String line : Machine.command("avr-size", "-A", elf.toString())) {
            String[] parts = line.trim().split(" +");
            if (parts.length >= 2 && parts[0].equals(section)) {
                return Integer.parseInt(parts[1]);
            }
        }
        return 0;
    }
}
