package org.inkling.deploy.internal.cost;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.inkling.deploy.Processor;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.LayerWriter;

/**
 * A family of processor cores.
 *
 * @param id        name in {@code board.yaml}
 * @param processor what weights are packed for on it
 * @param table     measured costs it goes by
 * @param factor    cycles of this core divided by those of the table's; 1 where the table was measured for it
 */
record Core(String id, Processor processor, String table, double factor) {

    /** CoreMark/MHz of Cortex-M4 and M7 as Arm publishes them: 3.40 and 5.01. */
    private static final double M7 = 3.40 / 5.01;
    /** CoreMark/MHz of the Cortex-M4 and, as Espressif's data sheet gives it for one core, of the ESP32: 3.40 and 2.10. */
    private static final double LX6 = 3.40 / 2.10;
    /** A SIMD export of net_c took 0.81 ms in V8 on a server core, about 2.4 million cycles, the Cortex-M4F 22.2; a phone's core takes twice. */
    private static final double WASM = 2 * 2.4 / 22.2;

    private static final List<Core> ALL = List.of(new Core("cortex-m4f", Processor.CORTEX_M, "cortex-m4f", 1),
            new Core("cortex-m7", Processor.CORTEX_M, "cortex-m4f", M7),
            new Core("cortex-m0plus", Processor.ANY, "cortex-m0plus", 1), new Core("avr", Processor.ANY, "avr", 1),
            new Core("xtensa-lx6", Processor.ANY, "portable", LX6), new Core("webassembly", Processor.CORTEX_M, "cortex-m4f", WASM));

    static Optional<Core> of(String id) {
        return ALL.stream().filter(core -> core.id.equals(id)).findFirst();
    }

    static TreeSet<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        ALL.forEach(core -> ids.add(core.id));
        return ids;
    }

    List<LayerWriter> kernels() {
        return processor == Processor.CORTEX_M ? Kernels.CORTEX_M : Kernels.PORTABLE;
    }

    CostTable costs() {
        return Tables.READ.computeIfAbsent(table, CostTable::read);
    }

    /** Read once. */
    private static final class Tables {

        private static final Map<String, CostTable> READ = new ConcurrentHashMap<>();
    }
}
