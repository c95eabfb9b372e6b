package org.inkling.nn;

/**
 * How a convolution or pooling kernel slides over height and width.
 *
 * @param kernelHeight   rows of the kernel
 * @param kernelWidth    columns of the kernel
 * @param strideHeight   rows between two outputs
 * @param strideWidth    columns between two outputs
 * @param dilationHeight rows between two kernel rows
 * @param dilationWidth  columns between two kernel columns
 * @param padTop         rows of zeros above
 * @param padLeft        columns of zeros to the left
 * @param padBottom      rows of zeros below
 * @param padRight       columns of zeros to the right
 */
public record Window(int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int dilationHeight, int dilationWidth,
        int padTop, int padLeft, int padBottom, int padRight) {

    public Window {
        if (Math.min(kernelHeight, kernelWidth) < 1 || Math.min(strideHeight, strideWidth) < 1
                || Math.min(dilationHeight, dilationWidth) < 1) {
            throw new IllegalArgumentException("kernel, stride and dilation are at least 1");
        }
        if (Math.min(Math.min(padTop, padLeft), Math.min(padBottom, padRight)) < 0) {
            throw new IllegalArgumentException("padding is at least 0");
        }
    }

    /** A window without padding. */
    public static Window valid(int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int dilationHeight,
            int dilationWidth) {
        return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, 0, 0, 0, 0);
    }

    /** A window padded so that the output has ⌈input / stride⌉ rows and columns; an odd pad goes below and right, as TensorFlow's SAME. */
    public static Window same(int inputHeight, int inputWidth, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth,
            int dilationHeight, int dilationWidth) {
        int vertical = same(inputHeight, kernelHeight, strideHeight, dilationHeight);
        int horizontal = same(inputWidth, kernelWidth, strideWidth, dilationWidth);
        return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, vertical / 2, horizontal / 2,
                vertical - vertical / 2, horizontal - horizontal / 2);
    }

    private static int same(int input, int kernel, int stride, int dilation) {
        long outputs = (input + (long) stride - 1) / stride;
        long total = Math.max(0, (outputs - 1) * stride + (kernel - 1L) * dilation + 1 - input);
        return Math.toIntExact(total);
    }

    /** This window with further zeros around the input. */
    public Window padded(int top, int left, int bottom, int right) {
        return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop + top, padLeft + left,
                padBottom + bottom, padRight + right);
    }

    /** Rows of the output for so many rows of input; below 1 when the kernel does not fit. */
    public int outputHeight(int inputHeight) {
        return outputs(inputHeight + (long) padTop + padBottom, kernelHeight, strideHeight, dilationHeight);
    }

    /** Columns of the output for so many columns of input; below 1 when the kernel does not fit. */
    public int outputWidth(int inputWidth) {
        return outputs(inputWidth + (long) padLeft + padRight, kernelWidth, strideWidth, dilationWidth);
    }

    private static int outputs(long input, int kernel, int stride, int dilation) {
        return Math.toIntExact(Math.floorDiv(input - ((kernel - 1L) * dilation + 1), (long) stride) + 1);
    }

    /** True when this is what {@link #same} gives for such an input. */
    public boolean isSame(int inputHeight, int inputWidth) {
        return equals(same(inputHeight, inputWidth, kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth));
    }

    /** True when nothing is padded. */
    public boolean isValid() {
        return padTop == 0 && padLeft == 0 && padBottom == 0 && padRight == 0;
    }

    /** Kernel 1 × 1, stride 1, no padding. */
    public boolean isPointwise() {
        return kernelHeight == 1 && kernelWidth == 1 && strideHeight == 1 && strideWidth == 1 && isValid();
    }
}
