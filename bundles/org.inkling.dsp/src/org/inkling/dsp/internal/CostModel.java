package org.inkling.dsp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.inkling.api.impulse.ResourceEstimate;

/**
 * Adds up what a block does on a device: passes of the inner loops of its C, pieces of code, tables. A file of measured costs,
 * {@code cost.properties}, makes cycles of a Cortex-M4F at zero wait states and bytes of them, stack included; {@code releng/scripts/calibrate.sh} writes it.
 */
public final class CostModel {

    /** Prefix of the bytes of a piece of code among the costs. */
    public static final String CODE = "code.";

    /** Prefix of the bytes of stack of a piece of code among the costs. */
    public static final String STACK = "stack.";
    /** Of a level of the recursion that sums long signals. */
    private static final String SUMMATION = "summation";
    private static final int SUMMED_AT_ONCE = 128;

    private static final Map<String, Double> COSTS = read();

    private final Map<String, Double> counts = new TreeMap<>(Map.of("block", 1.0));
    private final Map<String, Double> code = new TreeMap<>(Map.of("block", 1.0));
    private int tables;
    private int longest;

    private static Map<String, Double> read() {
        try (InputStream in = CostModel.class.getResourceAsStream("cost.properties")) {
            Properties file = new Properties();
            file.load(in);
            Map<String, Double> costs = new ConcurrentHashMap<>();
            file.forEach((name, value) -> costs.put(name.toString(), Double.valueOf(value.toString())));
            return costs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CostModel count(String name, double passes) {
        counts.merge(name, passes, Double::sum);
        return this;
    }

    /** Gathering and scaling. */
    public CostModel perValue(int n) {
        return count("value", n);
    }

    /** Mean, and its subtraction. */
    public CostModel mean(int n) {
        longest = Math.max(longest, n);
        return count("mean", n);
    }

    /** Sums of powers over a signal: root mean square, variance, higher moments. */
    public CostModel powerSums(int n, int sums) {
        longest = Math.max(longest, n);
        return count("power sum", (double) n * sums);
    }

    /** Second-order sections over a signal. */
    public CostModel sections(int n, int sections) {
        return count("section", (double) n * sections).count("section start", sections);
    }

    /** A real transform as a complex one of half the length, with its separation step and the power of each bin. */
    public CostModel realFft(int length, int times) {
        int half = Math.max(2, length / 2);
        double stages = Math.log(half) / Math.log(2);
        return count("butterfly", times * (half / 2.0) * stages).count("bin", (double) times * half).count("transform", times)
                .count("stage", times * stages);
    }

    public CostModel roots(int n) {
        return count("root", n);
    }

    public CostModel logarithms(int n) {
        return count("logarithm", n);
    }

    /** Multiply-accumulate steps of a finite filter. */
    public CostModel taps(long n) {
        return count("tap", n);
    }

    /** Comparisons of a sort or a search. */
    public CostModel compares(double n) {
        return count("compare", n);
    }

    /** Passes of something only one kind of features does. */
    public CostModel of(String name, double n) {
        return count(name, n);
    }

    /** A piece of code, however often it is named. */
    public CostModel code(String piece) {
        code.put(piece, 1.0);
        return this;
    }

    /** Bytes of constants. */
    public CostModel tables(int bytes) {
        tables += bytes;
        return this;
    }

    /** Repeats everything counted so far, once for each axis; code and tables are shared. */
    public CostModel times(int axes) {
        counts.replaceAll((name, passes) -> name.equals("block") ? passes : axes * passes);
        return count("axis", axes);
    }

    /** Passes by name. */
    public Map<String, Double> counts() {
        return Map.copyOf(counts);
    }

    /** Pieces of code, each once. */
    public Map<String, Double> code() {
        return Map.copyOf(code);
    }

    /** Bytes of constants. */
    public int tables() {
        return tables;
    }

    /** What the stack is made of: the pieces of code and the levels of sums over long signals. */
    public Map<String, Double> stack() {
        Map<String, Double> stack = new TreeMap<>(code);
        int levels = 0;
        for (int n = longest; n > SUMMED_AT_ONCE; n = (n + 1) / 2) {
            levels++;
        }
        stack.put(SUMMATION, (double) levels);
        return stack;
    }

    /** What has been added so far, with the working memory of the block; its stack is added. */
    public ResourceEstimate estimate(int ramBytes) {
        double cycles = counts.entrySet().stream().mapToDouble(e -> cost(e.getKey()) * e.getValue()).sum();
        double rom = tables + code.keySet().stream().mapToDouble(piece -> cost(CODE + piece)).sum();
        double stack = stack().entrySet().stream().mapToDouble(e -> cost(STACK + e.getKey()) * e.getValue()).sum();
        return new ResourceEstimate(Math.round(cycles), ramBytes + (int) Math.round(stack), (int) Math.round(rom));
    }

    private static double cost(String name) {
        return COSTS.getOrDefault(name.replace(' ', '_'), 0.0);
    }
}
