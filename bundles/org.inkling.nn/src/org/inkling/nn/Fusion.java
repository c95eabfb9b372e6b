package org.inkling.nn;

import org.inkling.nn.internal.PaddingFusion;

/** Rewrites of a network, float32 or int8, that change no result: for executors and emitters that can do two steps in one. */
public final class Fusion {

    private Fusion() {
    }

    /** Zeros of a pad operator become the window's padding where only convolutions read them and the kernel is larger than the padding. */
    public static Network padding(Network network) {
        return PaddingFusion.fuse(network);
    }
}
