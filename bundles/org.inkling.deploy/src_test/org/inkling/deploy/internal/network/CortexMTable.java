package org.inkling.deploy.internal.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.inkling.api.OperationException;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;

/** Prints the table of cycles, ROM and RAM of the shared models; see {@code releng/scripts/measure-cortex-m.sh}. */
final class CortexMTable {

    private CortexMTable() {
    }

    public static void main(String[] args) throws IOException, InterruptedException, OperationException {
        Path shared = Path.of(System.getProperty("inkling.shared", "../../../shared"));
        Path folder = Files.createDirectories(Path.of(args[0]));
        CortexMHarness harness = new CortexMHarness(shared, folder);
        for (String name : args[1].split(",")) {
            Network network = Fusion.padding(TfliteReader.read(shared.resolve("models").resolve(name + ".tflite")));
            if (args.length > 3) {
                network.operators().forEach(o -> System.out.printf(Locale.ROOT, "%10d %s %s -> %s w %s%n", network.macs(o), o.kind(),
                        network.tensor(o.inputs().get(0)).shape(), network.tensor(o.output()).shape(),
                        o instanceof org.inkling.nn.Operator.Linear l ? l.weights().shape() : ""));
            }
            System.out.printf(Locale.ROOT, "macs %d constants %d%n", network.macs(), network.constantBytes());
            for (String options : Arrays.asList(args[2].split(","))) {
                CortexMHarness.Figures f = harness.network(Path.of(name).getFileName().toString(), network, Kernels.CORTEX_M, options);
                System.out.printf(Locale.ROOT, "%-36s %4s %10d cycles %7d ROM %7d RAM (stack %d) %s%n", name, options, f.cycles(), f.rom(),
                        f.ram(), f.stack(), f.hash());
            }
        }
    }
}
