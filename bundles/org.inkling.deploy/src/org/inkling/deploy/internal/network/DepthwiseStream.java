package org.inkling.deploy.internal.network;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** Weights and biases of a depthwise convolution as {@code inkling_depthwise_rows.h} reads them. */
final class DepthwiseStream {

    private static final int LARGEST_BIAS = (1 << 23) - 1;

    private DepthwiseStream() {
    }

    /** Whether sums fit in 32 bits and every bias in 24. */
    static boolean accepts(Operator.DepthwiseConv2D conv, Network network) {
        Channels channels = new Channels(conv, network);
        return channels.largest() <= Integer.MAX_VALUE && channels.largestBias() <= LARGEST_BIAS;
    }

    static int[] of(Operator.DepthwiseConv2D conv, Network network) {
        byte[] plain = conv.weights().bytes();
        Channels channels = new Channels(conv, network);
        int[] stream = new int[(Planes.KERNEL + 1) * channels.count()];
        int at = 0;
        for (int c = 0; c < channels.count(); c++) {
            for (int row = 0; row < Planes.KERNEL; row++) {
                int word = (channels.bias(c) >> Byte.SIZE * row & 0xff) << Planes.KERNEL * Byte.SIZE;
                for (int column = 0; column < Planes.KERNEL && !channels.constant(c); column++) {
                    word |= (plain[(row * Planes.KERNEL + column) * channels.count() + c] & 0xff) << Byte.SIZE * column;
                }
                stream[at++] = word;
            }
            stream[at++] = channels.multiplier(c);
        }
        return stream;
    }
}
