package org.inkling.deploy.internal.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
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

    /** What any kernel has: calls, values read and written, products, and the passes of the loops around them. */
    public static Work of(Operator operator, Network network) {
        Shape out = network.tensor(operator.output()).shape();
        long inputs = operator.inputs().stream().mapToLong(input -> network.tensor(input).shape().size()).sum();
        Work work = new Work(Map.of()).with("calls", operator instanceof Operator.Concat ? operator.inputs().size() : 1)
                .with("inputs", inputs).with("outputs", out.size());
        if (operator instanceof Operator.MaxPool2D pool) {
            return work.window(pool.window(), out.size()).with("pixels", out.size() / out.dim(-1));
        }
        if (operator instanceof Operator.AveragePool2D pool) {
            return work.window(pool.window(), out.size()).with("pixels", out.size() / out.dim(-1));
        }
        if (!(operator instanceof Operator.Linear linear)) {
            return work;
        }
        long channels = linear.bias().shape().size();
        long pixels = out.size() / channels;
        work = work.with("channels", channels).with("pixels", pixels).with("products", network.macs(operator));
        if (operator instanceof Operator.DepthwiseConv2D conv) {
            return work.with("rows", channels * out.dim(1)).with("lines", channels * network.tensor(conv.input()).shape().dim(1));
        }
        if (operator instanceof Operator.Conv2D conv && conv.window().kernelHeight() * conv.window().kernelWidth() > 1) {
            Window window = conv.window();
            return work.with("patches", pixels).with("patch_rows", pixels * window.kernelHeight())
                    .window(window, pixels * network.tensor(conv.input()).shape().dim(3));
        }
        return work;
    }

    private Work window(Window window, long count) {
        return with("taps", count * window.kernelHeight() * window.kernelWidth());
    }

    /** With one more count; a count of that name is replaced. */
    public Work with(String name, long count) {
        Map<String, Long> more = new LinkedHashMap<>(counts);
        more.put(name, count);
        return new Work(more);
    }

    /** Both. */
    public Work plus(Work other) {
        Map<String, Long> sum = new LinkedHashMap<>(counts);
        other.counts.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Work(sum);
    }
}
