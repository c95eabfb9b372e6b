package org.inkling.deploy.internal.network;

import java.util.Arrays;
import java.util.Locale;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** Packs the weights of a convolution or dense layer for {@code inkling_gemm.h}. */
final class Gemm {

    /** Taps and outputs come in fours. */
    static final int GROUP = 4;

    private static final int HALF_TAPS = 2;
    private static final int LARGEST_SUM = (1 << 23) - 1;

    private final Operator.Linear linear;
    private final byte[] weights;
    private final Channels sums;

    /** @param linear one with outputs that are neither shifted nor clamped */
    Gemm(Operator.Linear linear, Network network) {
        this.linear = linear;
        this.weights = linear.weights().bytes();
        this.sums = new Channels(linear, network);
    }

    /** Whether outputs need no shift and no clamp, sums fit in 24 bits, and two weights in 16. */
    static boolean accepts(Operator.Linear linear, Network network) {
        return Packing.isPlain(linear, network) && new Gemm(linear, network).fits();
    }

    private boolean fits() {
        for (int c = 1; c < outputs(); c += 2) {
            for (int tap = 0; tap < weights.length / outputs(); tap++) {
                int pair = weight(c, tap) * 256 + weight(c - 1, tap);
                if (pair != (short) pair) {
                    return false;
                }
            }
        }
        return sums.largest() <= LARGEST_SUM;
    }

    /** Taps up to whole fours. */
    int taps() {
        return Packing.up(weights.length / outputs(), GROUP);
    }

    int outputs() {
        return linear.bias().shape().size();
    }

    /** Outputs up to whole fours. */
    int channels() {
        return Packing.up(outputs(), GROUP);
    }

    /**
     * Writes the weights and gives the initialiser of an {@code inkling_gemm_matrix}.
     *
     * @param order places of four taps: those of widened bytes or as they come
     */
    String matrix(LayerScope scope, TapOrder order) {
        String stream = scope.array("weights", stream(order));
        return String.format(Locale.ROOT, "{%d, %d, %s, %d} /* taps, channels, weights, zero point of the output */", taps(), channels(),
                stream, scope.quantization(linear.output()).zeroPoint());
    }

    /** In which order four taps stand in a pixel. */
    enum TapOrder {
        NATURAL(0, 1, 2, 3), WIDENED(0, 2, 1, 3);

        private final int[] taps;

        TapOrder(int... taps) {
            this.taps = taps;
        }
    }

    private int[] stream(TapOrder order) {
        int[] stream = new int[channels() / GROUP * (2 * GROUP + taps())];
        int[] sums = sums();
        int[] words = words(order);
        int at = 0;
        for (int group = 0; group < channels(); group += GROUP) {
            System.arraycopy(sums, group, stream, at, GROUP);
            System.arraycopy(words, group / GROUP * taps(), stream, at + GROUP, taps());
            at += GROUP + taps();
            for (int c = group; c < group + GROUP; c++) {
                stream[at++] = c < outputs() ? this.sums.multiplier(c) : 0;
            }
        }
        return stream;
    }

    /** What sums start from: for each two outputs the bias of the first, and 256 times that of the second added to it. */
    int[] sums() {
        int[] values = new int[channels()];
        for (int c = 0; c < values.length; c += 2) {
            values[c] = bias(c);
            values[c + 1] = bias(c + 1) * 256 + bias(c);
        }
        return values;
    }

    /** Weights: groups of four outputs, in them two taps at a time, a word for the first two outputs and one for the others. */
    int[] words(TapOrder order) {
        int[] words = new int[channels() / GROUP * taps()];
        int at = 0;
        for (int group = 0; group < channels(); group += GROUP) {
            for (int tap = 0; tap < taps(); tap += HALF_TAPS) {
                words[at++] = word(group, tap, order);
                words[at++] = word(group + 2, tap, order);
            }
        }
        return words;
    }

    /** Multipliers of the outputs there are. */
    int[] multipliers() {
        int[] multipliers = new int[outputs()];
        Arrays.setAll(multipliers, sums::multiplier);
        return multipliers;
    }

    private int bias(int channel) {
        return channel < outputs() ? sums.bias(channel) : 0;
    }

    /** Two taps of two outputs. */
    private int word(int channel, int tap, TapOrder order) {
        return half(channel, tap, order) & 0xffff | half(channel, tap + 1, order) << Short.SIZE;
    }

    private int half(int channel, int place, TapOrder order) {
        int tap = place / GROUP * GROUP + order.taps[place % GROUP];
        return weight(channel + 1, tap) * 256 + weight(channel, tap);
    }

    private int weight(int channel, int tap) {
        int width = weights.length / outputs();
        return channel < outputs() && tap < width && !sums.constant(channel) ? weights[channel * width + tap] : 0;
    }
}
