package org.inkling.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.deploy.internal.Resources;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Network;

/** Prints cycles, ROM and RAM of the generated code on the harness's Cortex-M4F, and writes them into the user's documentation. */
public final class Measure {

    private static final String BEGIN = "<!-- measure-cortex-m.sh writes from here -->\n";
    private static final String END = "<!-- to here -->\n";
    private static final double MILLION = 1e6;

    /** What each network is compiled with: -O3 where that is faster by more than it is larger. */
    private static final Map<String, String> OPTIONS = Map.of("net_b keyword conv1d", "-O3", "MLPerf Tiny VWW", "-O3", "MLPerf Tiny KWS",
            "-O3");

    private Measure() {
    }

    /** @param args shared data, top of the repository, a folder for working files, optionally one set of options for all */
    public static void main(String[] args) throws IOException, InterruptedException, OperationException {
        CortexM machine = CortexM.cortexM4(Path.of(args[0]), Path.of(args[2]));
        StringBuilder table = new StringBuilder("| | options | cycles | ROM | RAM incl. stack |\n|---|---|---|---|---|\n");
        for (Map.Entry<String, Network> network : Networks.models(Path.of(args[0])).entrySet()) {
            String options = args.length > 3 ? args[3] : OPTIONS.getOrDefault(network.getKey(), "-O2");
            table.append(network(machine, network.getKey(), network.getValue(), options));
        }
        String options = args.length > 3 ? args[3] : "-O2";
        BlockCosts blocks = new BlockCosts(machine, options);
        for (BlockCosts.Use use : BlockCosts.uses()) {
            if (use.name().endsWith("low")) {
                blocks.measure(use);
            }
        }
        for (BlockCosts.Measured block : blocks.blocks()) {
            table.append(row(block.use().name() + "-pass", options, block.cycles(), block.rom(), block.scratch() + block.stack()));
        }
        System.out.println(table);
        if (args.length <= 3) {
            write(Path.of(args[1]).resolve("docs/user/on-the-device.md"), table.toString());
        }
    }

    private static String network(CortexM machine, String name, Network network, String options) throws IOException, InterruptedException {
        NetworkSource source = new NetworkSource(network, Kernels.CORTEX_M);
        Map<String, String> files = new HashMap<>(source.files());
        files.putAll(Resources.withIncludes(List.of("inkling_flash.h")));
        files.put("bench.c", NetworkCosts.bench(network));
        Machine.Run run = machine.run(files, options);
        Machine.Region region = run.regions().get(0);
        return row(name, options, region.cycles(), run.code() + run.data(), source.arenaBytes() + region.stack());
    }

    private static String row(String name, String options, double cycles, int rom, int ram) {
        String shown = cycles < MILLION ? String.format(Locale.ROOT, "%,.0f", cycles) : String.format(Locale.ROOT, "%.2f M", cycles / MILLION);
        return String.format(Locale.ROOT, "| %s | `%s` | %s | %,d B | %,d B |%n", name, options, shown, rom, ram);
    }

    private static void write(Path file, String table) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
    }
}
