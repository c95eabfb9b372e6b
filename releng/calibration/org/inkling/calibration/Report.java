package org.inkling.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.deploy.internal.cost.CostTable;
import org.inkling.deploy.internal.network.NetworkSource;

/** The table of predicted and measured figures in the documentation, between two comments. */
final class Report {

    private static final String BEGIN = "<!-- calibrate.sh writes from here -->\n";
    private static final String END = "<!-- to here -->\n";
    private static final double KILO = 1000;

    private final NetworkCosts networks;
    private final BlockCosts blocks;

    Report(NetworkCosts networks, BlockCosts blocks) {
        this.networks = networks;
        this.blocks = blocks;
    }

    void write(Path file) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int kept = text.indexOf("| block |");
        String written = text.substring(0, begin) + networks() + "\n"
                + (blocks.blocks().isEmpty() ? text.substring(kept) : blocks() + text.substring(text.indexOf(END)));
        Files.writeString(file, written);
        System.out.println(written.substring(begin));
    }

    private String networks() {
        CostTable table = new CostTable(networks.coefficients());
        StringBuilder text = new StringBuilder("| network | predicted | measured | error | ROM predicted | measured | RAM predicted | measured |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        double worst = 0;
        int random = 0;
        for (NetworkCosts.Measured net : networks.nets()) {
            List<NetworkSource.Step> steps = net.layers().stream().map(NetworkCosts.Layer::step).toList();
            double predicted = steps.stream().mapToDouble(step -> table.cycles(step, steps)).sum();
            double error = 100 * (predicted / net.cycles() - 1);
            if (net.name().startsWith("random")) {
                worst = Math.max(worst, net.cycles() < KILO ? 0 : Math.abs(error));
                random++;
                continue;
            }
            long rom = table.codeBytes(steps) + steps.stream().mapToInt(NetworkSource.Step::constantBytes).sum();
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %+.1f %% | %,d | %,d | %,d | %,d |%n", net.name(), cycles(predicted),
                    cycles(net.cycles()), error, rom, net.code() + net.constants(), net.arena() + table.stackBytes(steps),
                    net.arena() + net.stack()));
        }
        return text + String.format(Locale.ROOT, "%n%d random networks of every kind of layer are off by %.0f %% at most.%n", random, worst);
    }

    private String blocks() {
        Map<String, Double> costs = blocks.coefficients();
        StringBuilder text = new StringBuilder("| block | predicted | measured | error | ROM predicted | measured |\n|---|---|---|---|---|---|\n");
        double worst = 0;
        for (BlockCosts.Measured block : blocks.blocks()) {
            double predicted = BlockCosts.cycles(costs, block.work());
            double error = 100 * (predicted / block.cycles() - 1);
            worst = Math.max(worst, Math.abs(error));
            if (!block.use().name().isEmpty()) {
                text.append(String.format(Locale.ROOT, "| %s | %s | %s | %+.1f %% | %,.0f | %,d |%n", block.use().name(), cycles(predicted),
                        cycles(block.cycles()), error, BlockCosts.rom(costs, block.work()), block.rom()));
            }
        }
        return text + String.format(Locale.ROOT, "%n%d uses of the blocks are off by %.0f %% at most.%n", blocks.blocks().size(), worst);
    }

    private static String cycles(double value) {
        return value < KILO * KILO ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f M", value / KILO / KILO);
    }
}
