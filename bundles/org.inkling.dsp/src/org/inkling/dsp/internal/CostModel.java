package org.inkling.dsp.internal;

import org.inkling.api.impulse.ResourceEstimate;

/**
 * Adds up processor cycles on a Cortex-M4F at zero wait states, before anything is built.
 * The M4F issues one single-precision operation a cycle (VADD, VMUL: 1, result usable one cycle later), VLDR and VSTR take 2,
 * VDIV and VSQRT 14, a taken branch 3. Each rule counts the loads, arithmetic, stores and loop overhead of its inner loop;
 * rules with a library call use the length of its polynomial. It is meant to rank parameter choices, not to replace a measurement.
 */
public final class CostModel {

    private static final int CALL_OVERHEAD = 60;
    private static final int SCALE_CYCLES = 9; // load, multiply, store, loop
    private static final int SUM_CYCLES = 4; // unrolled load, add
    private static final int SQUARE_SUM_CYCLES = 9; // load, subtract, multiply, store, then the sum
    private static final int SECTION_CYCLES = 17; // 5 multiplies, 4 adds, dependent results, load, store, loop
    private static final int BUTTERFLY_CYCLES = 26; // radix-2 on complex values: 4 + 2 loads, 10 operations, 4 stores, loop
    private static final int POWER_CYCLES = 12; // 2 loads, multiply, multiply-add, compare, store, loop
    private static final int ROOT_CYCLES = 22;
    private static final int LOG_CYCLES = 70; // exponent split and a polynomial of degree 8
    private static final int TAP_CYCLES = 6; // 2 loads, multiply-add
    private static final int COMPARE_CYCLES = 6;

    private double cycles = CALL_OVERHEAD;

    /** Gathering and scaling. */
    public CostModel perValue(int n) {
        cycles += (double) SCALE_CYCLES * n;
        return this;
    }

    /** Mean, and its subtraction. */
    public CostModel mean(int n) {
        cycles += (double) (SUM_CYCLES + SCALE_CYCLES) * n;
        return this;
    }

    /** Sums of powers over a signal: root mean square, variance, higher moments. */
    public CostModel powerSums(int n, int sums) {
        cycles += (double) SQUARE_SUM_CYCLES * n * sums;
        return this;
    }

    /** Second-order sections over a signal. */
    public CostModel sections(int n, int sections) {
        cycles += (double) SECTION_CYCLES * n * sections;
        return this;
    }

    /** A real transform as a complex one of half the length, with its separation step and the power of each bin. */
    public CostModel realFft(int length, int times) {
        int half = Math.max(2, length / 2);
        double stages = Math.log(half) / Math.log(2);
        cycles += times * (BUTTERFLY_CYCLES * (half / 2.0) * stages + (BUTTERFLY_CYCLES + POWER_CYCLES) * half);
        return this;
    }

    public CostModel roots(int n) {
        cycles += (double) ROOT_CYCLES * n;
        return this;
    }

    public CostModel logarithms(int n) {
        cycles += (double) LOG_CYCLES * n;
        return this;
    }

    /** Multiply-accumulate steps of a finite filter. */
    public CostModel taps(long n) {
        cycles += (double) TAP_CYCLES * n;
        return this;
    }

    /** Comparisons of a sort or a search. */
    public CostModel compares(double n) {
        cycles += COMPARE_CYCLES * n;
        return this;
    }

    /** What has been added so far, with the memory of the block. */
    public ResourceEstimate estimate(int ramBytes, int romBytes) {
        return new ResourceEstimate(Math.round(cycles), ramBytes, romBytes);
    }

    /** Repeats everything added so far, once for each axis. */
    public CostModel times(int axes) {
        cycles *= axes;
        return this;
    }
}
