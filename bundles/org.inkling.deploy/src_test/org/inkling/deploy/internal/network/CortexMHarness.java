package org.inkling.deploy.internal.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.inkling.deploy.internal.Compiler;
import org.inkling.nn.Network;

/** Measures generated C with the shared harness {@code bench/cortex-m}: modelled Cortex-M4F cycles, ROM and RAM without the empty harness. */
final class CortexMHarness {

    private static final Set<String> ROM = Set.of(".vectors", ".text", ".rodata", ".init_array", ".ARM.exidx", ".data");
    private static final Set<String> RAM = Set.of(".data", ".bss");

    private final Path bench;
    private final Path folder;
    private Map<String, Integer> empty = Map.of();

    /** What was measured. @param stack part of ram */
    record Figures(long cycles, long instructions, int rom, int ram, int stack, String hash) {
    }

    /** Builds the profiler; skips the test when harness or tools are missing. @param folder working files */
    CortexMHarness(Path shared, Path folder) throws IOException, InterruptedException {
        this.bench = shared.resolve("bench/cortex-m");
        this.folder = folder;
        assumeTrue(Files.isDirectory(bench), bench + ": shared data not found");
        for (String program : List.of("gcc", "arm-none-eabi-gcc", "arm-none-eabi-g++", "qemu-system-arm")) {
            Compiler.require(program);
        }
        Compiler.run(folder, new byte[0], List.of("gcc", "-O2", "-fPIC", "-shared", "-o", "libm4prof.so", bench + "/m4prof.c"));
        empty = sizes(link("base.elf", "-Os", List.of(bench.resolve("base.c"))));
    }

    /** Measures one run of a network. */
    Figures network(String name, Network network, List<LayerWriter> kernels, String options) throws IOException, InterruptedException {
        NetworkSource source = new NetworkSource(network, kernels);
        Path sources = write(name, source.files());
        Files.writeString(sources.resolve("bench.c"), String.format(Locale.ROOT, """
                #include "inkling_network.h"
                static int8_t arena[INKLING_NETWORK_ARENA] __attribute__((aligned(4)));
                int bench_setup(void) { return 0; }
                void bench_prepare(void)
                {
                    uint32_t seed = 12345;
                    for (int i = 0; i < %d; i++) {
                        seed = seed * 1664525u + 1013904223u;
                        arena[INKLING_NETWORK_INPUT + i] = (int8_t)(seed >> 24);
                    }
                }
                void bench_run(void) { inkling_network(arena); }
                const void *bench_output(uint32_t *n) { *n = %d; return arena + INKLING_NETWORK_OUTPUT; }
                """, network.inputTensor().shape().size(), network.outputTensor().shape().size()));
        return measure(name, sources, List.of("bench.c", "inkling_network.c"), options);
    }

    /** Writes sources into a folder of their own. */
    Path write(String name, Map<String, String> files) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(sources.resolve(file.getKey()), file.getValue());
        }
        return sources;
    }

    /** Links sources that contain a {@code bench_run} with the harness and runs them. */
    Figures measure(String name, Path sources, List<String> files, String options) throws IOException, InterruptedException {
        Path elf = link(name + options.replace(" ", "") + ".elf", options + " -I" + sources, files.stream().map(sources::resolve).toList());
        Map<String, Integer> symbols = new TreeMap<>();
        for (String line : Compiler.lines(folder, "", List.of("arm-none-eabi-nm", elf.toString()))) {
            String[] parts = line.split(" +");
            if (parts.length == 3 && !parts[0].isEmpty()) {
                symbols.put(parts[2], Integer.parseUnsignedInt(parts[0], 16));
            }
        }
        Path profile = Path.of(elf + ".prof");
        // semihosting writes to the error stream
        List<String> said = Compiler.lines(folder, "",
                List.of("sh", "-c", "exec \"$@\" 2>&1", "sh", "qemu-system-arm", "-M", "mps2-an386", "-nographic",
                        "-monitor", "none", "-serial", "null", "-semihosting-config", "enable=on,target=native", "-kernel", elf.toString(),
                        "-plugin",
                        String.format(Locale.ROOT, "%s/libm4prof.so,begin=0x%x,end=0x%x,out=%s,pdir=1", folder.toAbsolutePath(),
                                symbols.get("bench_begin"), symbols.get("bench_end"), profile)));
        Map<String, Integer> sizes = sizes(elf);
        int stack = (int) number(said, "STACK_RUN ");
        List<String> regions = Files.readAllLines(profile).stream().filter(line -> line.startsWith("REGION 1")).toList();
        String[] run = regions.get(0).split(" ");
        return new Figures(Long.parseLong(run[5]), Long.parseLong(run[3]), sum(sizes, ROM) - sum(empty, ROM),
                sum(sizes, RAM) - sum(empty, RAM) + stack, stack, Long.toHexString(number(said, "OUT_HASH ")));
    }

    private static long number(List<String> lines, String key) {
        return lines.stream().filter(line -> line.startsWith(key)).mapToLong(line -> Long.parseLong(line.substring(key.length()).trim()))
                .findFirst().orElseThrow();
    }

    private Path link(String name, String options, List<Path> sources) throws IOException, InterruptedException {
        Path elf = folder.toAbsolutePath().resolve(name);
        List<String> command = new ArrayList<>(List.of("bash", bench + "/link_c.sh", elf.toString(), options));
        sources.forEach(source -> command.add(source.toString()));
        Compiler.run(folder, new byte[0], command);
        return elf;
    }

    private Map<String, Integer> sizes(Path elf) throws IOException, InterruptedException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String line : Compiler.lines(folder, "", List.of("arm-none-eabi-size", "-A", elf.toString()))) {
            String[] parts = line.trim().split(" +");
            if (parts.length >= 2 && parts[0].startsWith(".")) {
                sizes.put(parts[0], Integer.parseInt(parts[1]));
            }
        }
        return sizes;
    }

    private static int sum(Map<String, Integer> sizes, Set<String> sections) {
        return sections.stream().mapToInt(section -> sizes.getOrDefault(section, 0)).sum();
    }
}
