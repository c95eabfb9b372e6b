package org.inkling.nn.internal.quantization;

import java.util.Arrays;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;

/** Tensors that share one quantisation because an operator only moves values between them; and what each group's quantisation is. */
public final class QuantizationGroups {

    /**
     * One unit of an accumulator never means more than so many units of output: keeps multipliers in range when an output hardly varies.
     */
    private static final double LARGEST_MULTIPLIER = 256;

    private final Network network;
    private final int[] parent;
    private final boolean[] probability;

    private QuantizationGroups(Network network) {
        this.network = network;
        parent = new int[network.tensors().size()];
        Arrays.setAll(parent, i -> i);
        probability = new boolean[parent.length];
    }

    /** Finds the groups of a float32 network. */
    public static QuantizationGroups of(Network network) {
        QuantizationGroups groups = new QuantizationGroups(network);
        for (Operator operator : network.operators()) {
            groups.join(operator);
        }
        return groups;
    }

    private void join(Operator operator) {
        int out = operator.output();
        if (operator instanceof Operator.Softmax || operator instanceof Operator.Logistic) {
            probability[root(out)] = true;
        } else if (operator instanceof Operator.MaxPool2D || operator instanceof Operator.AveragePool2D
                || operator instanceof Operator.Reshape
                || operator instanceof Operator.Pad || operator instanceof Operator.ResizeNearest) {
            union(operator.inputs().get(0), out);
        } else if (operator instanceof Operator.Concat concat) {
            boolean all = concat.inputs().stream().allMatch(i -> probability[root(i)]);
            // A probability's quantisation is fixed: beside anything else it is requantised instead.
            concat.inputs().stream().filter(i -> all || !probability[root(i)]).forEach(i -> union(i, out));
        }
    }

    private int root(int tensor) {
        int at = tensor;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }

    private void union(int a, int b) {
        int to = root(a);
        int from = root(b);
        parent[from] = to;
        probability[to] |= probability[from];
    }

    /** One quantisation per tensor. */
    public Quantization[] quantizations(ActivationRanges ranges) {
        double[] low = new double[parent.length];
        double[] high = new double[parent.length];
        for (int t = 0; t < parent.length; t++) {
            int root = root(t);
            low[root] = Math.min(low[root], ranges.low(t));
            high[root] = Math.max(high[root], ranges.high(t));
        }
        for (Operator operator : network.operators()) {
            if (operator instanceof Operator.Concat concat) {
                for (int part : concat.inputs()) {
                    int to = root(concat.output());
                    low[to] = Math.min(low[to], low[root(part)]);
                    high[to] = Math.max(high[to], high[root(part)]);
                }
            }
        }
        widen(low, high);
        Quantization[] result = new Quantization[parent.length];
        for (int t = 0; t < parent.length; t++) {
            result[t] = probability[root(t)] ? Quantization.PROBABILITY : quantization(low[root(t)], high[root(t)]);
        }
        return result;
    }

    /** Raises the range of outputs that hardly vary, as often as that moves anything further down. */
    private void widen(double[] low, double[] high) {
        boolean changed = true;
        for (int pass = 0; changed && pass <= network.operators().size(); pass++) {
            changed = false;
            for (Operator operator : network.operators()) {
                int to = root(operator.output());
                double smallest = 255 * largestStep(operator, low, high) / LARGEST_MULTIPLIER;
                if (!probability[to] && high[to] - low[to] < smallest) {
                    high[to] = low[to] + smallest * 1.001;
                    changed = true;
                }
            }
        }
    }

    /** What one unit of an operator's accumulator means, at most. */
    private double largestStep(Operator operator, double[] low, double[] high) {
        if (operator instanceof Operator.Linear linear) {
            double largest = 0;
            for (float weight : linear.weights().floats()) {
                largest = Math.max(largest, Math.abs(weight));
            }
            return scale(linear.input(), low, high) * largest / 127;
        }
        if (operator instanceof Operator.Add || operator instanceof Operator.Relu || operator instanceof Operator.GlobalMean) {
            return operator.inputs().stream().mapToDouble(i -> scale(i, low, high)).max().orElse(0);
        }
        return 0;
    }

    private double scale(int tensor, double[] low, double[] high) {
        int root = root(tensor);
        return probability[root] ? Quantization.PROBABILITY.scale() : quantization(low[root], high[root]).scale();
    }

    /** For a range that contains 0; an empty one (all values 0) gives 1/255. */
    private static Quantization quantization(double low, double high) {
        float scale = (float) ((high - low) / 255);
        if (!(scale >= Float.MIN_NORMAL)) {
            return new Quantization(1f / 255, -128);
        }
        return new Quantization(scale, (int) Math.max(-128, Math.min(127, Math.round(-128 - low / scale))));
    }
}
