package org.inkling.deploy.internal.network;

import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** Whether a convolution that reads two pixels before it writes them may write over its input. */
final class PixelOrder {

    private static final int PIXELS = 2;

    private PixelOrder() {
    }

    static boolean inPlace(Shape in, Shape out, Window window) {
        int pixels = out.dim(1) * out.dim(2);
        long needed = Long.MAX_VALUE;
        for (int pixel = pixels - 1; pixel >= 0; pixel--) {
            int top = Math.max(0, pixel / out.dim(2) * window.strideHeight() - window.padTop());
            int left = Math.max(0, pixel % out.dim(2) * window.strideWidth() - window.padLeft());
            needed = Math.min(needed, ((long) top * in.dim(2) + left) * in.dim(3));
            if (pixel % PIXELS == 0 && pixel > 0 && (long) pixel * out.dim(3) > needed) {
                return false;
            }
        }
        return true;
    }
}
