package org.inkling.calibration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.inkling.api.OperationException;
import org.inkling.deploy.Processor;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.LayerWriter;
import org.inkling.dsp.internal.CostModel;
import org.inkling.nn.Network;

/**
 * Measures the generated code on emulated processors and writes what its loops cost: the tables of {@code org.inkling.deploy} and
 * {@code org.inkling.dsp}, and predicted beside measured into the user's documentation.
 */
public final class Calibrate {

    private static final String TABLES = "bundles/org.inkling.deploy/src/org/inkling/deploy/internal/cost/";
    private static final String BLOCK_TABLE = "bundles/org.inkling.dsp/src/org/inkling/dsp/internal/cost.properties";
    private static final String HEADER = "# Measured by releng/scripts/calibrate.sh: %s.\n";

    private final Path shared;
    private final Path top;
    private final Path folder;
    private final boolean quick;

    private Calibrate(Path shared, Path top, Path folder, boolean quick) {
        this.shared = shared;
        this.top = top;
        this.folder = folder;
        this.quick = quick;
    }

    /** @param args shared data, top of the repository, a folder for working files; a fourth one makes it quick: packed and float32 kernels only, the rest stays as it is */
    public static void main(String[] args) throws IOException, InterruptedException, OperationException {
        new Calibrate(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args.length > 3).run();
    }

    private void run() throws IOException, InterruptedException, OperationException {
        CortexM m4 = CortexM.cortexM4(shared, folder.resolve("m4"));
        BlockCosts blocks = new BlockCosts(m4, "-O2");
        for (BlockCosts.Use use : quick ? List.<BlockCosts.Use>of() : BlockCosts.uses()) {
            blocks.measure(use);
        }
        if (!quick) {
            write(top.resolve(BLOCK_TABLE), "cycles of a Cortex-M4F, -O2", blocks.coefficients(), Map.of());
        }
        NetworkCosts packed = table("cortex-m4f", "cycles of a Cortex-M4F, -O2, packed kernels", m4, Processor.CORTEX_M, "-O2", quick, blocks);
        new Report(packed, blocks).write(top.resolve("docs/user/on-the-device-estimate.md"));
        table("portable", "cycles of a Cortex-M4F, -O2, portable kernels", m4, Processor.ANY, "-O2", true, blocks);
        table("cortex-m0plus", "cycles of a Cortex-M0+, -O2, portable kernels", CortexM.cortexM0plus(shared, folder.resolve("m0")),
                Processor.ANY, "-O2", true, blocks);
        table("avr", "cycles of an ATmega2560, -Os, portable kernels", new Avr(folder.resolve("avr")), Processor.ANY, "-Os -mcall-prologues",
                true, blocks);
    }

    private NetworkCosts table(String name, String title, Machine machine, Processor processor, String options, boolean small,
            BlockCosts reference) throws IOException, InterruptedException, OperationException {
        List<LayerWriter> writers = processor == Processor.CORTEX_M ? Kernels.CORTEX_M : Kernels.PORTABLE;
        NetworkCosts networks = new NetworkCosts(machine, writers, options);
        for (Map.Entry<String, Network> network : Networks.models(shared).entrySet()) {
            boolean all = processor == Processor.CORTEX_M;
            if (all || !small || network.getKey().startsWith("net_a") || network.getKey().startsWith("net_b")) {
                networks.measure(network.getKey(), network.getValue());
            }
        }
        int index = 0;
        for (Map.Entry<String, Network> network : Networks.random(small && processor == Processor.ANY).entrySet()) {
            boolean float32 = !network.getValue().isQuantized();
            // a quick run looks at half of the float32 networks again, and of the int8 networks where kernels are packed
            if (!quick || (float32 ? index++ % 4 < 2 : processor == Processor.CORTEX_M && index++ % 4 < 2)) {
                networks.measure(network.getKey(), network.getValue());
            }
        }
        Map<String, Double> all = new TreeMap<>(networks.coefficients());
        if (!quick) {
            all.putAll(new GlueCosts(machine, processor, options).coefficients());
            all.put("dsp", ratio(machine, options, reference));
        }
        write(top.resolve(TABLES + name + ".properties"), title, all, quick ? read(top.resolve(TABLES + name + ".properties")) : Map.of());
        System.out.println("wrote " + name + ", " + networks.nets().size() + " networks");
        return networks;
    }

    /** Cycles of the processing blocks divided by those on the Cortex-M4F: geometric mean over the uses that have a name. */
    private static double ratio(Machine machine, String options, BlockCosts reference) throws IOException, InterruptedException {
        BlockCosts here = new BlockCosts(machine, options);
        double sum = 0;
        int count = 0;
        for (BlockCosts.Measured there : reference.blocks()) {
            int before = here.blocks().size();
            if (!there.use().name().startsWith("spectral")) {
                continue;
            }
            here.measure(there.use());
            if (here.blocks().size() > before) {
                sum += Math.log(here.blocks().get(before).cycles() / there.cycles());
                count++;
            }
        }
        return Math.exp(sum / count);
    }

    private static Map<String, Double> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, Double> costs = new TreeMap<>();
        properties.forEach((name, value) -> costs.put(name.toString(), Double.valueOf(value.toString())));
        return costs;
    }

    /** @param before kept for kernels that were not measured */
    private static void write(Path file, String title, Map<String, Double> measured, Map<String, Double> before) throws IOException {
        Set<String> kernels = new TreeSet<>();
        measured.keySet().forEach(name -> kernels.add(kernel(name)));
        Map<String, Double> costs = new TreeMap<>(measured);
        before.forEach((name, value) -> {
            if (!kernels.contains(kernel(name))) {
                costs.put(name, value);
            }
        });
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, HEADER, title));
        costs.forEach((name, value) -> {
            boolean bytes = name.startsWith(CostModel.CODE) || name.startsWith("stack.");
            text.append(name.replace(' ', '_')).append(" = ")
                    .append(String.format(Locale.ROOT, bytes ? "%.0f" : value < 100 ? "%.3f" : "%.1f", value)).append('\n');
        });
        Files.writeString(file, text.toString());
    }

    /** What a figure belongs to: the part before the last dot, or all of a figure of code or stack. */
    private static String kernel(String name) {
        boolean bytes = name.startsWith(CostModel.CODE) || name.startsWith(CostModel.STACK);
        return bytes ? name : name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
