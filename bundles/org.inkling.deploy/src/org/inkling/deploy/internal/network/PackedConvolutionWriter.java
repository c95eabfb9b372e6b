package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** A convolution over all channels, or a dense layer on several vectors, packed for {@code inkling_conv_rows.h}. */
final class PackedConvolutionWriter implements LayerWriter {

    private static final int BYTES_PER_TAP = 6;

    @Override
    public boolean accepts(Operator operator, Network network) {
        if (operator instanceof Operator.Conv2D conv) {
            return conv.window().dilationHeight() == 1 && conv.window().dilationWidth() == 1 && Gemm.accepts(conv, network);
        }
        return operator instanceof Operator.FullyConnected dense && Gemm.accepts(dense, network);
    }

    @Override
    public int scratchBytes(Operator operator, Network network) {
        Gemm gemm = new Gemm((Operator.Linear) operator, network);
        return BYTES_PER_TAP * gemm.taps() + 2 * gemm.channels();
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return lead(operator, network) == 0;
    }

    @Override
    public long lead(Operator operator, Network network) {
        Operator.Linear linear = (Operator.Linear) operator;
        return PixelOrder.lead(image(linear, linear.input(), network), image(linear, linear.output(), network), window(linear));
    }

    private static Window window(Operator.Linear linear) {
        return linear instanceof Operator.Conv2D conv ? conv.window() : Window.valid(1, 1, 1, 1, 1, 1);
    }

    /** A dense layer on several vectors is a pointwise convolution of one row. */
    private static Shape image(Operator.Linear linear, int tensor, Network network) {
        Shape shape = network.tensor(tensor).shape();
        if (linear instanceof Operator.Conv2D) {
            return shape;
        }
        int width = tensor == linear.input() ? linear.weights().shape().dim(1) : linear.bias().shape().size();
        return Shape.of(1, 1, shape.size() / width, width);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.Linear linear = (Operator.Linear) operator;
        Shape out = image(linear, linear.output(), scope.network());
        String layer = layer(linear, scope, image(linear, linear.input(), scope.network()).dim(1), Planes.bytes(out, out.dim(1)));
        scope.call("inkling_conv_rows(%s, %s, %s, 0, %d, %s)", layer, scope.at(linear.input()), scope.at(linear.output()), out.dim(1),
                scope.scratch());
    }

    @Override
    public Work work(Operator operator, Network network) {
        Gemm gemm = new Gemm((Operator.Linear) operator, network);
        long pixels = network.tensor(operator.output()).shape().size() / gemm.outputs();
        long pairs = (pixels + 1) / 2;
        return Work.of(operator, network).with("pairs", pairs).with("widened", pairs * gemm.taps() / Gemm.GROUP)
                .with("groups", pairs * gemm.channels() / Gemm.GROUP).with("products", pairs * gemm.channels() / Gemm.GROUP * gemm.taps());
    }

    /**
     * Writes the constants and gives the address of the {@code inkling_conv_rows_layer}.
     *
     * @param slots rows of the input that are kept
     * @param rows  initialiser of the output's {@code inkling_rows}
     */
    static String layer(Operator.Linear linear, LayerScope scope, int slots, String rows) {
        Shape in = image(linear, linear.input(), scope.network());
        Window window = window(linear);
        scope.kernel("conv_rows");
        String matrix = new Gemm(linear, scope.network()).matrix(scope, Gemm.TapOrder.WIDENED);
        return scope.layer("inkling_conv_rows_layer", ConvolutionWriter.extents(in) + " /* input height, width, channels */",
                slots + " /* rows of the input kept */", pair(window.kernelHeight(), window.kernelWidth()) + " /* kernel */",
                pair(window.strideHeight(), window.strideWidth()) + " /* stride */",
                pair(window.padTop(), window.padLeft()) + " /* padding above, left */",
                scope.quantization(linear.input()).zeroPoint() + " /* zero point of the input */", matrix, rows);
    }
}
