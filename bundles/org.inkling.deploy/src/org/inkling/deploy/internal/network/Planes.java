package org.inkling.deploy.internal.network;

import java.util.Locale;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/**
 * Memory of a depthwise convolution's input as planes of 16-bit values, one a channel, with the padding in place.
 *
 * @param height   rows of the input
 * @param width    columns of the input
 * @param channels up to whole fours
 * @param above    rows of padding above
 * @param below    rows of padding below
 * @param left     columns of padding at the left
 * @param pitch    values from one row to the next, even
 * @param slots    rows kept, padding included
 * @param behind   values that may be read behind the last plane
 */
record Planes(int height, int width, int channels, int above, int below, int left, int pitch, int slots, int behind) {

    static final int KERNEL = 3;

    private static final int OUTPUTS = 4;

    static Planes of(Operator.DepthwiseConv2D conv, Network network, int slots) {
        Shape in = network.tensor(conv.input()).shape();
        Shape out = network.tensor(conv.output()).shape();
        Window window = conv.window();
        int stride = window.strideWidth();
        int pitch = Packing.up(Math.max(in.dim(2) + window.padLeft(), (out.dim(2) - 1) * stride + KERNEL), 2);
        int below = Math.max(0, (out.dim(1) - 1) * stride + KERNEL - window.padTop() - in.dim(1));
        int read = Packing.up(out.dim(2), OUTPUTS) * stride + 2;
        return new Planes(in.dim(1), in.dim(2), Packing.up(in.dim(3), Gemm.GROUP), window.padTop(),
                below, window.padLeft(), pitch, slots, Packing.up(Math.max(0, read - pitch), 2));
    }

    /** Rows with all padding. */
    static int allSlots(Operator.DepthwiseConv2D conv, Network network) {
        Planes planes = of(conv, network, 0);
        return planes.above + planes.height + planes.below;
    }

    int planeBytes() {
        return slots * pitch * Short.BYTES;
    }

    int bytes() {
        return Packing.up(channels * planeBytes() + behind * Short.BYTES, Integer.BYTES);
    }

    /** Bytes from the start to the first value that is not padding. */
    int lead() {
        return left * Short.BYTES;
    }

    /** The initialiser of an {@code inkling_rows}. */
    String rows() {
        return String.format(Locale.ROOT, "{%d, %d, %d, %d, %d, %d, %d, %d} "
                + "/* height, width, slots, padding above, below, bytes of a row, a value, a plane */", height, width, slots, above, below,
                pitch * Short.BYTES, Short.BYTES, planeBytes());
    }

    /** The initialiser of an {@code inkling_rows} for bytes with channels last. */
    static String bytes(Shape shape, int slots) {
        return String.format(Locale.ROOT, "{%d, %d, %d, 0, 0, %d, %d, 0} "
                + "/* height, width, slots, padding above, below, bytes of a row, a pixel, a plane */",
                shape.dim(1), shape.dim(2), slots, shape.dim(2) * shape.dim(3), shape.dim(3));
    }
}
