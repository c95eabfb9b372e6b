package org.inkling.nn.internal;

import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** Geometry of a window over an NHWC image, shared by the float32 and int8 kernels. */
public final class Sliding {

    public final int inputHeight;
    public final int inputWidth;
    public final int channels;
    public final int outputHeight;
    public final int outputWidth;
    public final int kernelHeight;
    public final int kernelWidth;
    private final Window window;

    public Sliding(Window window, Shape input, Shape output) {
        this.window = window;
        inputHeight = input.dim(1);
        inputWidth = input.dim(2);
        channels = input.dim(3);
        outputHeight = output.dim(1);
        outputWidth = output.dim(2);
        kernelHeight = window.kernelHeight();
        kernelWidth = window.kernelWidth();
    }

    /** Input row under a kernel row for an output row; outside 0 … inputHeight − 1 in the padding. */
    public int row(int outputRow, int kernelRow) {
        return outputRow * window.strideHeight() - window.padTop() + kernelRow * window.dilationHeight();
    }

    /** Input column under a kernel column for an output column; outside 0 … inputWidth − 1 in the padding. */
    public int column(int outputColumn, int kernelColumn) {
        return outputColumn * window.strideWidth() - window.padLeft() + kernelColumn * window.dilationWidth();
    }

    /** First kernel row that lies on the image for an output row. */
    public int firstKernelRow(int outputRow) {
        return first(row(outputRow, 0), window.dilationHeight());
    }

    /** One more than the last kernel row that lies on the image for an output row. */
    public int endKernelRow(int outputRow) {
        return end(row(outputRow, 0), window.dilationHeight(), inputHeight, kernelHeight);
    }

    /** First kernel column that lies on the image for an output column. */
    public int firstKernelColumn(int outputColumn) {
        return first(column(outputColumn, 0), window.dilationWidth());
    }

    /** One more than the last kernel column that lies on the image for an output column. */
    public int endKernelColumn(int outputColumn) {
        return end(column(outputColumn, 0), window.dilationWidth(), inputWidth, kernelWidth);
    }

    private static int first(int start, int dilation) {
        return start >= 0 ? 0 : -Math.floorDiv(start, dilation);
    }

    private static int end(int start, int dilation, int input, int kernel) {
        return (int) Math.min(kernel, -Math.floorDiv((long) start - input, dilation));
    }

    /** Index of the first channel of the input pixel under a kernel position, −1 in the padding. */
    public int pixel(int outputRow, int outputColumn, int kernelRow, int kernelColumn) {
        int row = row(outputRow, kernelRow);
        int column = column(outputColumn, kernelColumn);
        return row < 0 || row >= inputHeight || column < 0 || column >= inputWidth ? -1 : (row * inputWidth + column) * channels;
    }

    /** Values a dense convolution multiplies for one output. */
    public int patch() {
        return kernelHeight * kernelWidth * channels;
    }
}
