package org.inkling.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.deploy.internal.Resources;
import org.inkling.deploy.internal.cost.CostTable;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.LayerWriter;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Network;

/** Measures networks layer by layer and fits what each kernel's loops cost. */
final class NetworkCosts {

    private static final int ENOUGH = 6;
    private static final double CYCLES_FLOOR = 100;
    private static final double BYTES_FLOOR = 50;
    private static final String FUNCTION = "void inkling_network(";
    private final Machine machine;
    private final List<LayerWriter> writers;
    private final String options;
    private final Map<String, Fit> cycles = new TreeMap<>();
    private final Fit code = new Fit(BYTES_FLOOR);
    private final Fit tables = new Fit(BYTES_FLOOR);
    private final Map<String, Integer> stacks = new TreeMap<>();
    private final List<Measured> nets = new ArrayList<>();

    /** One step, measured. @param key of its coefficients */
    record Layer(NetworkSource.Step step, String key, double cycles) {
    }

    /** One network, measured. */
    record Measured(String name, List<Layer> layers, double cycles, int code, int constants, int arena, int stack) {
    }

    NetworkCosts(Machine machine, List<LayerWriter> writers, String options) {
        this.machine = machine;
        this.writers = writers;
        this.options = options;
    }

    void measure(String name, Network network) throws IOException, InterruptedException {
        NetworkSource source = new NetworkSource(network, network.isQuantized() ? writers : Kernels.FLOAT32);
        if (!machine.holds(source.arenaBytes(), source.steps().stream().mapToInt(NetworkSource.Step::constantBytes).sum())) {
            return;
        }
        Map<String, String> files = new LinkedHashMap<>(source.files());
        files.putAll(Resources.withIncludes(List.of("inkling_flash.h")));
        files.put("bench.c", bench(network));
        Machine.Run whole = machine.run(files, options);
        files.put("inkling_network.c", marked(source.files().get("inkling_network.c")));
        Machine.Run parts = machine.run(files, options);
        // the first region is an empty one
        double nothing = parts.regions().get(0).cycles();
        List<Layer> layers = new ArrayList<>();
        List<NetworkSource.Step> steps = source.steps();
        int at = 1;
        for (NetworkSource.Step step : steps) {
            double sum = 0;
            int stack = 0;
            for (int i = 0; i < step.calls(); i++, at++) {
                sum += Math.max(0, parts.regions().get(at).cycles() - nothing);
                stack = Math.max(stack, parts.regions().get(at).stack());
            }
            if (step.calls() > 0) {
                String key = CostTable.key(step, steps);
                layers.add(new Layer(step, key, sum));
                cycles.computeIfAbsent(key, k -> new Fit(CYCLES_FLOOR)).add(step.work().counts(), sum);
                for (String kernel : step.kernels()) {
                    stacks.merge(kernel, stack, Math::max);
                }
            }
        }
        if (at != parts.regions().size()) {
            throw new IOException(name + ": " + parts.regions().size() + " stretches for " + at + " statements");
        }
        Map<String, Integer> kernels = new TreeMap<>();
        layers.forEach(layer -> layer.step().kernels().forEach(kernel -> kernels.put(kernel, 1)));
        kernels.put("statement", layers.stream().mapToInt(layer -> layer.step().calls()).sum());
        code.add(kernels, whole.code());
        tables.add(Map.of("statement", kernels.get("statement")), whole.data());
        nets.add(new Measured(name, layers, whole.regions().get(0).cycles(), whole.code(), whole.data(), source.arenaBytes(),
                whole.regions().get(0).stack()));
    }

    static String bench(Network network) {
        return String.format(Locale.ROOT, """
                #include "inkling_network.h"
                static %1$s arena[INKLING_NETWORK_ARENA / sizeof(%1$s)] __attribute__((aligned(4)));
                void bench_prepare(void)
                {
                    uint32_t seed = 12345;
                    for (int i = 0; i < %2$d; i++) {
                        seed = seed * 1664525u + 1013904223u;
                        arena[INKLING_NETWORK_INPUT / sizeof(%1$s) + i] = (%1$s)(int8_t)(seed >> 24);
                    }
                }
                void bench_run(void) { inkling_network(arena); }
                """, network.isQuantized() ? "int8_t" : "float", network.inputTensor().shape().size());
    }

    /** With a mark behind each statement of the function, and two before the first. */
    private static String marked(String source) {
        int at = source.indexOf(FUNCTION);
        int start = source.indexOf("{\n", at) + 2;
        StringBuilder text = new StringBuilder(source.substring(0, at)).append("void mark(void);\n").append(source, at, start)
                .append("    mark();\n");
        List<String> lines = source.substring(start).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append('\n');
            boolean more = lines.subList(i + 1, lines.size()).stream().anyMatch(NetworkCosts::isCall);
            if (isCall(lines.get(i)) && more) {
                text.append("    mark();\n");
            }
        }
        return text.toString();
    }

    private static boolean isCall(String line) {
        return line.startsWith("    inkling_") && line.endsWith(";");
    }

    List<Measured> nets() {
        return nets;
    }

    /** {@code <kernel>.<count>} cycles each; {@code code.<kernel>} and {@code stack.<kernel>} bytes. */
    Map<String, Double> coefficients() {
        Map<String, Double> all = new TreeMap<>();
        Map<String, Fit> enough = new TreeMap<>(cycles);
        // too few layers say nothing about sizes: they go with those of the kernel called more often
        cycles.keySet().stream().filter(key -> key.endsWith(CostTable.ONCE) && cycles.get(key).size() < ENOUGH).forEach(key -> {
            String kernel = key.substring(0, key.length() - CostTable.ONCE.length());
            enough.merge(kernel, enough.remove(key), Fit::and);
        });
        enough.forEach((kernel, fit) -> fit.solve().forEach((name, value) -> all.put(kernel + "." + name, value)));
        code.solve().forEach((kernel, value) -> all.put("code." + kernel, value));
        if (machine.constantsInRam()) {
            tables.solve().forEach((name, value) -> all.put("ram." + name, value));
        }
        // what calling any kernel adds: the median, because the deepest stacks of kernels add up in no network
        double[] call = nets.stream().mapToDouble(net -> net.stack()
                - net.layers().stream().flatMap(layer -> layer.step().kernels().stream()).mapToInt(stacks::get).max().orElse(0)).sorted().toArray();
        all.put("stack.call", Math.max(0, call[call.length / 2]));
        stacks.forEach((kernel, value) -> all.put("stack." + kernel, (double) value));
        return all;
    }
}
