package org.inkling.deploy.internal.network;

import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** How a convolution that reads two pixels before it writes them may write over its input. */
final class PixelOrder {

    private static final int PIXELS = 2;

    private PixelOrder() {
    }

    /** By how many bytes the output has to start before the input, so that nothing is overwritten that is still read. */
    static long lead(Shape in, Shape out, Window window) {
        int pixels = out.dim(1) * out.dim(2);
        long needed = Long.MAX_VALUE;
        long lead = 0;
        for (int pixel = pixels - 1; pixel > 0; pixel--) {
            int top = Math.max(0, pixel / out.dim(2) * window.strideHeight() - window.padTop());
            int left = Math.max(0, pixel % out.dim(2) * window.strideWidth() - window.padLeft());
            needed = Math.min(needed, ((long) top * in.dim(2) + left) * in.dim(3));
            if (pixel % PIXELS == 0) {
                lead = Math.max(lead, (long) pixel * out.dim(3) - needed);
            }
        }
        return lead;
    }
}
