package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.inkling.deploy.internal.CWriter;
import org.inkling.deploy.internal.Resources;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;

/** One int8 or float32 network as C: constants, one call after another, the kernels it needs; every tensor in an arena the caller owns. */
public final class NetworkSource {

    private static final int ALIGNMENT = 4;

    /** Networks of fewer multiplications take smaller, slower kernels: they are done before anyone notices. */
    private static final long SMALL = 100_000;
    /** Ending of the name of a kernel, in a {@link Step}, where INKLING_SMALL leaves its loops as they are. */
    public static final String SHORT = "_small";
    private static final Set<String> UNROLLED = Set.of("dense4", "conv_rows", "chain");

    private final Network network;
    private final ArenaLayout arena;
    private final Map<String, String> files = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();

    /**
     * What runs as one, for estimates.
     *
     * @param name          of the layer in the C code
     * @param description   operator and shapes
     * @param kernels       files of the kernel library it calls
     * @param work          trips of their loops
     * @param calls         statements in the function {@code inkling_network}, in the order of the steps; 0 for a layer that is nothing
     * @param ramBytes      tensors read and written and working memory
     * @param constantBytes weights, tables and descriptions
     */
    public record Step(String name, String description, List<String> kernels, Work work, int calls, int ramBytes, int constantBytes) {
    }

    /**
     * Writes a network.
     *
     * @param kernels writers in order of preference
     * @throws IllegalArgumentException when {@link #unsupported} names an operator
     */
    public NetworkSource(Network network, List<LayerWriter> kernels) {
        this.network = network;
        Map<Operator, LayerGroup> single = new IdentityHashMap<>();
        for (Operator operator : network.operators()) {
            LayerWriter writer = writer(operator, network, kernels)
                    .orElseThrow(() -> new IllegalArgumentException("no C for operator " + operator.kind()));
            single.put(operator, new SingleLayer(operator, writer, network));
        }
        boolean packed = kernels.stream().anyMatch(PackedConvolutionWriter.class::isInstance);
        List<LayerGroup> groups = new ArrayList<>(packed ? new RowChains(network).chains() : List.of());
        Set<Operator> chained = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.forEach(group -> chained.addAll(group.operators()));
        network.operators().stream().filter(operator -> !chained.contains(operator)).map(single::get).forEach(groups::add);
        groups.sort(Comparator.comparingInt(group -> network.operators().indexOf(group.operators().get(0))));
        arena = new ArenaLayout(network, groups, ALIGNMENT);
        write(groups);
    }

    /** Kinds of the operators no writer accepts, each once. */
    public static List<String> unsupported(Network network, List<LayerWriter> kernels) {
        return network.operators().stream().filter(operator -> writer(operator, network, kernels).isEmpty()).map(Operator::kind).distinct()
                .toList();
    }

    private static Optional<LayerWriter> writer(Operator operator, Network network, List<LayerWriter> kernels) {
        return kernels.stream().filter(writer -> writer.accepts(operator, network)).findFirst();
    }

    private void write(List<LayerGroup> groups) {
        Set<String> kernels = new LinkedHashSet<>();
        StringBuilder constants = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (int k = 0; k < groups.size(); k++) {
            LayerGroup group = groups.get(k);
            int scratch = arena.scratchOffset(k);
            StringBuilder title = new StringBuilder();
            for (Operator operator : group.operators()) {
                title.append("/* Layer ").append(network.operators().indexOf(operator)).append(": ").append(describe(operator))
                        .append(" */\n");
            }
            int before = constants.length();
            int callsBefore = calls.length();
            Map<Operator, LayerScope> scopes = new LinkedHashMap<>();
            group.write(operator -> scopes.computeIfAbsent(operator, o -> new LayerScope(network, arena, network.operators().indexOf(o),
                    scratch, kernels, constants, calls)));
            steps.add(step(group, scopes.values()));
            if (constants.length() > before) {
                constants.insert(before, title).append('\n');
            }
            if (calls.length() == callsBefore) {
                calls.append("    ").append(title);
            }
        }
        files.put("inkling_network.h", header());
        StringBuilder source = new StringBuilder("/* The network. Made by Inkling. */\n#include \"inkling_network.h\"\n\n");
        if (network.macs() < SMALL) {
            kernels.add(LayerScope.DEFINE + "INKLING_SMALL");
        }
        kernels.stream().filter(NetworkSource::isMacro).sorted().forEach(macro -> source.append(macro).append('\n'));
        kernels.removeIf(NetworkSource::isMacro);
        kernels.stream().sorted().forEach(kernel -> source.append("#include \"inkling_").append(kernel).append(".h\"\n"));
        source.append('\n').append(constants).append("void inkling_network(").append(type()).append(" *arena)\n{\n");
        source.append(calls.indexOf("arena + ") < 0 ? "    (void)arena;\n" : "").append(calls).append("}\n");
        files.put("inkling_network.c", source.toString());
        files.putAll(Resources.withIncludes(kernels.stream().map(kernel -> "inkling_" + kernel + ".h").toList()));
    }

    private Step step(LayerGroup group, Collection<LayerScope> scopes) {
        int ram = group.scratchBytes() + network.tensor(group.output()).bytes()
                + (group.replaceable().isEmpty() ? group.inputs().stream().mapToInt(t -> network.tensor(t).bytes()).sum() : 0);
        List<String> kernels = group.kernels(scopes).stream().map(k -> network.macs() < SMALL && UNROLLED.contains(k) ? k + SHORT : k)
                .toList();
        return new Step(group.name(network), group.operators().stream().map(this::describe).collect(Collectors.joining(", ")),
                kernels, group.work(), scopes.stream().mapToInt(LayerScope::callCount).sum(), ram,
                scopes.stream().mapToInt(LayerScope::constantBytes).sum());
    }

    private String type() {
        return network.isQuantized() ? "int8_t" : "float";
    }

    private static boolean isMacro(String kernel) {
        return kernel.startsWith(LayerScope.DEFINE);
    }

    private String describe(Operator operator) {
        String inputs = operator.inputs().stream().map(this::extents).collect(Collectors.joining(" + "));
        return CWriter.comment(operator.kind() + " " + inputs + " -> " + extents(operator.output()));
    }

    private String extents(int tensor) {
        return network.tensor(tensor).shape().toString().replace('×', 'x');
    }

    private String header() {
        return """
                /* The %s network: %s values in, %s out. Made by Inkling. */
                #ifndef INKLING_NETWORK_H
                #define INKLING_NETWORK_H

                #include <stdint.h>

                #ifdef __cplusplus
                extern "C" {
                #endif

                #define INKLING_NETWORK_ARENA %d
                #define INKLING_NETWORK_INPUT %d
                #define INKLING_NETWORK_OUTPUT %d

                /* Put the input INKLING_NETWORK_INPUT bytes behind the start of the arena, find the output INKLING_NETWORK_OUTPUT bytes
                 * behind it; the input does not survive. The arena has INKLING_NETWORK_ARENA bytes, aligned to 4. */
                void inkling_network(%s *arena);

                #ifdef __cplusplus
                }
                #endif

                #endif
                """
                .formatted(network.isQuantized() ? "int8" : "float32", extents(network.input()), extents(network.output()), arena.bytes(),
                        inputOffset(), arena.offset(network.output()), type());
    }

    /** Text of each file by name. */
    public Map<String, String> files() {
        return files;
    }

    /** What the function does, one after another. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Bytes of the arena. */
    public int arenaBytes() {
        return arena.bytes();
    }

    /** Offset of the input in the arena. */
    public int inputOffset() {
        return arena.offset(network.input());
    }

    /** Whether it is an int8 network; else float32. */
    public boolean isQuantized() {
        return network.isQuantized();
    }

    public Quantization input() {
        return network.inputTensor().quantized();
    }

    public Quantization output() {
        return network.outputTensor().quantized();
    }
}
