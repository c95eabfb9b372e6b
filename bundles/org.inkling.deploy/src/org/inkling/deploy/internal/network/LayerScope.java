package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.inkling.deploy.internal.CWriter;
import org.inkling.nn.Accumulator;
import org.inkling.nn.Activation;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;

/** Where a {@link LayerWriter} writes to: constants, calls and the kernels it uses. */
public final class LayerScope {

    /** Marks the name of a macro among the kernels. */
    static final String DEFINE = "#define ";

    private final Network network;
    private final ArenaLayout arena;
    private final int scratch;
    private final String name;
    private final Set<String> kernels;
    private final StringBuilder constants;
    private final StringBuilder calls;
    private final List<String> used = new ArrayList<>();
    private int constantBytes;
    private int callCount;

    /** @param scratch offset of the working memory */
    LayerScope(Network network, ArenaLayout arena, int index, int scratch, Set<String> kernels, StringBuilder constants,
            StringBuilder calls) {
        this.network = network;
        this.arena = arena;
        this.scratch = scratch;
        this.name = network.operators().get(index).kind() + "_" + index;
        this.kernels = kernels;
        this.constants = constants;
        this.calls = calls;
    }

    public Network network() {
        return network;
    }

    public Shape shape(int tensor) {
        return network.tensor(tensor).shape();
    }

    public Quantization quantization(int tensor) {
        return network.tensor(tensor).quantized();
    }

    /** Name of this layer, a C identifier such as {@code conv2d_3}. */
    public String name() {
        return name;
    }

    /** C expression of a tensor's address. */
    public String at(int tensor) {
        return "arena + " + arena.offset(tensor) / network.tensor(tensor).type().bytes();
    }

    /** C expression of the address of the layer's working memory. */
    public String scratch() {
        return scratch(0);
    }

    /** C expression of an address in the layer's working memory. */
    String scratch(int offset) {
        return "arena + " + (scratch + offset);
    }

    /** Includes the kernel file {@code inkling_<kernel>.h}. */
    public void kernel(String kernel) {
        kernels.add(kernel);
        used.add(kernel);
    }

    /** Defines a macro before the kernels are included. */
    void define(String macro) {
        kernels.add(DEFINE + macro);
    }

    /** Kernels of this layer. */
    List<String> kernels() {
        return List.copyOf(used);
    }

    /** Bytes of this layer's arrays and of its description, pointers counted as on a 32-bit processor. */
    int constantBytes() {
        return constantBytes;
    }

    /** Number of statements. */
    int callCount() {
        return callCount;
    }

    /** Adds an array of this layer and returns its name. */
    public String array(String suffix, byte[] values) {
        constants.append(CWriter.inFlash(CWriter.array(name + "_" + suffix, values)));
        constantBytes += values.length;
        return name + "_" + suffix;
    }

    /** Adds an array of this layer and returns its name. */
    public String array(String suffix, int[] values) {
        constantBytes += Integer.BYTES * values.length;
        constants.append(CWriter.inFlash(CWriter.array(name + "_" + suffix, values)));
        return name + "_" + suffix;
    }

    /** Adds an array of this layer and returns its name. */
    public String array(String suffix, float[] values) {
        constantBytes += Float.BYTES * values.length;
        constants.append(CWriter.inFlash(CWriter.array(name + "_" + suffix, values)));
        return name + "_" + suffix;
    }

    /** Adds an array of {@code uint16_t} of this layer and returns its name. */
    public String unsigned16(String suffix, int[] values) {
        constantBytes += Short.BYTES * values.length;
        constants.append(CWriter.inFlash(
                CWriter.array("uint16_t", name + "_" + suffix, Arrays.stream(values).mapToObj(Integer::toString).toList())));
        return name + "_" + suffix;
    }

    /** Adds the description of this layer, a structure, and returns its address. */
    public String layer(String type, String... lines) {
        constants.append("static const ").append(type).append(' ').append(name).append(" = {\n");
        for (String line : lines) {
            constants.append("    ").append(line).append(",\n");
            constantBytes += Integer.BYTES * line.replaceAll("/\\*.*?\\*/", "").split(",").length;
        }
        constants.append("};\n");
        return "&" + name;
    }

    /** Adds a structure of this layer and returns its address. */
    String constant(String type, String suffix, String initialiser) {
        constantBytes += Integer.BYTES * initialiser.replaceAll("/\\*.*?\\*/", "").split(",").length;
        constants.append("static const ").append(type).append(' ').append(name).append('_').append(suffix).append(" = ").append(initialiser)
                .append(";\n");
        return "&" + name + "_" + suffix;
    }

    /** Adds a function behind the constants. */
    void function(String text) {
        constants.append(text);
    }

    /** Adds a statement. */
    public void call(String format, Object... arguments) {
        callCount++;
        calls.append("    ").append(String.format(Locale.ROOT, format, arguments)).append(";\n");
    }

    /** The initialiser of an {@code inkling_output}. */
    public String output(Requantizer requantizer, int tensor, Activation activation) {
        int[] multipliers = requantizer.multipliers();
        boolean perChannel = Arrays.stream(multipliers).distinct().count() > 1;
        String values = array("multiplier", perChannel ? multipliers : Arrays.copyOf(multipliers, 1));
        Quantization out = quantization(tensor);
        return String.format(Locale.ROOT, "{%s, %d, %d, %d, %d, %d} /* multiplier, per channel, shift, zero point, low, high */", values,
                perChannel ? 1 : 0, requantizer.shift(), out.zeroPoint(), activation.low(out), activation.high(out));
    }

    /** What a sum starts from: the bias with its rounding, and with the input's zero point folded in when {@code fold} is set. */
    public int[] bias(Operator.Linear linear, boolean fold) {
        Quantization in = quantization(linear.input());
        int[] folded = Accumulator.of(linear, in, quantization(linear.output())).bias();
        if (fold) {
            return folded;
        }
        int[] exact = Accumulator.withoutRounding(linear, in).bias();
        int[] bias = linear.bias().ints();
        for (int c = 0; c < bias.length; c++) {
            bias[c] += folded[c] - exact[c];
        }
        return bias;
    }
}
