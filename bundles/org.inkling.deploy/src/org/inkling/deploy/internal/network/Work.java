package org.inkling.deploy.internal.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Window;

/**
 * How often the loops of a kernel run for one layer, by name. A table of measured cycles for each name makes a time of it, so a kernel
 * whose writer adds nothing to {@link #of} is estimated too, as soon as it has been measured.
 *
 * @param counts trips by name; names mean something within one kernel only
 */
public record Work(Map<String, Long> counts) {

    public Work {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** What any kernel has: one call, values read and written, products, channels, values gathered under windows larger than a pixel. */
    public static Work of(Operator operator, Network network) {
        long outputs = network.tensor(operator.output()).shape().size();
        long inputs = operator.inputs().stream().mapToLong(input -> network.tensor(input).shape().size()).sum();
        Work work = new Work(Map.of()).with("call", operator.inputs().size()).with("inputs", inputs).with("outputs", outputs);
        if (!(operator instanceof Operator.Linear linear)) {
            return work;
        }
        long channels = linear.bias().shape().size();
        work = work.with("products", network.macs(operator)).with("channels", channels);
        if (operator instanceof Operator.Conv2D conv) {
            Window window = conv.window();
            int taps = window.kernelHeight() * window.kernelWidth();
            work = work.with("gathered", taps == 1 ? 0 : outputs / channels * taps * network.tensor(conv.input()).shape().dim(3));
        }
        return work;
    }

    /** With one more count; a count of that name is replaced. */
    public Work with(String name, long count) {
        Map<String, Long> more = new LinkedHashMap<>(counts);
        more.put(name, count);
        return new Work(more);
    }
}
