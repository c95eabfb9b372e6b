package org.inkling.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Cortex-M of the shared harness.
 * A Cortex-M0+ program runs on the same machine, which executes ARMv6-M as well; its cycles are those of the Cortex-M0+ technical
 * reference manual: two for a load or store, one more for a taken branch, one for anything else, multiplication included.
 */
final class CortexM implements Machine {

    private static final List<String> CODE = List.of(".text", ".init_array", ".ARM.exidx");
    private static final String MARK = """
            #include <stdint.h>
            extern void bench_begin(void), bench_end(void), stack_paint(void), sh_u32(const char *, uint32_t);
            extern uint32_t stack_used(void);
            void __attribute__((noinline)) mark(void)
            {
                bench_end();
                sh_u32("LAYER_STACK", stack_used());
                stack_paint();
                bench_begin();
            }
            int bench_setup(void) { return 0; }
            """;
    private static final List<String> M4 = List.of("-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16");
    private static final List<String> M0 = List.of("-mcpu=cortex-m0plus", "-mthumb", "-mfloat-abi=soft");

    private final Path bench;
    private final Path folder;
    private final List<String> processor;
    private final boolean small;
    private final Map<String, Integer> empty;
    private int programs;

    private CortexM(Path shared, Path folder, boolean small) throws IOException, InterruptedException {
        this.bench = shared.resolve("bench/cortex-m");
        this.folder = Files.createDirectories(folder);
        this.small = small;
        processor = small ? M0 : M4;
        Machine.command("gcc", "-O2", "-fPIC", "-shared", "-o", folder + "/libm4prof.so", bench + "/m4prof.c");
        empty = sizes(link("empty", Map.of("bench.c", "void bench_run(void) {}"), "-Os"));
    }

    static CortexM cortexM4(Path shared, Path folder) throws IOException, InterruptedException {
        return new CortexM(shared, folder, false);
    }

    static CortexM cortexM0plus(Path shared, Path folder) throws IOException, InterruptedException {
        return new CortexM(shared, folder, true);
    }

    @Override
    public Run run(Map<String, String> files, String options) throws IOException, InterruptedException {
        Path elf = link("program" + programs++, files, options);
        Map<String, String> symbols = new TreeMap<>();
        for (String line : Machine.command("arm-none-eabi-nm", elf.toString())) {
            String[] parts = line.split(" +");
            if (parts.length == 3) {
                symbols.put(parts[2], parts[0]);
            }
        }
        Path profile = Path.of(elf + ".prof");
        List<String> said = Machine.command("qemu-system-arm", "-M", "mps2-an386", "-nographic", "-monitor", "none", "-serial", "null",
                "-semihosting-config", "enable=on,target=native", "-kernel", elf.toString(), "-plugin", String.format(Locale.ROOT,
                        "%s/libm4prof.so,begin=0x%s,end=0x%s,out=%s,pdir=1", folder, symbols.get("bench_begin"), symbols.get("bench_end"),
                        profile));
        List<Integer> stacks = said.stream().filter(line -> line.startsWith("LAYER_STACK ") || line.startsWith("STACK_RUN "))
                .map(line -> Integer.valueOf(line.substring(line.indexOf(' ') + 1).trim())).toList();
        List<Region> regions = new ArrayList<>();
        List<String> counted = Files.readAllLines(profile).stream().filter(line -> line.startsWith("REGION ")).toList();
        // region 0 is bench_setup
        for (int i = 1; i < counted.size(); i++) {
            regions.add(new Region(cycles(counted.get(i)), i - 1 < stacks.size() ? stacks.get(i - 1) : 0));
        }
        Files.delete(profile);
        Map<String, Integer> sizes = sizes(elf);
        int code = CODE.stream().mapToInt(section -> sizes.getOrDefault(section, 0) - empty.getOrDefault(section, 0)).sum();
        return new Run(regions, code, sizes.getOrDefault(".rodata", 0) - empty.getOrDefault(".rodata", 0));
    }

    private double cycles(String region) {
        Map<String, Double> counts = new TreeMap<>();
        String[] words = region.split(" ");
        for (int i = 2; i + 1 < words.length; i += 2) {
            counts.put(words[i], Double.valueOf(words[i + 1]));
        }
        return small ? counts.get("insns") + counts.get("ld") + counts.get("st") + counts.get("taken") : counts.get("cycles");
    }

    private Path link(String name, Map<String, String> files, String options) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve(name));
        List<String> command = new ArrayList<>(List.of("arm-none-eabi-gcc"));
        command.addAll(processor);
        command.addAll(List.of("-ffunction-sections", "-fdata-sections", "-w", "-I" + sources));
        List<String> objects = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(sources.resolve(file.getKey()), file.getValue());
        }
        for (String file : files.keySet()) {
            if (file.endsWith(".c")) {
                objects.add(compile(command, sources.resolve(file), options));
            }
        }
        objects.add(compile(command, Files.writeString(sources.resolve("mark.c"), MARK), "-Os"));
        objects.add(compile(command, bench.resolve("start.c"), "-Os"));
        objects.add(compile(command, bench.resolve("main.c"), "-Os"));
        Path elf = folder.resolve(name + ".elf");
        List<String> link = new ArrayList<>(command);
        link.addAll(List.of("-nostartfiles", "-T", bench + "/m4.ld", "-Wl,--gc-sections", "--specs=nano.specs"));
        link.addAll(objects);
        link.addAll(List.of("-lm", "-o", elf.toString()));
        Machine.command(link.toArray(new String[0]));
        return elf;
    }

    private String compile(List<String> command, Path source, String options) throws IOException, InterruptedException {
        Path object = folder.resolve(source.getParent().getFileName() + "-" + source.getFileName() + ".o");
        List<String> compile = new ArrayList<>(command);
        compile.addAll(List.of(options.split(" ")));
        compile.addAll(List.of("-c", source.toString(), "-o", object.toString()));
        Machine.command(compile.toArray(new String[0]));
        return object.toString();
    }

    private Map<String, Integer> sizes(Path elf) throws IOException, InterruptedException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String line : Machine.command("arm-none-eabi-size", "-A", elf.toString())) {
            String[] parts = line.trim().split(" +");
            if (parts.length >= 2 && parts[0].startsWith(".")) {
                sizes.put(parts[0], Integer.valueOf(parts[1]));
            }
        }
        return sizes;
    }
}
