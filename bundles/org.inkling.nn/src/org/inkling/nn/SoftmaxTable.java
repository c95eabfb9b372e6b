package org.inkling.nn;

/**
 * The device's int8 softmax, in integers alone. With {@code d = max − x} (0 … 255) over a row:
 *
 * <pre>
 * e(d) = (fine[d &amp; 15] · coarse[d &gt;&gt; 4] + 2^14) &gt;&gt; 15         0 … 2^15, products unsigned 32-bit
 * S    = Σ e(max − x)                                        unsigned 32-bit
 * q    = min(255, (256 · e(max − x) + S / 2) / S) − 128      whole divisions
 * </pre>
 *
 * {@code fine[i] = floor(2^15 · exp(−beta · scale · i) + 0.5)}, {@code coarse[i]} the same of {@code 16 · i}, both computed once in double
 * precision and kept as 16 unsigned 16-bit numbers each. At most 1 away from the rounded real softmax.
 */
public final class SoftmaxTable {

    /** Longest row: S stays within 32 bits. */
    public static final int MAX_CLASSES = 65_536;

    private final int[] fine = new int[16];
    private final int[] coarse = new int[16];

    /** Of logits so quantised. */
    public SoftmaxTable(Quantization input, float beta) {
        double step = (double) input.scale() * beta;
        for (int i = 0; i < 16; i++) {
            fine[i] = (int) Math.floor(32_768 * StrictMath.exp(-step * i) + 0.5);
            coarse[i] = (int) Math.floor(32_768 * StrictMath.exp(-step * 16 * i) + 0.5);
        }
    }

    /** A copy of the 16 fine factors, each at most 32,768. */
    public int[] fine() {
        return fine.clone();
    }

    /** A copy of the 16 coarse factors, each at most 32,768. */
    public int[] coarse() {
        return coarse.clone();
    }

    /** e(d) for 0 ≤ d ≤ 255. */
    public int exp(int d) {
        return fine[d & 15] * coarse[d >> 4] + (1 << 14) >>> 15;
    }

    /** One row of {@code width} ≤ {@link #MAX_CLASSES} logits at {@code row} to probabilities at the same place of {@code out}. */
    public void apply(byte[] in, byte[] out, int row, int width) {
        int max = -128;
        for (int i = row; i < row + width; i++) {
            max = Math.max(max, in[i]);
        }
        long sum = 0;
        for (int i = row; i < row + width; i++) {
            sum += exp(max - in[i]);
        }
        for (int i = row; i < row + width; i++) {
            out[i] = (byte) (Math.min(255, (256L * exp(max - in[i]) + sum / 2) / sum) - 128);
        }
    }
}
