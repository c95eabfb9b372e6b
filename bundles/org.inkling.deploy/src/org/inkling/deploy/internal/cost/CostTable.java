package org.inkling.deploy.internal.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

import org.inkling.deploy.internal.network.NetworkSource;

/**
 * What the loops of the kernels cost on one processor, measured: a file that {@code releng/scripts/calibrate.sh} writes.
 * <p>
 * {@code <kernel>.<count>} is cycles for each trip of {@link org.inkling.deploy.internal.network.Work}; {@code <kernel>@1.<count>} the same
 * where a network calls the kernel only once, since a compiler then builds the layer's constants into it. {@code code.<kernel>} and
 * {@code stack.<kernel>} are bytes.
 */
public final class CostTable {

    /** Ending of the key of a kernel that is called once. */
    public static final String ONCE = "@1";

    private final Map<String, Double> costs;

    /** @param costs by name */
    public CostTable(Map<String, Double> costs) {
        this.costs = Map.copyOf(costs);
    }

    /** The table of a processor. @throws IllegalArgumentException when there is none of this name */
    public static CostTable read(String name) {
        try (InputStream in = CostTable.class.getResourceAsStream(name + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException("no cost table " + name);
            }
            Properties file = new Properties();
            file.load(in);
            Map<String, Double> costs = new HashMap<>();
            file.forEach((key, value) -> costs.put(key.toString(), Double.valueOf(value.toString())));
            return new CostTable(costs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which coefficients a step has. @param all steps of its network */
    public static String key(NetworkSource.Step step, List<NetworkSource.Step> all) {
        String kernel = String.join("+", step.kernels());
        int calls = all.stream().filter(other -> String.join("+", other.kernels()).equals(kernel)).mapToInt(NetworkSource.Step::calls)
                .sum();
        return calls == 1 ? kernel + ONCE : kernel;
    }

    /** Cycles of a step on the processor itself, at zero wait states; those of the nearest variant where its own is not measured. */
    public double cycles(NetworkSource.Step step, List<NetworkSource.Step> all) {
        String key = key(step, all);
        String base = key.endsWith(ONCE) ? key.substring(0, key.length() - ONCE.length()) : key;
        String other = base.endsWith(NetworkSource.SHORT)
                ? base.substring(0, base.length() - NetworkSource.SHORT.length())
                : base + NetworkSource.SHORT;
        for (String candidate : List.of(key, base, base + ONCE, other, other + ONCE)) {
            if (costs.keySet().stream().anyMatch(name -> name.startsWith(candidate + "."))) {
                return cycles(candidate, step);
            }
        }
        return 0;
    }

    private double cycles(String key, NetworkSource.Step step) {
        return step.work().counts().entrySet().stream().mapToDouble(e -> get(key + "." + e.getKey()) * e.getValue()).sum();
    }

    /** Machine code of some steps: each kernel once, and the statements that call them. */
    public long codeBytes(Collection<NetworkSource.Step> steps) {
        TreeSet<String> kernels = new TreeSet<>();
        steps.forEach(step -> kernels.addAll(step.kernels()));
        double bytes = get("code.statement") * steps.stream().mapToInt(NetworkSource.Step::calls).sum();
        for (String kernel : kernels) {
            bytes += get("code." + kernel);
        }
        return Math.round(bytes);
    }

    /** Deepest stack of some steps. */
    public long stackBytes(Collection<NetworkSource.Step> steps) {
        return Math.round(get("stack.call")
                + steps.stream().flatMap(step -> step.kernels().stream()).mapToDouble(kernel -> get("stack." + kernel)).max().orElse(0));
    }

    /** A single figure; 0 when it is not in the table. */
    public double get(String name) {
        return costs.getOrDefault(name, 0.0);
    }
}
