package org.inkling.nn.internal;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Window;

/** Pads into the windows of the convolutions that read them. */
public final class PaddingFusion {

    private PaddingFusion() {
    }

    /** The network without the pads that convolutions take in. */
    public static Network fuse(Network network) {
        Rewriter net = new Rewriter(network);
        for (Operator operator : net.operators()) {
            if (operator instanceof Operator.Pad && net.producer(operator.output()) instanceof Operator.Pad pad && padsImage(pad)
                    && net.onlyReader(pad.output()) instanceof Operator.Convolution convolution) {
                Window window = convolution.window().padded(pad.before().get(1), pad.before().get(2), pad.after().get(1),
                        pad.after().get(2));
                if (fits(window)) {
                    net.replace(convolution, convolution.with(window));
                    net.bypass(pad);
                }
            }
        }
        return net.finish();
    }

    private static boolean padsImage(Operator.Pad pad) {
        return pad.before().size() == 4 && pad.before().get(0) == 0 && pad.after().get(0) == 0 && pad.before().get(3) == 0
                && pad.after().get(3) == 0;
    }

    private static boolean fits(Window window) {
        int height = (window.kernelHeight() - 1) * window.dilationHeight();
        int width = (window.kernelWidth() - 1) * window.dilationWidth();
        return window.padTop() <= height && window.padBottom() <= height && window.padLeft() <= width && window.padRight() <= width;
    }
}
